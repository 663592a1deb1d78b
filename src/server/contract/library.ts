import { z } from 'zod'
import type { Choice } from '../../sales/import/words.ts'
import type { Difference } from '../../sales/library/differences.ts'
import { PathDraft, TrackDraft } from '../../sales/library/draft.ts'
import type { Finding } from '../../sales/library/findings.ts'
import type { Piece } from '../../sales/tracks/explain.ts'

/** GET /api/library?q&topic&strategy&industry&own: the talk-tracks that fit, and what waits; everybody in the company may look. */
export interface LibraryPage {
  tracks: LibraryLine[]
  /** That fit; the list holds the first of them. */
  found: number
  paths: { id: string; name: string; version?: number }[]
  /** What is being written or waits, of what the reader may see. */
  drafts: DraftLine[]
  mayEdit: boolean
  topics: Choice[]
  strategies: Choice[]
  industries: string[]
}

export interface LibraryLine {
  id: string
  name: string
  /** 嫌贵 · 澄清提问 */
  about: string
  /** Where it is said, where not everywhere: 投标 · 医疗. */
  where: string
  opening: string
  version?: number
  /** The rep whose proposal it was. */
  from?: string
  retired: boolean
}

export interface DraftLine {
  id: string
  kind: 'track' | 'path'
  itemId: string
  name: string
  /** 草稿 · 等审批 */
  state: string
  /** Who wrote it last and when, and whose proposal it was. */
  by: string
  at: string
  from?: string
}

/** GET /api/library/:kind/:itemId, and /api/library/drafts/:id. */
export interface LibraryItem {
  kind: 'track' | 'path'
  itemId: string
  name: string
  about: string
  /** As it is offered now, or, of a draft of something new, as it is written. */
  words: TrackDraft | PathDraft
  lines: { label: string; text: string }[]
  version?: number
  retired: boolean
  from?: string
  draft?: DraftSheet
  /** The newest first; what ships is number 0. */
  editions: EditionLine[]
  mayEdit: boolean
}

export interface DraftSheet {
  id: string
  writtenAt: string
  state: 'open' | 'submitted'
  retires: boolean
  by: string
  from?: string
  words: TrackDraft | PathDraft
  differences: Difference[]
  findings: Finding[]
  /** Why the reader may not publish it, in a sentence; absent where they may. */
  notBy?: string
  /** Said where nobody else could look at it. */
  alone?: string
}

export interface EditionLine {
  number: number
  at?: string
  /** 顾盼写，沈立发布 */
  who: string
  /** 停用 · 退回第 2 版 · 随产品 */
  what: string
  from?: string
  now: boolean
  /** Against the edition before it. */
  differences: Difference[]
}

/** GET /api/library/choices: what the editor chooses from. */
export interface LibraryChoices {
  topics: Named<TrackDraft['objection']>[]
  strategies: Named<TrackDraft['strategy']>[]
  roles: Named<TrackDraft['listeners'][number]>[]
  stages: Named<TrackDraft['stages'][number]>[]
  industries: TrackDraft['industries']
  wares: Named<NonNullable<TrackDraft['ware']>>[]
  scenes: Named<NonNullable<TrackDraft['scene']>>[]
  clauses: { value: string; label: string; gist: string }[]
  blanks: string[]
  signs: Named<NonNullable<PathDraft['stages'][number]['exit'][number]['shownBy']>>[]
}

interface Named<Value> {
  value: Value
  label: string
}

const writing = {
  id: z.string().max(64).optional(),
  writtenAt: z.string().max(40).optional(),
  itemId: z.string().max(80).optional(),
  retires: z.boolean().optional(),
}

/** POST /api/library/drafts */
export const LibraryWriting = z.discriminatedUnion('kind', [
  z.strictObject({ ...writing, kind: z.literal('track'), words: TrackDraft }),
  z.strictObject({ ...writing, kind: z.literal('path'), words: PathDraft }),
])

export type LibraryWriting = z.infer<typeof LibraryWriting>

/** POST /api/library/drafts/:id/submit, …/publish and …/decline. */
export const DraftDeed = z.strictObject({
  writtenAt: z.string().max(40).default(''),
  remark: z.string().trim().max(200, '理由最长 200 个字').default(''),
})

/** POST /api/library/:kind/:itemId/restore */
export const StepBack = z.strictObject({ number: z.int().min(0) })

/** POST /api/library/try: words as a rep would see them on a deal; without one, on an example. */
export const LibraryTry = z.strictObject({
  itemId: z.string().max(80).optional(),
  dealId: z.string().max(64).optional(),
  words: TrackDraft,
})

export type LibraryTry = z.infer<typeof LibraryTry>

/**
 * POST /api/library/files/try, and …/bring-in with `x-library-submit: 1` where the drafts are to wait for approval at once: a
 * Markdown or XLSX file as it is. Going out: GET /api/library/files/{tracks|paths|template}?form=markdown|xlsx and, of tracks, the
 * words of the list.
 */
export interface LibraryFileTrial {
  counts: Record<LibraryFileItem['verdict'], number>
  /** Without what is unchanged and of which there is nothing to say. */
  items: LibraryFileItem[]
  more: number
  /** Of a sheet: which column was read as what, and which were not. */
  columns: { column: string; label: string; sure: boolean }[]
  unused: string[]
  notes: string[]
}

interface LibraryFileItem {
  line: number
  title: string
  verdict: 'new' | 'changed' | 'unchanged' | 'wrong'
  findings: { line: number; label?: string; gravity: 'mistake' | 'hint'; text: string }[]
  differences: Difference[]
}

export interface LibraryTried {
  /** Whose deal it was tried on. */
  on: string
  parts: { label: string; pieces: Piece[] }[]
  /** Whether this deal would be offered it, in a sentence. */
  standing: string
  findings: Finding[]
}
