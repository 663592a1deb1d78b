import type { Day } from '../../language/calendar.ts'
import { readMoney } from '../import/cells.ts'
import { likenessTo, pairedByHeader, plainHeader } from '../import/header.ts'
import type { Sheet } from '../import/sheet.ts'
import { headed } from '../import/table.ts'
import { readPeriod, sayPeriod } from './period.ts'
import type { Target } from './target.ts'

/** What bringing one row in comes to 试算; `new` and `changed` are written. */
interface PlannedTarget {
  line: number
  title: string
  verdict: 'new' | 'changed' | 'unchanged' | 'wrong'
  mistakes: { line: number; label?: string; text: string }[]
  writes?: Target
}

export interface TargetPlan {
  rows: PlannedTarget[]
  /** What the person should know about how it was read, one sentence each. */
  notes: string[]
}

const names = {
  person: ['姓名', '人员', '销售', '员工', '负责人', '业务员', 'person', 'name', 'owner'],
  period: ['期间', '周期', '月份', '月', '季度', '年度', '年月', '考核期', 'period', 'month', 'quarter'],
  amount: ['目标', '目标额', '销售目标', '目标金额', '业绩目标', '任务', '任务额', '金额', 'amount', 'target', 'quota'],
}
type Field = keyof typeof names

const labels: Record<Field, string> = { person: '姓名', period: '期间', amount: '目标' }
const fields = Object.keys(names) as Field[]

/** Rows of person, period and amount, held against the colleagues whose targets somebody sets and against what holds already. */
export function planTargets(
  sheet: Sheet,
  known: { colleagues: readonly { id: string; name: string }[]; there: readonly Target[]; today: Day },
): TargetPlan {
  const { columns, rows, above, notes, unreadable } = headed(sheet, (cell) =>
    fields.some((field) => names[field].includes(plainHeader(cell))),
  )
  const pairs = pairedByHeader(columns, fields, (column, field) => likenessTo(column, names[field]))
  const columnOf = (field: Field) => pairs.find((pair) => pair.field === field)?.column
  const lacking = fields.filter((field) => columnOf(field) === undefined)
  if (lacking.length > 0) {
    return { rows: [], notes: [`没找到这几列：${lacking.map((field) => labels[field]).join('、')}`] }
  }
  const unit = /万/.test(`${columnOf('amount')}${above}`) ? 10_000 : 1
  const seen = new Map<string, number>()
  const planned = rows.map(({ line, cells }): PlannedTarget => {
    const cell = (field: Field) => cells[columns.indexOf(columnOf(field) ?? '')] ?? ''
    const told = { person: cell('person'), period: cell('period'), amount: cell('amount') }
    const { target, mistakes } = readRow(line, told, unit, known)
    const title = `${told.person} ${told.period}`.trim() || '（空）'
    if (target === undefined) return { line, title, verdict: 'wrong', mistakes }
    const key = `${target.personId} ${target.period}`
    const earlier = seen.get(key)
    if (earlier !== undefined) {
      return { line, title, verdict: 'wrong', mistakes: [{ line, text: `和第 ${earlier} 行是同一个人同一期，留一行` }] }
    }
    seen.set(key, line)
    const before = known.there.find((one) => one.personId === target.personId && one.period === target.period)
    const about = { line, title: `${told.person} ${sayPeriod(target.period)}`, mistakes: [] }
    if (before?.amount === target.amount) return { ...about, verdict: 'unchanged' }
    return { ...about, verdict: before === undefined ? 'new' : 'changed', writes: target }
  })
  return {
    rows: [...planned, ...unreadable.map(unread)],
    notes: [...notes, unit === 1 ? '目标按元读；列名里写“万元”就按万元读' : '目标按万元读'],
  }
}

function readRow(
  line: number,
  told: Record<Field, string>,
  unit: number,
  { colleagues, today }: { colleagues: readonly { id: string; name: string }[]; today: Day },
): { target?: Target; mistakes: PlannedTarget['mistakes'] } {
  const mistakes: PlannedTarget['mistakes'] = []
  const wrong = (field: Field, text: string) => void mistakes.push({ line, label: labels[field], text })
  const called = colleagues.filter(({ name }) => name === told.person)
  const [person, ...others] = called
  if (told.person === '') wrong('person', '没有写是谁')
  else if (person === undefined) wrong('person', `你能定目标的人里没有“${told.person}”`)
  else if (others.length > 0) wrong('person', `有 ${called.length} 位“${told.person}”，请在页面上填`)
  const period = readPeriod(told.period, today)
  if (period === undefined) wrong('period', `看不懂“${told.period}”，写成 2026-11、2026Q4 或 2026`)
  const money = readMoney(told.amount, unit)
  const amount = money?.min !== undefined && money.min === money.max ? money.min : undefined
  if (amount === undefined) wrong('amount', `“${told.amount}”不是一个大于零的数`)
  return person === undefined || period === undefined || amount === undefined || mistakes.length > 0
    ? { mistakes }
    : { target: { personId: person.id, period, amount }, mistakes }
}

function unread({ line, why }: Sheet['unreadable'][number]): PlannedTarget {
  return { line, title: '（读不了）', verdict: 'wrong', mistakes: [{ line, text: why }] }
}
