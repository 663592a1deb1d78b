import type { Person } from '../../../people/person.ts'
import type { Difference } from '../differences.ts'
import type { Draft, DraftWords } from '../draft.ts'
import type { Library } from '../library.ts'
import type { Entry, LineFinding } from './entry.ts'
import { labelOf } from './fields.ts'
import { tidyLine } from './tidy.ts'

/** What bringing one entry of a file in comes to 试算; `new` and `changed` become drafts. */
export interface Planned {
  line: number
  title: string
  /** What of the library it is, where it is there already. */
  itemId?: string
  verdict: 'new' | 'changed' | 'unchanged' | 'wrong'
  findings: LineFinding[]
  differences: Difference[]
  /** What is to be written; `over` the draft of one's own that it takes the place of. */
  writes?: DraftWords & { itemId?: string; retires: boolean; over?: Draft }
}

/** What a file is held against. */
export interface Shelf {
  library: Library
  /** Open and waiting, of the whole company. */
  drafts: readonly Draft[]
  /** The number of the edition that is offered now, by `kind/itemId`; what ships is 0. */
  versions: ReadonlyMap<string, number>
}

export function isWrong({ remarks }: Entry, found: readonly LineFinding[]): boolean {
  return [...remarks, ...found].some(({ gravity }) => gravity === 'mistake')
}

/** A draft of somebody else's stands in the way; one's own is written anew. */
export function settled(
  planned: Planned,
  found: readonly LineFinding[],
  draft: Draft | undefined,
  person: Pick<Person, 'id'>,
): Planned {
  const { writes } = planned
  if (draft !== undefined && (draft.writtenBy !== person.id || draft.creditedTo !== undefined)) {
    const text = '已经有一份同事的草稿在改它，先在页面上处理那一份'
    return wrongly(planned, [mistake(planned.line, undefined, text)])
  }
  if (found.some(({ gravity }) => gravity === 'mistake')) return wrongly(planned, found)
  return {
    ...planned,
    findings: [...planned.findings, ...found],
    ...(writes === undefined ? {} : { writes: { ...writes, ...(draft === undefined ? {} : { over: draft }) } }),
  }
}

export function alreadyDraft(planned: Planned, { state }: Draft): Planned {
  const text = state === 'submitted' ? '这样改的草稿已经在等审批' : '这样改的草稿已经在了，还没提交'
  return { ...planned, findings: [...planned.findings, { line: planned.line, gravity: 'hint', text }] }
}

/** A file from before somebody published would undo what nobody looked at. */
export function outdated({ kind, line, cells }: Entry, { versions }: Shelf, itemId: string | undefined): LineFinding[] {
  const [, told] = /^(?:第\s*)?(\d{1,6})(?:\s*版)?$/.exec(tidyLine(cells.version?.text ?? '')) ?? []
  const now = versions.get(`${kind}/${itemId}`) ?? 0
  if (told === undefined || itemId === undefined || Number(told) === now) return []
  const from = Number(told) === 0 ? '原版' : `第 ${told} 版`
  const text = `文件是从${from}改的，现在已经是${now === 0 ? '原版' : `第 ${now} 版`}；重新导出，在新的上面改`
  return [mistake(cells.version?.line ?? line, labelOf('track', 'version'), text)]
}

export function wrongly({ writes: _, ...planned }: Planned, found: readonly LineFinding[]): Planned {
  return { ...planned, verdict: 'wrong', findings: [...planned.findings, ...found], differences: [] }
}

export function mistake(line: number, label: string | undefined, text: string): LineFinding {
  return { line, ...(label === undefined ? {} : { label }), gravity: 'mistake', text }
}
