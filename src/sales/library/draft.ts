import { z } from 'zod'
import { industries } from '../../language/industries.ts'
import { buyingRoles } from '../../language/roles.ts'
import { scenes } from '../../language/scenes.ts'
import { wares } from '../../language/wares.ts'
import type { Ownership } from '../../people/permissions.ts'
import type { Level } from '../../people/responsibility.ts'
import { signNames } from '../paths/path.ts'
import { ladder } from '../stage.ts'
import { strategies, topics } from '../tracks/track.ts'
import type { Edition, Item } from './edition.ts'

const line = (longest: number) => z.string().trim().max(longest, `最长 ${longest} 个字`)
const lines = (most: number, longest: number) => z.array(line(longest)).max(most, `最多 ${most} 条`)

/** The words of a talk-track while they are being written: as a track, but any part may be missing yet. */
export const TrackDraft = z.strictObject({
  objection: z.enum(topics),
  strategy: z.enum(strategies),
  name: line(60),
  opening: line(600),
  handling: line(600),
  nextStep: line(600),
  avoid: line(600),
  evidence: lines(12, 120),
  listeners: z.array(z.enum(buyingRoles)),
  /** None: all of them. */
  stages: z.array(z.enum(ladder)),
  industries: z.array(z.enum(industries)),
  scene: z.enum(scenes).exactOptional(),
  ware: z.enum(wares).exactOptional(),
  /** Ids of the clauses each part rests on, where the scene is regulated. */
  clauses: z.strictObject({ opening: lines(12, 60), handling: lines(12, 60), nextStep: lines(12, 60) }),
  cues: lines(12, 60),
})
export type TrackDraft = z.infer<typeof TrackDraft>

const days = z.int('填整数天').min(0, '填整数天').max(3650, '填整数天')

/** The stages of a path while they are being written. */
export const PathDraft = z.strictObject({
  stages: z
    .array(
      z.strictObject({
        stage: z.enum(ladder),
        name: line(60),
        exit: z.array(z.strictObject({ text: line(120), shownBy: z.enum(signNames).exactOptional() })).max(12),
        usualDays: z.strictObject({ from: days, to: days }),
      }),
    )
    .length(ladder.length),
})
export type PathDraft = z.infer<typeof PathDraft>

export type DraftWords = { kind: 'track'; words: TrackDraft } | { kind: 'path'; words: PathDraft }

/** Something that is being written for the library 草稿; `retires`: it is to be offered no more. */
export type Draft = DraftWords &
  Item &
  Ownership & {
    id: string
    retires: boolean
    /** The edition it started from; publishing it over another one would undo what nobody looked at. */
    basedOn: number
    state: 'open' | 'submitted' | 'published' | 'declined' | 'dropped'
    /** Who wrote it last, and when (ISO 8601, UTC). */
    writtenBy: string
    writtenAt: string
    creditedTo?: string
    submitted?: { by: string; at: string }
    settled?: { by: string; at: string; remark?: string }
  }

/** `subject` is the draft; of a step back, the item. */
export type LibraryChange =
  /** Kept as it is now, whether new or written anew. */
  | { kind: 'library.written'; level: Level; subject: string; draft: Draft }
  | { kind: 'library.submitted'; level: Level; subject: string; draft: Draft }
  /** Fails where the draft is no longer what was looked at, or somebody else has published meanwhile. */
  | { kind: 'library.published'; level: Level; subject: string; draft: Draft; edition: Edition }
  | { kind: 'library.declined'; level: Level; subject: string; draft: Draft; remark: string }
  | { kind: 'library.dropped'; level: Level; subject: string; draft: Draft }
  | { kind: 'library.restored'; level: Level; subject: string; edition: Edition }
  /** Taken out of the house in a file; `subject` says what. */
  | { kind: 'library.exported'; level: Level; subject: 'talk-tracks' | 'paths' }
