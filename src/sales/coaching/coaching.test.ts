import { describe, expect, test } from 'vitest'
import { aWork, aWorkedDeal, aWorkedEvent, quarter } from '../../testing/a-work.ts'
import { healthOf } from '../behaviour/health.ts'
import type { Sheet } from '../import/sheet.ts'
import type { Course, SentCourse } from './course.ts'
import { type CoachLine, coachLine, inOrder } from './line.ts'
import { planCourses } from './plan-courses.ts'
import { earnedByHealing, inQuarter, pointRules } from './points.ts'

const today = '2026-11-23'
const reply: Course = { id: 'reply', title: '先回一句', minutes: 5, covers: ['response-time'], text: '收到了' }
const short: Course = { ...reply, id: 'short', title: '更短的', minutes: 2 }
const other: Course = { ...reply, id: 'other', title: '别的', covers: ['PRICE'] }

/** Each question of these days answered after so many working hours. */
function answering(hours: number, days: readonly string[]) {
  const work = aWork({
    deals: [aWorkedDeal('宏达')],
    events: days.flatMap((day) => [
      aWorkedEvent('宏达', `${day}T09:00:00+08:00`, { from: 'customer', text: '参数表能发一份吗？' }),
      aWorkedEvent('宏达', `${day}T${String(9 + hours).padStart(2, '0')}:00:00+08:00`, { text: '发您了' }),
    ]),
  })
  return { work, health: healthOf(work, quarter, new Map()) }
}
const days = ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20']
const slow = answering(8, days)

function sentOn(at: string, of: Partial<SentCourse> = {}): SentCourse {
  const part = slow.health.parts.find(({ behaviour }) => behaviour.id === 'response-time')
  if (part === undefined) throw new Error('not measured')
  const { about, ...before } = part.measured
  const why = { behaviour: 'response-time', dealIds: about.map(({ dealId }) => dealId), before }
  return {
    ...{ id: 's', tenantId: 'acme', courseId: 'reply', personId: 'lin', by: '许蔚', about: why, course: reply },
    at: `${at}T02:00:00.000Z`,
    ...of,
  }
}

describe('a line of the board', () => {
  test('names the warning and the courses for it, the shortest first', () => {
    const line = coachLine(slow, { courses: [reply, other, short], sent: [], ledger: [], today })
    expect(line.weak?.behaviour.id).toBe('response-time')
    expect(line.courses.map(({ id }) => id)).toEqual(['short', 'reply'])
    expect(line.isNew).toBe(true)
    expect(line.strong).toBeUndefined()
  })

  test('is nothing new for four weeks after a course for it; what somebody had is not offered again', () => {
    const lately = coachLine(slow, { courses: [reply, short], sent: [sentOn('2026-11-01')], ledger: [], today })
    expect(lately.isNew).toBe(false)
    expect(lately.courses.map(({ id }) => id)).toEqual(['short'])
    expect(coachLine(slow, { courses: [], sent: [sentOn('2026-10-01')], ledger: [], today }).isNew).toBe(true)
  })

  test('tells what moved since only as far as the two figures can be told apart', () => {
    const turned = (now: typeof slow) =>
      coachLine(now, { courses: [], sent: [sentOn('2026-11-01')], ledger: [], today }).sent[0]?.since?.turned
    expect(turned(slow)).toBe('unclear')
    expect(turned(answering(1, days))).toBe('better')
    expect(turned(answering(1, []))).toBeUndefined()
  })
})

test('who has something new comes first, the rest by name, whoever ran about most', () => {
  const named = (name: string, isNew: boolean): CoachLine => ({
    ...{ person: { id: name, name, team: '' }, isNew, courses: [], sent: [], points: { sum: 0, earned: [] } },
  })
  const lines = [named('周岩', false), named('陈嘉', false), named('许蔚', true), named('林晓', true)]
  expect(inOrder(lines).map(({ person }) => person.name)).toEqual(['林晓', '许蔚', '陈嘉', '周岩'])
})

