import { industries } from '../../../language/industries.ts'
import { objectionCodes, objectionNames } from '../../../language/objections.ts'
import { screen } from '../../compliance.ts'
import { readWords } from '../../library/written/items.ts'
import { tidy, tidyLine } from '../../library/written/tidy.ts'
import { severalChosen } from '../../library/written/vocabulary.ts'
import type { Solution } from '../solution.ts'
import { plain } from '../terms.ts'
import { type SolutionEntry, solutionLimits } from './entry.ts'
import { labelOf, type SolutionField } from './fields.ts'

/** What bringing one entry in comes to 试算; `new` and `changed` are written. */
export interface PlannedSolution {
  line: number
  title: string
  verdict: 'new' | 'changed' | 'unchanged' | 'wrong'
  mistakes: { line: number; label?: string; text: string }[]
  writes?: Solution
}

/** Entries held against what is there, each known by its title; of two with one title in a file the second is wrong. */
export function planSolutions(
  entries: readonly SolutionEntry[],
  there: readonly Solution[],
  newId: () => string,
): PlannedSolution[] {
  const known = new Map(there.map((solution) => [keyOf(solution.title), solution]))
  const seen = new Map<string, number>()
  return entries.map((entry) => {
    const { solution, mistakes } = readSolution(entry)
    const key = keyOf(solution.title)
    const earlier = seen.get(key)
    if (earlier !== undefined && solution.title !== '') {
      mistakes.push({ line: entry.line, label: labelOf('title'), text: `和第 ${earlier} 行同名，留一个` })
    }
    seen.set(key, earlier ?? entry.line)
    const about = { line: entry.line, title: solution.title || '（没有标题）', mistakes }
    if (mistakes.length > 0) return { ...about, verdict: 'wrong' }
    const before = known.get(key)
    const writes = { ...solution, id: before?.id ?? newId() }
    if (before === undefined) return { ...about, verdict: 'new', writes }
    return isSame(before, writes) ? { ...about, verdict: 'unchanged' } : { ...about, verdict: 'changed', writes }
  })
}

/** A title as titles are compared. */
function keyOf(title: string): string {
  return plain(title).replaceAll(/[\s\p{P}]/gu, '')
}

function readSolution({ line, cells }: SolutionEntry) {
  const mistakes: PlannedSolution['mistakes'] = []
  const wrong = (field: SolutionField, text: string) =>
    void mistakes.push({ line: cells[field]?.line ?? line, label: labelOf(field), text })
  const text = (field: SolutionField, most: number) => {
    const said = tidy(cells[field]?.text ?? '')
    if ([...said].length > most) wrong(field, `最长 ${most} 个字，现在 ${[...said].length} 个`)
    return said
  }
  const items = (field: SolutionField) => {
    const found = readWords(tidy(cells[field]?.text ?? ''))
    if (found.length > solutionLimits.items) wrong(field, `最多 ${solutionLimits.items} 项`)
    const long = found.find((one) => [...one].length > solutionLimits.item)
    if (long !== undefined)
      wrong(field, `一项最长 ${solutionLimits.item} 个字：“${long.slice(0, 12)}…”，用顿号或换行分开`)
    return found
  }
  const { title, summary } = {
    title: tidyLine(text('title', solutionLimits.title)),
    summary: text('summary', solutionLimits.summary),
  }
  if (title === '') wrong('title', '没有标题')
  if ([...summary].length < fewest) wrong('summary', summary === '' ? '没有摘要' : `太短了，至少 ${fewest} 个字`)
  const trades = severalChosen(tidy(cells.industries?.text ?? ''), tradeChoices, [])
  if (trades.unknown.length > 0)
    wrong('industries', `不认识“${trades.unknown.join('、')}”，能写的：${industries.join('、')}`)
  const objections = severalChosen(tidy(cells.objections?.text ?? ''), objectionChoices, [])
  if (objections.unknown.length > 0) {
    wrong('objections', `不认识“${objections.unknown.join('、')}”，能写的：${Object.values(objectionNames).join('、')}`)
  }
  const [proof, where] = [text('proof', solutionLimits.rest), text('where', solutionLimits.rest)]
  const [breach] = screen([title, summary, proof].join('\n'))
  if (breach !== undefined) wrong('summary', `“${breach.quote}”不能发给客户：${breach.why}`)
  const solution: Omit<Solution, 'id'> = {
    ...{ title, summary, industries: trades.values, objections: objections.values },
    ...{ pains: items('pains'), keywords: items('keywords') },
    ...(proof === '' ? {} : { proof }),
    ...(where === '' ? {} : { where }),
  }
  return { solution, mistakes }
}

/** A summary of fewer characters tells a customer nothing. */
const fewest = 12

const tradeChoices = industries.map((value) => ({ value, label: value }))
const objectionChoices = objectionCodes.map((value) => ({ value, label: objectionNames[value] }))

function isSame(one: Solution, other: Solution): boolean {
  const plainly = ({ title, summary, industries: of, pains, objections, keywords, proof, where }: Solution) =>
    JSON.stringify([title, summary, of, pains, objections, keywords, proof, where])
  return plainly(one) === plainly(other)
}
