import type { Person } from '../people/person.ts'

/** A photo, or the place, that somebody has put to a visit; `id` is made where it is put. */
export type VisitAttachment = { id: string } & (
  | { kind: 'photo'; type: 'image/jpeg' | 'image/png' | 'image/webp'; bytes: Uint8Array }
  | ({ kind: 'place' } & Place)
)

/** Degrees, no finer than a hundredth: about a kilometre. */
export interface Place {
  latitude: number
  longitude: number
}

/** What a visit has, without the pictures themselves. */
export interface AttachmentOf {
  id: string
  visitId: string
  place?: Place
  /** Put there by whoever asks, who may take it away again. */
  isOwn: boolean
}

/** As many photos as one visit takes, and bytes of one. */
export const photoLimits = { ofVisit: 6, bytes: 5 * 1024 * 1024 } as const

/**
 * The keeper of photos and places. They are put first and belong to a visit once it is written with their ids; nobody but whoever
 * put them sees them before, nor after unless they may see the visit. With the visit they go.
 */
export interface VisitAttachments {
  /** The same id again changes nothing. */
  put(person: Person, attachment: VisitAttachment): Promise<void>
  /** Takes one's own away at any time, without a trace of what it was; whether there was one. */
  drop(person: Person, id: string): Promise<boolean>
  /** Those of these ids that one has put and that belong to no visit yet. */
  waiting(person: Person, ids: readonly string[]): Promise<string[]>
  /** What visits have that one may see. */
  of(person: Person, visitIds: readonly string[]): Promise<AttachmentOf[]>
  photo(person: Person, id: string): Promise<Extract<VisitAttachment, { kind: 'photo' }> | undefined>
  /** Throws away, as of now (ms), what belongs to no visit any more: a minute after one was taken back, and of forms nobody sent. */
  clear(now: number): Promise<void>
}

/** About a kilometre, whatever came. */
export function coarse({ latitude, longitude }: Place): Place {
  return { latitude: Math.round(latitude * 100) / 100, longitude: Math.round(longitude * 100) / 100 }
}
