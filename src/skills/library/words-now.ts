import type { DraftWords } from '../../sales/library/draft.ts'
import type { Item } from '../../sales/library/edition.ts'
import { everyTrack, type Library } from '../../sales/library/library.ts'
import { pathDraftOf, trackDraftOf } from '../../sales/library/words.ts'

/** The words of an item as they are offered now, to write on; `undefined` for what there is not. */
export function wordsNow(library: Library, { kind, itemId }: Item): DraftWords | undefined {
  if (kind === 'track') {
    const track = everyTrack(library).find(({ id }) => id === itemId)
    return track === undefined ? undefined : { kind, words: trackDraftOf(track) }
  }
  const path = library.paths.find(({ id }) => id === itemId)
  return path === undefined ? undefined : { kind, words: pathDraftOf(path) }
}
