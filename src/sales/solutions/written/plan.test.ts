import { describe, expect, test } from 'vitest'
import type { Solution } from '../solution.ts'
import { entriesIn, passagesIn } from './passages-in.ts'
import { planSolutions } from './plan.ts'
import { sheetEntries } from './sheet-in.ts'

let made = 0
const newId = () => `new-${made++}`
const planned = (markdown: string, there: Solution[] = []) =>
  planSolutions(entriesIn(passagesIn(markdown)), there, newId)

const markdown = `# 方案库 2026

## 医院冷链监测
> 售前组维护
- 行业：医疗、医药
- **客户痛点**：半夜断电没人知道；温度靠手抄
- 关键词：冷链，疫苗

断电、开门、超温十秒内通知值班的人。

### 成效
首月拦下两次断电。

## 排产
插单来了十分钟重排一遍，改了哪几单列出来。
`

describe('summaries as people write them', () => {
  test('in Markdown: a heading begins one, fields in lines or below headings, the rest is the summary', () => {
    const [cold, planning, ...more] = planned(markdown)
    expect(more).toEqual([])
    expect(cold).toMatchObject({
      line: 3,
      verdict: 'new',
      writes: {
        title: '医院冷链监测',
        summary: '断电、开门、超温十秒内通知值班的人。',
        industries: ['医疗', '医药'],
        pains: ['半夜断电没人知道', '温度靠手抄'],
        keywords: ['冷链', '疫苗'],
        proof: '首月拦下两次断电。',
      },
    })
    expect(planning?.writes).toMatchObject({ title: '排产', industries: [], pains: [] })
  })

  test('in a sheet: columns by their headers, one a row', () => {
    const rows = [
      ['方案名称', '摘要', '适用行业', '痛点', '负责人'],
      ['排产', '插单来了十分钟重排一遍。', '机械', '插单多', '小李'],
      ['', '', '', '', ''],
    ].map((cells, at) => ({ line: at + 1, cells }))
    const { entries, unused } = sheetEntries({ rows, unreadable: [], notes: [] })
    expect(unused).toEqual(['负责人'])
    expect(planSolutions(entries, [], newId)).toMatchObject([
      { line: 2, verdict: 'new', writes: { title: '排产', industries: ['机械'], pains: ['插单多'] } },
    ])
  })

  test('the same file twice changes nothing; what is edited keeps its id', () => {
    const there = planned(markdown).flatMap(({ writes }) => writes ?? [])
    expect(planned(markdown, there).map(({ verdict }) => verdict)).toEqual(['unchanged', 'unchanged'])
    const [cold] = planned(markdown.replace('十秒内', '五秒内'), there)
    expect([cold?.verdict, cold?.writes?.id]).toEqual(['changed', there[0]?.id])
  })

  test('what is wrong is said with its line, and holds up nothing else', () => {
    const wrong =
      '## 甲\n行业：航运\n太短\n## 甲\n这一个方案的摘要够长了吧够长。\n## 乙\n保证中标，绝对第一，回扣另算，这段摘要够长。\n'
    const items = planned(`${wrong}${markdown.slice(markdown.indexOf('## 排产'))}`)
    expect(items.map(({ verdict }) => verdict)).toEqual(['wrong', 'wrong', 'wrong', 'new'])
    expect(items[0]?.mistakes).toEqual([
      { line: 3, label: '摘要', text: '太短了，至少 12 个字' },
      { line: 2, label: '行业', text: expect.stringContaining('不认识“航运”，能写的：医疗、') },
    ])
    expect(items[1]?.mistakes).toEqual([{ line: 4, label: '标题', text: '和第 1 行同名，留一个' }])
    expect(items[2]?.mistakes[0]?.text).toContain('不能发给客户')
  })
})
