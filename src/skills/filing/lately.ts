import type { Turn } from '../../conversation/skill.ts'
import type { Entries, Entry } from '../../sales/record/entry.ts'
import { type Draft, draftsIn } from './drafts.ts'

/** What was shown and waits for its tap, or what was written. */
export type Filed = Draft | Entry

/** Whatever was shown or written within so many milliseconds, the last first. */
export async function lately(
  entries: Pick<Entries, 'recent'>,
  { person, memory, now }: Turn,
  within: number,
): Promise<Filed[]> {
  const written = await entries.recent(person, new Date(now.getTime() - within))
  const drafts = draftsIn(memory)
    .filter(({ id }) => written.every((entry) => entry.id !== id))
    .toReversed()
  const isSaved = memory['pending']?.startsWith('saved:') ?? false
  const all: Filed[] = isSaved ? [...written, ...drafts] : [...drafts, ...written]
  return all.sort((one, other) => Date.parse(other.at) - Date.parse(one.at))
}

export function isDraft(filed: Filed): filed is Draft {
  return 'proposal' in filed
}

export function dealOf(filed: Filed): string | undefined {
  return isDraft(filed) ? filed.proposal.dealId : filed.dealId
}

export function nameOf(filed: Filed): string {
  return isDraft(filed) ? filed.proposal.name : filed.name
}

export function sourceOf(filed: Filed): unknown {
  return isDraft(filed) ? filed.source : JSON.parse(filed.source)
}
