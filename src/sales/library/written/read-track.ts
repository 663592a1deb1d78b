import { buyingRoles } from '../../../language/roles.ts'
import { everyClause, sayClause } from '../../tracks/clauses.ts'
import { choices } from '../choices.ts'
import { TrackDraft } from '../draft.ts'
import type { Cell, Entry, LineFinding } from './entry.ts'
import { entryLimits } from './entry.ts'
import { labelOf, type TrackField } from './fields.ts'
import { anyMark, readItems } from './items.ts'
import { tidy, tidyLine } from './tidy.ts'
import { chosen, industryChoices, severalChosen } from './vocabulary.ts'

type TrackEntry = Extract<Entry, { kind: 'track' }>

/** A talk-track's words as a file has them; what the file does not speak of stays as it is in `before`. */
export function readTrack(
  { line, cells }: TrackEntry,
  before: TrackDraft | undefined,
): { words: TrackDraft | undefined; retires: boolean | undefined; wrong: LineFinding[] } {
  const wrong: LineFinding[] = []
  const say = (field: TrackField, text: string) =>
    void wrong.push({ line: cells[field]?.line ?? line, label: labelOf('track', field), gravity: 'mistake', text })
  const read = <T>(field: TrackField, kept: T, reading: (cell: Cell) => T): T => {
    const cell = cells[field]
    if (cell === undefined) return kept
    if (cell.text.length > entryLimits.cell) say(field, `太长了，最长 ${entryLimits.cell} 个字`)
    return reading(cell)
  }
  const text = (field: TrackField, kept: string | undefined) => read(field, kept ?? '', (cell) => tidy(cell.text))
  const one = <V extends string>(field: TrackField, kept: V | undefined, of: readonly { value: V; label: string }[]) =>
    read<V | undefined>(field, kept, (cell) => {
      const word = tidyLine(cell.text)
      const value = chosen(word, of)
      if (value === undefined && !nothing.test(word)) say(field, unknown([word], of))
      return value
    })
  const several = <V extends string>(
    field: TrackField,
    kept: V[] | undefined,
    of: readonly { value: V; label: string }[],
    every: readonly V[] = [],
  ) =>
    read<V[]>(field, kept ?? [], (cell) => {
      if (tidy(cell.text) === '') return []
      const { values, unknown: words } = severalChosen(cell.text, of, every)
      if (words.length > 0) say(field, unknown(words, of))
      return values
    })
  const clauses = (field: TrackField, kept: string[] | undefined) =>
    read<string[]>(field, kept ?? [], (cell) => readItems(cell.text).map(clauseOf))

  const objection = one('objection', before?.objection, choices.topics)
  const strategy = one('strategy', before?.strategy, choices.strategies)
  const isTold = (field: TrackField) => wrong.some(({ label }) => label === labelOf('track', field))
  if (objection === undefined && !isTold('objection')) say('objection', missing('objection', choices.topics))
  if (strategy === undefined && !isTold('strategy')) say('strategy', missing('strategy', choices.strategies))
  const [ware, scene] = [one('ware', before?.ware, choices.wares), one('scene', before?.scene, choices.scenes)]
  const retires = read<boolean | undefined>('state', undefined, (cell) => stateIn(cell, say))
  const parsed = TrackDraft.safeParse({
    objection,
    strategy,
    name: read('name', before?.name ?? '', (cell) => tidyLine(cell.text)),
    opening: text('opening', before?.opening),
    handling: text('handling', before?.handling),
    nextStep: text('nextStep', before?.nextStep),
    avoid: text('avoid', before?.avoid),
    evidence: read('evidence', before?.evidence ?? [], (cell) => readItems(cell.text)),
    listeners: several('listeners', before?.listeners, choices.roles, buyingRoles),
    stages: several('stages', before?.stages, choices.stages),
    industries: several('industries', before?.industries, industryChoices),
    ...(ware === undefined ? {} : { ware }),
    ...(scene === undefined ? {} : { scene }),
    clauses: {
      opening: clauses('openingClauses', before?.clauses.opening),
      handling: clauses('handlingClauses', before?.clauses.handling),
      nextStep: clauses('nextStepClauses', before?.clauses.nextStep),
    },
    cues: read('cues', before?.cues ?? [], (cell) => readItems(cell.text, anyMark)),
  })
  if (wrong.length === 0 && !parsed.success) {
    for (const { path, message } of parsed.error.issues) say(String(path[0]) as TrackField, message)
  }
  return { words: parsed.data, retires, wrong }
}

function clauseOf(written: string): string {
  return everyClause.find((clause) => sayClause(clause) === written || clause.id === written)?.id ?? written
}

function stateIn({ text }: Cell, say: (field: TrackField, text: string) => void): boolean | undefined {
  const word = tidyLine(text)
  if (word === '') return undefined
  if (/^(?:停用|已停用|是|下架|retired)$/.test(word)) return true
  if (!/^(?:在用|启用|已发布|否|active)$/.test(word)) say('state', `写“在用”或“停用”，不认识“${word}”`)
  return false
}

function unknown(words: readonly string[], of: readonly { label: string }[]): string {
  const known = of.map(({ label }) => label).join('、')
  return `不认识${words.map((word) => `“${word.slice(0, 20)}”`).join('、')}，能写的：${known}`
}

function missing(field: TrackField, of: readonly { label: string }[]): string {
  return `要写${labelOf('track', field)}：${of.map(({ label }) => label).join('、')}`
}

const nothing = /^(?:|都行|不是|无|没有|不限)$/