describe('points', () => {
  const rules = new Map(pointRules.map(({ id, points }) => [id, points] as const))
  const healed = (...overTime: (typeof slow)[]) =>
    earnedByHealing(
      'lin',
      overTime.map(({ health }) => health),
      rules,
      today,
    ).map(({ key, points, reason }) => [key, points, reason])

  test('are earned where a habit came back from a warning, once a quarter by their key', () => {
    expect(healed(slow, answering(1, days))).toEqual([
      ['habit-healed response-time 2026-Q4', 10, '询问回复从 8 回到 1 小时（样本 5 → 5）'],
    ])
    expect(healed(slow, answering(1, []), answering(1, days))).toHaveLength(1)
  })

  test('are not earned for what was never wrong, is still wrong, or is no longer known', () => {
    expect(healed(answering(1, days), answering(1, days))).toEqual([])
    expect(healed(answering(1, days), slow)).toEqual([])
    expect(healed(slow, answering(1, []))).toEqual([])
  })

  test('nor by a rule that is off', () => {
    const off = new Map([...rules, ['habit-healed', 0] as const])
    expect(earnedByHealing('lin', [slow.health, answering(1, days).health], off, today)).toEqual([])
  })

  test('are summed for the quarter of the day, where the company works', () => {
    const earned = (at: string) => ({ at, points: 2 })
    const own = [earned('2026-11-20T00:00:00Z'), earned('2026-09-30T16:00:00Z'), earned('2026-09-30T15:59:59Z')]
    expect(inQuarter(own, today).sum).toBe(4)
  })
})

function aSheet(...rows: string[][]): Sheet {
  return { rows: rows.map((cells, at) => ({ line: at + 1, cells })), unreadable: [], notes: [] }
}

describe('a table of courses', () => {
  const header = ['课程名称', '时长', '针对', '链接', '正文']

  test('is read by its header; habits and pushbacks by the names people use', () => {
    const plan = planCourses(
      aSheet(header, ['先回一句', '3分钟', '询问回复、嫌贵', '', '收到了，几点前给您准信']),
      [],
      () => 'made',
    )
    expect(plan.rows).toMatchObject([
      { verdict: 'new', writes: { id: 'made', title: '先回一句', minutes: 3, covers: ['response-time', 'PRICE'] } },
    ])
  })

  test('known by its title it is changed or left as it is; of two with one title the second is wrong', () => {
    const rows = [
      ['先回一句', '5', '询问回复', '', '收到了'],
      ['更短的', '9', '询问回复', '', '收到了'],
      ['更短的', '2', '询问回复', '', '收到了'],
    ]
    const plan = planCourses(aSheet(header, ...rows), [reply, short], () => 'made')
    expect(plan.rows.map(({ verdict }) => verdict)).toEqual(['unchanged', 'changed', 'wrong'])
    expect(plan.rows[1]?.writes?.id).toBe('short')
  })

  test.each([
    [['', '5', '嫌贵', '', '好'], '没有标题'],
    [['课', '五', '嫌贵', '', '好'], '写 1 到 30 的整数'],
    [['课', '45', '嫌贵', '', '好'], '写 1 到 30 的整数'],
    [['课', '5', '压价', '', '好'], '不认识“压价”'],
    [['课', '5', '', '', '好'], '没有写针对'],
    [['课', '5', '嫌贵', '', ''], '至少要有一样'],
    [['课', '5', '嫌贵', 'http://learn.example.com', ''], 'https://'],
    [['课', '5', '嫌贵', 'javascript:alert(1)', ''], 'https://'],
    [['课', '5', '嫌贵', '', '长'.repeat(301)], '最长 300 个字，现在 301 个'],
  ])('%s is wrong', (cells, why) => {
    const [row] = planCourses(aSheet(header, cells), [], () => 'made').rows
    expect(row?.verdict).toBe('wrong')
    expect(row?.mistakes.map(({ text }) => text).join()).toContain(why)
    expect(row?.writes).toBeUndefined()
  })

  test('without the columns that matter nothing is read, and which is said', () => {
    expect(planCourses(aSheet(['标题', '链接'], ['课', 'https://x.cn']), [], () => 'made')).toEqual({
      rows: [],
      notes: ['没找到这几列：分钟、针对'],
    })
  })
})
