import { describe, expect, test } from 'vitest'
import { demoServer } from '../testing/demo-server.ts'
import type { SolutionFileTrial, SolutionPage } from './contract.ts'

const server = demoServer()

/** 顾盼 is sales-ops of the demo company, 林晓 one of its reps. */
async function deskOf(userId: string) {
  const asked = await server.pagesOf(userId)
  return {
    asked,
    find: (q: string) => asked<SolutionPage>(`/api/solutions?${new URLSearchParams({ q })}`),
    file: (deed: string, text: string | Uint8Array) =>
      asked<SolutionFileTrial>(`/api/solutions/files/${deed}`, Buffer.from(text)),
    retire: (id: string) => asked(`/api/solutions/${id}/retire`, {}),
  }
}

const csv = `标题,摘要,行业,痛点,关键词
"=HYPERLINK(""http://x"")",公式样的标题也只是文字，原样收下原样显示,医疗,,公式
<img src=x onerror=alert(1)>,标记也只是文字，不会在任何地方被执行掉,医疗,,标记
粮库测温,一仓一图，三百个点十分钟扫一遍，发热先报,农业,粮食发热,粮库；测温
半截,太短,医疗,,
`

describe('the company’s solutions over HTTP', () => {
  test('ship with the demo company and are found by a word of two characters', async () => {
    const lin = await deskOf('lin')
    const { total, mayEdit } = await lin.find('')
    expect([total, mayEdit]).toEqual([12, false])
    expect((await lin.find('断电')).solutions.map(({ title, why }) => [title, why])).toEqual([
      ['医院冷链监测：断电十秒发短信', '提到“断电”'],
    ])
    expect((await lin.find('区块链')).solutions).toEqual([])
  })

  test('a file is tried, brought in once, stays text whatever stands in it, and can be taken out again', async () => {
    const gu = await deskOf('gu')
    const tried = await gu.file('try', csv)
    expect(tried.counts).toEqual({ new: 3, changed: 0, unchanged: 0, wrong: 1 })
    expect(tried.items[0]).toMatchObject({ line: 5, title: '半截', mistakes: [{ line: 5, label: '摘要' }] })
    expect((await gu.find('')).total).toBe(12)
    await gu.file('bring-in', csv)
    expect((await gu.file('bring-in', csv)).counts).toMatchObject({ new: 0, changed: 0, unchanged: 3 })
    const found = await gu.find('粮库 标记 公式')
    expect(found.solutions.map(({ title }) => title).toSorted()).toEqual([
      '<img src=x onerror=alert(1)>',
      '=HYPERLINK("http://x")',
      '粮库测温',
    ])
    for (const { id } of found.solutions) await gu.retire(id)
    expect((await gu.find('')).total).toBe(12)
    await expect(gu.retire(found.solutions[0]?.id ?? '')).rejects.toThrow('已经不在方案库里了')
  })

  test('a rep reads, and changes nothing', async () => {
    const lin = await deskOf('lin')
    await expect(lin.file('try', csv)).rejects.toThrow('由销售运营和管理员维护')
    await expect(lin.file('bring-in', csv)).rejects.toThrow('由销售运营和管理员维护')
    const [first] = (await lin.find('')).solutions
    await expect(lin.retire(first?.id ?? '')).rejects.toThrow('由销售运营和管理员维护')
  })

  test('what cannot be read is refused with a sentence', async () => {
    const gu = await deskOf('gu')
    await expect(gu.file('try', 'PK\u0003\u0004 broken')).rejects.toThrow('读不下去')
    await expect(gu.file('try', '')).rejects.toThrow('空的')
    await expect(gu.file('try', '只有一行，没有标题')).rejects.toThrow('没有读到方案')
    await expect(gu.file('try', new Uint8Array(10 * 1024 * 1024 + 1))).rejects.toThrow('10 MB')
  })

  test('the page of a deal shows those that fit what its customer said', async () => {
    const lin = await deskOf('lin')
    const { deals } = await lin.asked<{ deals: { id: string; customer: string }[] }>('/api/deals')
    const yunlan = deals.find(({ customer }) => customer === '云澜二院')
    const { solutions } = await lin.asked<{ solutions: { title: string; why: string }[] }>(
      `/api/deals/${yunlan?.id}/record`,
    )
    expect(solutions.map(({ title }) => title)).toContain('检验科标本流水线：早高峰不排队')
    for (const { why } of solutions) expect(why).toMatch(/^提到“/)
  })
})
