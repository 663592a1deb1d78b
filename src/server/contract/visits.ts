import { z } from 'zod'
import type { Card } from '../../conversation/card.ts'
import type { FormState } from '../../skills/visit/forms.ts'
import { VisitForm } from '../../skills/visit/visit-form.ts'

/** GET /api/visits/form?deal&appointment&draft: a visit's form, filled in as far as anything is known. */
export interface VisitPage {
  /** Whose it is: what is kept on the device is theirs alone. */
  person: string
  form: VisitForm
  deals: { id: string; label: string }[]
  /** Where what it was opened from is written already. */
  filed?: VisitState
}

/** POST /api/visits/preview: the card the chat would show, and a mark of what stands on it. */
export interface VisitPreview {
  card: Card
  seen: string
}

/** POST /api/visits: `seen` is left out where there was no connection to look at it first. */
export const VisitSubmitted = z.strictObject({ form: VisitForm, seen: z.string().max(64).optional() })

export type VisitSubmitted = z.infer<typeof VisitSubmitted>

/** GET /api/visits/filings/:key: `unknown` until it is written. */
export type VisitState = FormState

/** GET /api/deals/:id/visits: the newest first. */
export interface PastVisits {
  visits: PastVisit[]
}

export interface PastVisit {
  id: string
  /** When it was, in words; and when it was told. */
  on: string
  at: string
  /** What we said, what the customer said, and what the words lay to neither. */
  ours: string[]
  theirs: string[]
  either: string[]
  attendees: string[]
  promises: { by: string; text: string }[]
  mood?: string
  photos: VisitPhoto[]
  place?: VisitPlace
}

/** A photo, by its id; whoever put it may take it away. */
export interface VisitPhoto {
  id: string
  isOwn: boolean
}

/** Where a visit was, to about a kilometre, in words. */
export interface VisitPlace {
  id: string
  text: string
  isOwn: boolean
}

/** POST /api/visits/attachments/:id/place: where somebody is, in degrees; kept to a hundredth. */
export const PlaceTold = z.strictObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
})
