import { expect, test } from 'vitest'
import { demoServer } from '../testing/demo-server.ts'
import { unpacked } from '../testing/workbook.ts'
import type { AssessmentPage, BehaviourOfPerson, BehaviourPage, Me, ScorePage } from './contract.ts'

const server = demoServer()
const challenges = '/api/assessment/challenges'

test('a rep contests what stands on their page; the manager sees it there and answers, nobody their own', async () => {
  const [lin, xu, zhou] = [await server.pagesOf('lin'), await server.pagesOf('xu'), await server.pagesOf('zhou')]
  const { id } = (await lin<Me>('/api/me')).person
  const pageOf = async (pages: typeof lin) => pages<BehaviourOfPerson>(`/api/behaviour/${id}`)
  const before = await pageOf(lin)
  const habit = before.habits.find(({ value }) => value !== undefined)
  expect(habit?.records).toMatch(/样本是/)
  const about = `habit ${habit?.id}`
  await expect(lin(challenges, { about, reason: '  ', asOf: before.asOf })).rejects.toThrow('说一句为什么')
  await expect(lin(challenges, { about, reason: '漏了', asOf: '2020-01-01' })).rejects.toThrow('刷新看一眼')
  await lin(challenges, { about, reason: '漏了两次', asOf: before.asOf })
  await expect(lin(challenges, { about, reason: '漏了两次', asOf: before.asOf })).rejects.toThrow('已经提过了')

  const rowOf = (page: BehaviourOfPerson) => page.habits.find((one) => one.id === habit?.id)
  const mine = rowOf(await pageOf(lin))
  expect(mine).toMatchObject({ contested: true, challenges: [{ reason: '漏了两次', outcome: '有异议，待核' }] })
  expect(mine?.challenges[0]).toMatchObject({ mayAnswer: false, shown: { figure: `${habit?.value} ${habit?.unit}` } })
  const theirs = rowOf(await pageOf(xu))
  expect(theirs?.challenges[0]?.mayAnswer).toBe(true)
  expect((await xu<AssessmentPage>('/api/assessment')).waiting).toHaveLength(1)
  expect((await lin<AssessmentPage>('/api/assessment')).waiting).toEqual([])

  const answer = `${challenges}/${theirs?.challenges[0]?.id}/answer`
  await expect(lin(answer, { remark: '算对' })).rejects.toThrow('自己的异议由别人答复')
  await expect(zhou(answer, { remark: '算对' })).rejects.toThrow('不在你能看的范围里')
  await expect(xu(answer, { remark: '' })).rejects.toThrow('维持要写一句理由')
  await expect(xu(answer, { remark: '', correction: { until: '2020-01-01' } })).rejects.toThrow('十二周以内')
  await expect(xu(answer, { remark: '', correction: { until: inDays(20), dealIds: ['nobody’s'] } })).rejects.toThrow(
    '选一单当时显示的',
  )
  await xu(answer, { remark: '补记了', correction: { until: inDays(20) } })
  const after = rowOf(await pageOf(lin))
  expect(after).toMatchObject({ contested: false, asideUntil: inDays(20), level: 'unknown' })
  expect(after).not.toHaveProperty('value')
  expect(after?.challenges[0]).toMatchObject({ answer: { by: '许蔚', remark: '补记了' } })
})

test('a score that is contested says so on the page and in the workbook, and is not said while put aside', async () => {
  const [lin, gu] = [await server.pagesOf('lin'), await server.pagesOf('gu')]
  const own = async (pages: typeof lin) => {
    const page = await pages<ScorePage>('/api/score?period=2026')
    return { asOf: page.asOf, person: page.people.find(({ name }) => name === '林晓') }
  }
  const { id } = (await lin<Me>('/api/me')).person
  await gu('/api/targets', { period: '2026', people: [{ id, amount: 1_000_000_000 }] })
  const { asOf, person } = await own(lin)
  expect(person?.own).toBe(true)
  await lin(challenges, { about: 'score 2026', reason: '漏签了一单', asOf })
  const seen = await own(gu)
  expect(seen.person).toMatchObject({ own: false, contested: true, attainment: person?.attainment })
  expect(await workbook()).toContain('有异议，待核（“漏签了一单”）')
  await gu(`${challenges}/${seen.person?.challenges[0]?.id}/answer`, { remark: '', correction: { until: inDays(7) } })
  const aside = await own(gu)
  expect(aside.person).toMatchObject({ contested: false, asideUntil: inDays(7) })
  expect(aside.person).not.toHaveProperty('score')
  expect(await workbook()).toContain(`搁置到 ${inDays(7)}`)
})

test('everybody reads what is measured, what never is, and how to contest it', async () => {
  const page = await (await server.pagesOf('chen'))<AssessmentPage>('/api/assessment')
  expect(page.measured.map(({ name }) => name)).toContain('综合评分')
  expect(page.measured.every(({ what, records }) => what !== '' && records !== '')).toBe(true)
  expect(page.neverMeasured.join('')).toMatch(/年龄.*性别.*健康.*籍贯.*长相.*声音/)
})

test('an administrator switches assessing off for somebody, and every page says so', async () => {
  const [lu, xu, zhou] = [await server.pagesOf('shen'), await server.pagesOf('xu'), await server.pagesOf('zhou')]
  const { id, name } = (await zhou<Me>('/api/me')).person
  const off = { scope: `person ${id}`, on: false }
  await expect(xu('/api/assessment/settings', off)).rejects.toThrow('由管理员来开关')
  await expect(lu('/api/assessment/settings', { months: 60 })).rejects.toThrow('6 到 36 个月')
  await lu('/api/assessment/settings', { months: 12 })
  await lu('/api/assessment/settings', off)
  const page = await lu<AssessmentPage>('/api/assessment')
  expect(page).toMatchObject({ months: 12, mayManage: true })
  expect(page.history.map(({ what }) => what)).toEqual([`停用了对${name}的评价`, '保存期限改成 12 个月'])
  expect((await zhou<AssessmentPage>('/api/assessment')).scopes.filter(({ on }) => !on)).toEqual([{ ...off, name }])
  expect(await zhou<BehaviourOfPerson>(`/api/behaviour/${id}`)).toMatchObject({ unassessed: true, habits: [] })
  const team = await xu<BehaviourPage>('/api/behaviour')
  expect(team.unassessed).toEqual([name])
  expect(team.people.map((one) => one.id)).not.toContain(id)
  expect((await xu<ScorePage>('/api/score')).unassessed).toEqual([name])
  await expect(xu('/api/score?period=2020')).rejects.toThrow('过了期限')
})

function inDays(count: number): string {
  return new Date(Date.now() + count * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10)
}

async function workbook(): Promise<string> {
  const answer = await server.call('/api/score/export?period=2026', { cookie: await server.cookieOf('gu') })
  return unpacked(Buffer.from(await answer.arrayBuffer())).get('xl/sharedStrings.xml') ?? ''
}
