import { choices } from '../choices.ts'
import { PathDraft } from '../draft.ts'
import { readCriterion } from './criterion.ts'
import { type Entry, entryLimits, type LineFinding, type StageEntry } from './entry.ts'
import { labelOf, type StageField } from './fields.ts'
import { readItems } from './items.ts'
import { tidyLine } from './tidy.ts'
import { chosen } from './vocabulary.ts'

type Stage = PathDraft['stages'][number]

/** A path's stages as a file has them; a stage or a part that the file does not speak of stays as it is. */
export function readPath(
  { stages }: Extract<Entry, { kind: 'path' }>,
  before: PathDraft,
): { words: PathDraft | undefined; wrong: LineFinding[] } {
  const wrong: LineFinding[] = []
  const read = new Map<Stage['stage'], Stage>()
  for (const entry of stages) {
    const say = (field: StageField, text: string) =>
      void wrong.push({
        line: entry.cells[field]?.line ?? entry.line,
        label: labelOf('stage', field),
        gravity: 'mistake',
        text,
      })
    const word = tidyLine(entry.cells.stage?.text ?? '')
    const known = before.stages.find(({ stage }) => stage === chosen(word, choices.stages))
    if (known === undefined) say('stage', `没有“${word.slice(0, 20)}”这个阶段，能写的：${stageNames}`)
    else if (read.has(known.stage)) say('stage', `“${word}”在这条路径里写了两遍`)
    else read.set(known.stage, stageOf(entry, known, say))
  }
  const parsed = PathDraft.safeParse({ stages: before.stages.map((stage) => read.get(stage.stage) ?? stage) })
  if (wrong.length === 0 && !parsed.success) {
    const [first] = stages
    for (const { message } of parsed.error.issues)
      wrong.push({ line: first?.line ?? 1, gravity: 'mistake', text: message })
  }
  return { words: parsed.data, wrong }
}

const stageNames = choices.stages.map(({ label }) => label).join('、')

function stageOf({ cells }: StageEntry, before: Stage, say: (field: StageField, text: string) => void): Stage {
  for (const [field, cell] of Object.entries(cells)) {
    if (cell.text.length > entryLimits.cell) say(field as StageField, `太长了，最长 ${entryLimits.cell} 个字`)
  }
  const exit = cells.exit === undefined ? before.exit : readItems(cells.exit.text).map(criterion)
  return {
    stage: before.stage,
    name: cells.name === undefined ? before.name : tidyLine(cells.name.text),
    exit,
    usualDays: daysOf(cells, before.usualDays, say),
  }

  function criterion(written: string): Stage['exit'][number] {
    const { wrong, ...one } = readCriterion(written, before.exit)
    if (wrong !== undefined) say('exit', `没有“${wrong}”这种记录可看，能写的：${signs}`)
    return one
  }
}

const signs = choices.signs.map(({ label }) => label).join('、')

function daysOf(
  { days, from, to }: StageEntry['cells'],
  before: Stage['usualDays'],
  say: (field: StageField, text: string) => void,
): Stage['usualDays'] {
  if (days !== undefined) {
    const [, least, most] = /^(\d{1,4})\s*(?:[-–—－~～至到]+\s*(\d{1,4}))\s*天?$/.exec(tidyLine(days.text)) ?? []
    if (least === undefined || most === undefined) say('days', '写成一个范围，例如 3–30')
    return { from: Number(least ?? before.from), to: Number(most ?? before.to) }
  }
  const whole = (field: 'from' | 'to') => {
    const cell = { from, to }[field]
    const [, count] = /^(\d{1,4})\s*天?$/.exec(tidyLine(cell?.text ?? '')) ?? []
    if (cell !== undefined && count === undefined) say(field, '填整数天')
    return Number(count ?? before[field])
  }
  return { from: whole('from'), to: whole('to') }
}
