import { reachOf } from '../../people/permissions.ts'
import type { Person } from '../../people/person.ts'
import { Refusal } from '../../people/refusal.ts'
import type { Draft, LibraryChange, PathDraft, TrackDraft } from '../../sales/library/draft.ts'
import type { Edition, Item } from '../../sales/library/edition.ts'
import { findingsOf } from '../../sales/library/findings.ts'
import { asShipped, everyTrack, type Library, pathOf } from '../../sales/library/library.ts'
import { stepsOf, trackOf } from '../../sales/library/words.ts'
import type { Ports, Viewing } from '../ports.ts'

/** What somebody has written; without `id` a new draft, without `itemId` a track there has not been yet. */
export type ToWrite = {
  id?: string
  /** The draft as it was when it was opened: what somebody else has written since is not written over. */
  writtenAt?: string
  itemId?: string
  retires?: boolean
} & ({ kind: 'track'; words: TrackDraft } | { kind: 'path'; words: PathDraft })

/** Where the library is looked after: what is written, who looks at it, what is published. Refuses whoever may not. */
export interface LibraryDesk {
  mayEdit(person: Person): boolean
  /** Whether somebody else could look at what this person writes. */
  hasOthers(person: Person): Promise<boolean>
  write(viewing: Viewing, what: ToWrite): Promise<Draft>
  /** All or none, each as a draft of its own; with `submits` they wait for whoever approves at once. */
  writeAll(viewing: Viewing, all: readonly ToWrite[], how: { submits: boolean }): Promise<Draft[]>
  submit(viewing: Viewing, id: string): Promise<Draft>
  /** What would be written if this person published it. */
  publishing(viewing: Viewing, draft: Draft): Promise<LibraryChange>
  publish(viewing: Viewing, id: string, writtenAt: string): Promise<Edition>
  decline(viewing: Viewing, id: string, remark: string): Promise<void>
  drop(viewing: Viewing, id: string): Promise<void>
  /** One step back, at once: what is gone back to has been looked at before. 0 is what ships. */
  restore(viewing: Viewing, item: Item, number: number): Promise<Edition>
}

export function openDesk({
  libraries,
  people,
}: Pick<Ports, 'libraries'> & { people: Pick<Ports['people'], 'withRole'> }): LibraryDesk {
  return { mayEdit, hasOthers, write, writeAll, submit, publishing, publish, decline, drop, restore }

  async function write(viewing: Viewing, what: ToWrite): Promise<Draft> {
    const [draft] = await writeAll(viewing, [what], { submits: false })
    if (draft === undefined) throw new Error('nothing was written')
    return draft
  }

  async function writeAll(
    viewing: Viewing,
    all: readonly ToWrite[],
    { submits }: { submits: boolean },
  ): Promise<Draft[]> {
    const { person, now, newId } = editing(viewing)
    const { tenantId, id: writtenBy, teamId } = person
    const [library, newest, open] = await Promise.all([
      libraries.of(tenantId),
      libraries.newest(tenantId),
      libraries.drafts(person),
    ])
    const drafts = all.map((what): Draft => {
      const before = what.id === undefined ? undefined : open.find(({ id }) => id === what.id)
      if (what.id !== undefined && before === undefined) throw new Refusal('找不到这份草稿，可能已经处理过了。')
      if (before !== undefined && before.writtenAt !== what.writtenAt) throw new Refusal(changedMeanwhile)
      const itemId = itemOf(what, library, newId)
      const isIt = (one: Item) => one.kind === what.kind && one.itemId === itemId
      if (before === undefined && open.some(isIt)) throw new Refusal('这一套已经有人在改了，先打开那份草稿。')
      const basedOn = newest.find(isIt)?.number ?? 0
      return {
        ...(before ?? { id: newId(), tenantId, ownerId: writtenBy, teamId, basedOn }),
        ...{ kind: what.kind, itemId, words: what.words, retires: what.retires ?? false },
        ...{ state: 'open', writtenBy, writtenAt: now.toISOString() },
      } as Draft
    })
    for (const draft of submits ? drafts : []) refuseMistakes(draft, library)
    const about = (draft: Draft) => ({ level: 'confirm' as const, subject: draft.id, draft })
    const written = drafts.map((draft) => ({ kind: 'library.written' as const, ...about(draft) }))
    const submitted = drafts.map((draft) => ({ kind: 'library.submitted' as const, ...about(draft) }))
    await libraries.write(person, [...written, ...(submits ? submitted : [])], now.getTime())
    return drafts
  }

  async function submit(viewing: Viewing, id: string): Promise<Draft> {
    const draft = await draftOf(editing(viewing).person, id)
    refuseMistakes(draft, await libraries.of(draft.tenantId))
    await record(viewing, { kind: 'library.submitted', level: 'confirm', subject: id, draft })
    return { ...draft, state: 'submitted', submitted: { by: viewing.person.id, at: viewing.now.toISOString() } }
  }

  async function publishing(viewing: Viewing, draft: Draft): Promise<LibraryChange> {
    const { person, now } = editing(viewing)
    if (draft.state !== 'submitted') throw new Refusal('要先提交审批，才能发布。')
    if (draft.writtenBy === person.id && (await hasOthers(person))) {
      throw new Refusal('这是你自己写的，请另一位有权的同事看过再发布。')
    }
    refuseMistakes(draft, await libraries.of(draft.tenantId))
    const { id: subject, tenantId, itemId, retires: retired, basedOn, writtenBy, creditedTo } = draft
    const library = await libraries.of(tenantId)
    const credit = creditedTo ?? (await libraries.editions(tenantId, draft))[0]?.creditedTo
    const edition = {
      ...{ tenantId, kind: draft.kind, itemId, words: publishable(draft, library), number: basedOn + 1, retired },
      ...{ writtenBy, approvedBy: person.id, at: now.toISOString() },
      ...(credit === undefined ? {} : { creditedTo: credit }),
    } as Edition
    return { kind: 'library.published', level: 'human', subject, draft, edition }
  }

  async function publish(viewing: Viewing, id: string, writtenAt: string): Promise<Edition> {
    const draft = await draftOf(editing(viewing).person, id)
    if (draft.writtenAt !== writtenAt) throw new Refusal(changedMeanwhile)
    const change = await publishing(viewing, draft)
    await record(viewing, change)
    return (change as Extract<LibraryChange, { edition: Edition }>).edition
  }

  async function decline(viewing: Viewing, id: string, remark: string): Promise<void> {
    const draft = await draftOf(editing(viewing).person, id)
    await record(viewing, { kind: 'library.declined', level: 'human', subject: id, draft, remark })
  }

  async function drop(viewing: Viewing, id: string): Promise<void> {
    const draft = await draftOf(editing(viewing).person, id)
    if (draft.creditedTo !== undefined) throw new Refusal('这是同事的投稿，不用的话请点“不采用”，告诉他为什么。')
    await record(viewing, { kind: 'library.dropped', level: 'confirm', subject: id, draft })
  }

  async function restore(viewing: Viewing, item: Item, number: number): Promise<Edition> {
    const { person, now } = editing(viewing)
    const { tenantId, id } = person
    const editions = await libraries.editions(tenantId, item)
    const [newest] = editions
    if (newest === undefined || newest.number === number) throw new Refusal('现在用的就是这一版。')
    const then = number === 0 ? shippedEdition(item) : editions.find((edition) => edition.number === number)
    if (then === undefined) throw new Refusal('没有这一版可以退回。')
    const edition = {
      ...{ ...item, tenantId, words: then.words, retired: then.retired, number: newest.number + 1 },
      ...{ writtenBy: id, approvedBy: id, restores: number, at: now.toISOString() },
      ...(then.creditedTo === undefined ? {} : { creditedTo: then.creditedTo }),
    } as Edition
    await record(viewing, { kind: 'library.restored', level: 'human', subject: item.itemId, edition })
    return edition
  }

  async function draftOf(person: Person, id: string): Promise<Draft> {
    const draft = await libraries.draft(person, id)
    if (draft === undefined) throw new Refusal('找不到这份草稿，可能已经处理过了。')
    if (draft.state !== 'open' && draft.state !== 'submitted') throw new Refusal('这份草稿已经处理过了。')
    return draft
  }

  async function hasOthers({ tenantId, id }: Person): Promise<boolean> {
    const found = await Promise.all(
      (['sales-ops', 'administrator'] as const).map((role) => people.withRole(tenantId, role)),
    )
    return found.flat().some(({ person }) => person.id !== id)
  }

  function record({ person, now }: Viewing, change: LibraryChange): Promise<void> {
    return libraries.write(person, [change], now.getTime())
  }
}

