import { moodNames } from '../sales/mood.ts'
import { sayTold } from '../sales/told-time.ts'
import { sidesOf } from '../sales/two-sides.ts'
import type { Visit } from '../sales/visit.ts'
import type { AttachmentOf } from '../sales/visit-attachment.ts'
import { sideNames } from '../sales/visit-details.ts'
import { attachedTo } from './attached.ts'
import type { PastVisit } from './contract.ts'

/** A visit in two columns: what we said and what the customer said, as far as its words tell. */
export function pastVisit(
  { id, at, on, text, details }: Visit,
  attached: readonly AttachmentOf[],
  today: string,
): PastVisit {
  const clauses = sidesOf(text)
  const said = (side: 'us' | 'customer' | undefined) =>
    clauses.filter((clause) => clause.side === side).map((clause) => clause.text)
  return {
    id,
    on: sayTold({ value: on }, today),
    at,
    ours: said('us'),
    theirs: said('customer'),
    either: said(undefined),
    attendees: (details?.attendees ?? []).map(({ name }) => name),
    promises: (details?.commitments ?? []).map(({ by, text: what, due }) => ({
      by: sideNames[by],
      text: due === undefined ? what : `${what}（${due}）`,
    })),
    ...attachedTo(id, attached),
    ...(details?.mood === undefined ? {} : { mood: moodNames[details.mood] }),
  }
}
