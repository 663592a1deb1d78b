import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matching, sayWhy } from './match.ts'
import { shelfOf } from './shelf.ts'
import type { Solution } from './solution.ts'

function aSolution(of: Partial<Solution>): Solution {
  const none = { industries: [], pains: [], objections: [], keywords: [] }
  return { id: of.title ?? 'one', title: '一个方案', summary: '把要做的事做好', ...none, ...of }
}

const shelf = shelfOf([
  aSolution({ title: '医院冷链监测', industries: ['医疗'], pains: ['半夜断电没人知道'], keywords: ['冷链', '疫苗'] }),
  aSolution({
    title: '标本流水线',
    industries: ['医疗'],
    pains: ['标本排队'],
    keywords: ['检验科'],
    objections: ['TIME'],
  }),
  aSolution({ title: '排产', industries: ['机械'], pains: ['插单多'], keywords: ['插单', '交期'] }),
])
const told = (text: string, of = {}) =>
  matching(shelf, { text, objections: [], isAsked: false, ...of }).map((match) => [match.solution.title, sayWhy(match)])
const asked = (text: string) => told(text, { isAsked: true })

describe('which summaries fit', () => {
  test('each with the words it fits by, as they were said, and the trade', () => {
    expect(told('刚出来，他说冰箱半夜断电，疫苗报废了一批', { industry: '医疗' })).toEqual([
      ['医院冷链监测', '提到“半夜断电”“疫苗” · 医疗行业'],
    ])
  })

  test('a word of two characters finds it, wherever it stands', () => {
    expect(asked('冷链')).toEqual([['医院冷链监测', '提到“冷链”']])
    expect(asked('有关插单的')).toEqual([['排产', '提到“插单”']])
  })

  test('what is declined stays declined to the end of its clause, however long the telling and its only comma', () => {
    expect(told('不考虑冷链和疫苗，标本排队，检验科天天催')).toEqual([['标本流水线', '提到“标本排队”“检验科”']])
    const rambling = `${'断'.repeat(1_000)}，${'疫苗冷链'.repeat(50_000)}`
    const before = process.cpuUsage().user
    told(rambling)
    expect(process.cpuUsage().user - before).toBeLessThan(500_000)
  })

  test('the pushback it answers counts as a reason beside a word', () => {
    expect(told('检验科那边说再等等', { objections: ['TIME'], industry: '医疗' })).toEqual([
      ['标本流水线', '提到“检验科” · 医疗行业 · 对应“再等等”'],
    ])
  })

  test.each([
    ['small talk', '跟王总吃了顿饭，聊得不错'],
    ['one word alone, of no known trade', '他们也提了一句疫苗'],
    ['what the customer does not want', '他们不考虑冷链，也用不上疫苗柜'],
    ['nothing', ''],
  ])('nothing rather than a filler: %s', (_what, text) => {
    expect(told(text)).toEqual([])
  })

  test('of another trade only what fits twice', () => {
    expect(told('厂里疫苗柜的事', { industry: '机械' })).toEqual([])
    expect(told('厂里冷链车的疫苗', { industry: '机械' })).toEqual([['医院冷链监测', '提到“冷链”“疫苗”']])
  })

  test('full width and case make no difference, and what was said is shown as it was said', () => {
    const software = shelfOf([aSolution({ title: 'MES 上线', keywords: ['mes', '报工'] })])
    const need = { text: '问了 ＭＥＳ 和报工', objections: [], isAsked: false }
    expect(matching(software, need).map(sayWhy)).toEqual(['提到“ＭＥＳ”“报工”'])
  })

  test('whatever is said, at most three, each of the library, and every word shown was said', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.subarray(['冷链', '疫苗', '插单', '标本']),
        (noise, words) => {
          const text = [noise, ...words].join('，')
          const found = matching(shelf, { text, objections: [], isAsked: true })
          expect(found.length).toBeLessThanOrEqual(3)
          for (const match of found) {
            expect(shelf.solutions).toContain(match.solution)
            for (const word of match.words) expect(text).toContain(word)
          }
        },
      ),
    )
  })

  test('two thousand summaries are looked through at once', () => {
    const many = shelfOf(
      Array.from({ length: 2000 }, (_, at) =>
        aSolution({
          id: String(at),
          title: `方案${at}号`,
          summary: '冷链 温度 报警 数据 补传 '.repeat(10),
          keywords: [`柜${at}号`, '冷链'],
        }),
      ),
    )
    const begun = performance.now()
    expect(matching(many, { text: '冷链断了，1999号柜报警'.repeat(20), objections: [], isAsked: true })).toHaveLength(3)
    expect(performance.now() - begun).toBeLessThan(500)
  })
})