function refuseMistakes(draft: Draft, library: Library): void {
  const mistakes = findingsOf(draft, library).filter(({ gravity }) => gravity === 'mistake')
  const [first] = mistakes
  if (first !== undefined) throw new Refusal(`还有 ${mistakes.length} 处要改：${first.text}`)
}

const changedMeanwhile = '这份草稿刚被别人改过，重新打开看一眼再定。'

function mayEdit(person: Person): boolean {
  return reachOf(person, 'change', 'library') === 'company'
}

function editing(viewing: Viewing): Viewing {
  if (!mayEdit(viewing.person)) throw new Refusal('话术库由销售运营和管理员维护，你可以看，也可以在聊天里投稿。')
  return viewing
}

/** What a track answers and how is in its id, which the ledger counts by: it stays once there is such a track. */
function itemOf({ kind, itemId, words }: ToWrite, library: Library, newId: () => string): string {
  if (kind === 'path') {
    const known = library.paths.find(({ id }) => id === itemId)
    if (known === undefined) throw new Refusal('没有这条行业路径。')
    return known.id
  }
  const known = itemId === undefined ? undefined : everyTrack(library).find(({ id }) => id === itemId)
  const { objection, strategy } = words as TrackDraft
  if (known === undefined) return `${objection.toLowerCase()}-${strategy}-own-${newId().slice(-8)}`
  if (known.objection !== objection || known.strategy !== strategy) {
    throw new Refusal('已有话术的异议和打法不能改，台账按它们算账。请另写一套。')
  }
  return known.id
}

function publishable(draft: Draft, library: Library): Edition['words'] {
  const words =
    draft.kind === 'path' ? stepsOf(pathOf(library, draft.itemId), draft.words) : trackOf(draft.itemId, draft.words)
  if (words === undefined) throw new Refusal('写得还不完整，不能发布。')
  return words
}

function shippedEdition({ kind, itemId }: Item): Pick<Edition, 'words' | 'retired' | 'creditedTo'> | undefined {
  const words =
    kind === 'track'
      ? asShipped.tracks.find(({ id }) => id === itemId)
      : asShipped.paths.find(({ id }) => id === itemId)
  if (words === undefined) return undefined
  return {
    words: kind === 'track' ? words : { stages: (words as Library['paths'][number]).stages },
    retired: false,
  } as Pick<Edition, 'words' | 'retired'>
}
