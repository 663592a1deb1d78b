import type { Turn } from '../../conversation/skill.ts'
import { nothingKnown } from '../../sales/facts.ts'
import type { Draft, TrackDraft } from '../../sales/library/draft.ts'
import type { Library } from '../../sales/library/library.ts'
import { trackDraftOf } from '../../sales/library/words.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import type { Offer } from '../../sales/sandbox/offers.ts'
import { generalised } from '../../sales/tracks/generalised.ts'

/**
 * A rep's words as a proposal 投稿: about what the talk is about, in the way of the set they were used with, whose other parts
 * are lent until sales-ops has written others.
 */
export function proposalOf(
  { person, now, newId }: Turn,
  said: string,
  about: { made?: Decision | undefined; offer?: Offer | undefined; listeners: readonly string[] },
  { tracks }: Library,
): Draft {
  const { made, offer, listeners } = about
  const facts = made?.facts ?? nothingKnown
  const lent = tracks.find(({ id }) => id === offer?.trackId)
  const opening = generalised(said, facts, listeners)
  const words: TrackDraft = {
    ...(lent === undefined ? unwritten : trackDraftOf(lent)),
    objection: lent?.objection ?? facts.objections[0]?.value ?? 'NONE',
    name: nameOf(opening),
    opening,
  }
  const at = now.toISOString()
  return {
    id: newId(),
    tenantId: person.tenantId,
    ownerId: person.id,
    teamId: person.teamId,
    kind: 'track',
    itemId: `${words.objection.toLowerCase()}-${words.strategy}-own-${newId().slice(-8)}`,
    words,
    retires: false,
    basedOn: 0,
    state: 'open',
    writtenBy: person.id,
    writtenAt: at,
    creditedTo: person.id,
  }
}

const unwritten: TrackDraft = {
  objection: 'NONE',
  strategy: 'clarify',
  name: '',
  opening: '',
  handling: '',
  nextStep: '',
  avoid: '',
  evidence: [],
  listeners: ['EB', 'UB', 'TB', 'COACH', 'OTHER'],
  stages: [],
  industries: [],
  cues: [],
  clauses: { opening: [], handling: [], nextStep: [] },
}

/** As many characters as a card's line holds. */
const longestName = 14

/** The first clause that says something, for whoever approves to better. */
function nameOf(words: string): string {
  const clauses = words.replaceAll(/[[\]]|\{[^{}]*\}/g, '').split(/[，。！？；：,]/)
  return (clauses.find((clause) => clause.length > 3) ?? '').slice(0, longestName)
}
