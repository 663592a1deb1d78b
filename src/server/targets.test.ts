import { expect, test } from 'vitest'
import { demoServer } from '../testing/demo-server.ts'
import { unpacked } from '../testing/workbook.ts'
import type { ScorePage, TargetFileTrial, TargetPage } from './contract.ts'

const server = demoServer()

test('a manager sets targets for their reports, a rep reads their own and the score that follows', async () => {
  const [xu, lin] = [await server.pagesOf('xu'), await server.pagesOf('lin')]
  const page = await xu<TargetPage>('/api/targets')
  expect(page.maySet).toBe(true)
  expect(page.people.map(({ name }) => name).sort()).toEqual(['周启明', '林晓'])
  const whose = page.people.find(({ name }) => name === '林晓')?.id ?? ''
  const year = page.period.slice(0, 4)
  await xu('/api/targets', { period: year, people: [{ id: whose, amount: 1_000_000_000 }] })
  await expect(lin('/api/targets', { period: year, people: [{ id: whose, amount: 1 }] })).rejects.toThrow(
    '目标由上级或销售运营来定',
  )
  await expect(xu('/api/targets', { period: '下周', people: [] })).rejects.toThrow('没有这一期')

  const own = await lin<TargetPage>(`/api/targets?period=${year}`)
  expect(own).toMatchObject({ maySet: false, people: [{ amount: 1_000_000_000 }], imports: [] })
  const mine = await lin<ScorePage>(`/api/score?period=${year}`)
  const [row] = mine.people
  expect(mine.people).toHaveLength(1)
  expect(row?.attainment).toBeCloseTo((row?.signed ?? 0) / 1_000_000_000)
  const theirs = await xu<ScorePage>(`/api/score?period=${year}`)
  expect(theirs.people.find(({ id }) => id === whose)).toEqual({ ...row, own: false })
  const looked = await lin<{ looks: unknown[] }>(`/api/behaviour/${whose}`)
  expect(looked.looks).toHaveLength(1)
})

test('a table is tried, brought in without its bad rows, and taken back', async () => {
  const gu = await server.pagesOf('gu')
  const table = Buffer.from('姓名,期间,目标（万元）\n林晓,2026-03,80\n陈嘉,2026-03,abc\n王五,2026-03,60\n')
  const tried = await gu<TargetFileTrial>('/api/targets/files/try', table)
  expect(tried.counts).toEqual({ new: 1, changed: 0, unchanged: 0, wrong: 2 })
  expect(tried.items.map(({ line }) => line)).toEqual([3, 4, 2])
  const cookie = await server.cookieOf('gu')
  const brought = await server.call('/api/targets/files/bring-in', {
    cookie,
    bytes: table,
    headers: { 'x-file-name': encodeURIComponent('目标.csv') },
  })
  expect(brought.status).toBe(200)
  const of = async () => (await gu<TargetPage>('/api/targets?period=2026-03')).people.map(({ amount }) => amount)
  expect((await of()).filter((amount) => amount !== undefined)).toEqual([80_000_000])
  expect((await gu<TargetFileTrial>('/api/targets/files/try', table)).counts.unchanged).toBe(1)
  const [made] = (await gu<TargetPage>('/api/targets')).imports
  expect(made).toMatchObject({ file: '目标.csv', count: 1, by: '顾盼', undone: false })
  await gu(`/api/targets/imports/${made?.id}/undo`, {})
  expect((await of()).filter((amount) => amount !== undefined)).toEqual([])
  const lin = await server.pagesOf('lin')
  await expect(lin('/api/targets/files/try', table)).rejects.toThrow('目标由上级或销售运营来定')
})

test('scores go out as a workbook whose reckoned cells are formulas, said in words too', async () => {
  const answer = await server.call('/api/score/export?period=2026', { cookie: await server.cookieOf('xu') })
  expect(answer.headers.get('content-disposition')).toContain('2026.xlsx')
  const parts = unpacked(Buffer.from(await answer.arrayBuffer()))
  const sheet = parts.get('xl/worksheets/sheet1.xml') ?? ''
  expect(sheet).toMatch(/<f>D\d\/C\d<\/f>/)
  expect(sheet).toMatch(/<f>ROUND\(G\d\*K\d\*100,1\)<\/f>/)
  expect(parts.get('xl/sharedStrings.xml')).toContain('综合分 = 达成率 × 健康系数 × 100')
})
