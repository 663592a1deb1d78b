import { placesOf } from '../sales/library/choices.ts'
import { type Difference, differencesOf, linesOfPath, linesOfTrack } from '../sales/library/differences.ts'
import type { Draft, DraftWords } from '../sales/library/draft.ts'
import type { Edition, Item } from '../sales/library/edition.ts'
import { asShipped, type Library } from '../sales/library/library.ts'
import { pathDraftOf, trackDraftOf } from '../sales/library/words.ts'
import { sayTopic, strategyNames, type Track } from '../sales/tracks/track.ts'
import { wordsNow } from '../skills/library/words-now.ts'
import type { DraftLine, EditionLine, LibraryLine } from './contract.ts'

/** Calls people by their names; whoever has gone is called so. */
export type NameOf = (id: string) => string

/** A track as a list shows it. */
export function libraryLine(track: Track, retired: boolean, from: string | undefined): LibraryLine {
  const { id, name, opening, version } = track
  return {
    id,
    name,
    about: aboutOf(track),
    where: placesOf(track),
    opening,
    ...(version === undefined ? {} : { version }),
    ...(from === undefined ? {} : { from }),
    retired,
  }
}

export function draftLine(draft: Draft, library: Library, nameOf: NameOf): DraftLine {
  const { id, kind, itemId, state, retires, writtenBy, writtenAt, creditedTo } = draft
  return {
    id,
    kind,
    itemId,
    name: nameOfWords(draft, library),
    state: `${retires ? '停用，' : ''}${state === 'submitted' ? '等审批' : '草稿'}`,
    by: nameOf(writtenBy),
    at: writtenAt,
    ...(creditedTo === undefined ? {} : { from: nameOf(creditedTo) }),
  }
}

export function nameOfWords(draft: DraftWords & Item, library: Library): string {
  if (draft.kind === 'track') return draft.words.name || '还没有名称'
  return library.paths.find(({ id }) => id === draft.itemId)?.name ?? draft.itemId
}

export function aboutOf({ objection, strategy }: Pick<Track, 'objection' | 'strategy'>): string {
  return `${sayTopic(objection)} · ${strategyNames[strategy]}`
}

/** Words as lines that can be read and held against each other. */
export function linesOf(written: DraftWords): Record<string, string> {
  return written.kind === 'track' ? linesOfTrack(written.words) : linesOfPath(written.words)
}

/** What a draft would change of what is offered now. */
export function changesOf(draft: Draft, library: Library): Difference[] {
  const now = wordsNow(library, draft)
  return differencesOf(now === undefined ? {} : linesOf(now), linesOf(draft))
}

/** The editions of an item, the newest first, down to what ships where it ships; each against the one before. */
export function editionLines(item: Item, editions: readonly Edition[], nameOf: NameOf): EditionLine[] {
  const shipped = wordsNow(asShipped, item)
  const lines = editions.map((edition, at) => {
    const before = editions[at + 1]
    const earlier = before === undefined ? shipped : draftWords(before)
    return {
      number: edition.number,
      at: edition.at,
      who: whoOf(edition, nameOf),
      what: whatOf(edition),
      ...(edition.creditedTo === undefined ? {} : { from: nameOf(edition.creditedTo) }),
      now: at === 0,
      differences: differencesOf(earlier === undefined ? {} : linesOf(earlier), linesOf(draftWords(edition))),
    }
  })
  const origin = { number: 0, who: '随产品', what: '', now: editions.length === 0, differences: [] }
  return shipped === undefined ? lines : [...lines, origin]
}

function whoOf({ writtenBy, approvedBy, restores }: Edition, nameOf: NameOf): string {
  if (restores !== undefined) return `${nameOf(approvedBy)}退回`
  if (writtenBy === approvedBy) return `${nameOf(writtenBy)}写并发布（当时没有第二个人能看）`
  return `${nameOf(writtenBy)}写，${nameOf(approvedBy)}发布`
}

function whatOf({ retired, restores }: Edition): string {
  if (restores !== undefined) return restores === 0 ? '退回随产品的那一版' : `退回第 ${restores} 版`
  return retired ? '停用' : ''
}

function draftWords(edition: Edition): DraftWords {
  return edition.kind === 'track'
    ? { kind: 'track', words: trackDraftOf(edition.words) }
    : { kind: 'path', words: pathDraftOf(edition.words) }
}
