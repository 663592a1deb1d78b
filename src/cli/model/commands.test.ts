import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../people/refusal.ts'
import { additive, simulatedDeals } from '../../sales/model/simulated-deals.ts'
import { modelCommand } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'sandtable-model-'))
const at = (name: string) => join(folder, name)
const read = (name: string) => readFileSync(at(name), 'utf8')
const said: string[] = []
const complained: string[] = []

beforeEach(() => {
  said.length = 0
  complained.length = 0
  vi.spyOn(console, 'log').mockImplementation((line) => void said.push(String(line)))
  vi.spyOn(console, 'error').mockImplementation((line) => void complained.push(String(line)))
})
afterEach(() => vi.restoreAllMocks())

const deals = simulatedDeals(700, additive, 1)
const lines = deals.cases.map(({ budget, visits, source, owner }, row) =>
  [row, budget, visits, source, owner, deals.history.won[row] === 1 ? '赢单' : '丢单'].join(';'),
)
const header = '编号;budget;visits;source;owner;结果'
const mapping = {
  ...deals.mapping,
  id: '编号',
  target: { col: '结果', won: ['赢单'], lost: ['丢单'] },
  columns: { ...deals.mapping.columns, 结案天数: { type: 'num', known_at_prediction: false } },
}
writeFileSync(at('mapping.json'), JSON.stringify(mapping))
writeFileSync(
  at('closed.csv'),
  `\uFEFF${[header, ...lines.slice(0, 600), '600;x;1;=2+3;owner 1;跟进中', '601;1'].join('\r\n')}`,
)
writeFileSync(at('later.csv'), [header, ...lines.slice(600)].join('\n'))

test('train, predict, evaluate and backtest, end to end', async () => {
  const files = ['--data', at('closed.csv'), '--mapping', at('mapping.json')]
  await expect(modelCommand(['train', ...files, '--out', at('m.json'), '--report', at('r.json')])).resolves.toBe(true)
  expect(complained).toContain('第 603 行没有用：有 2 格，表头是 6 格')
  expect(complained.join()).toContain('结案天数')
  expect(JSON.parse(read('r.json'))).toMatchObject({
    mode: 'learned',
    rows: { learned_from: 600, neither_won_nor_lost: 1, unreadable: 1 },
    seed: 42,
  })

  await modelCommand(['train', ...files, '--out', at('again.json')])
  expect(read('again.json')).toBe(read('m.json'))

  await modelCommand(['predict', '--model', at('m.json'), '--data', at('closed.csv'), '--out', at('p.csv')])
  const rows = read('p.csv').trimEnd().split('\n')
  expect(rows[0]).toBe('\uFEFF编号,budget,visits,source,owner,结果,probability,low,high,n_eff,mode,top_up,top_down')
  expect(rows).toHaveLength(602)
  expect(rows[601]).toContain(`600,x,1,'=2+3,owner 1,跟进中,`)
  const [probability = 0, low = 1, high = 0] = (rows[1] ?? '').split(',').slice(6, 9).map(Number)
  expect(low).toBeLessThan(probability)
  expect(high).toBeGreaterThan(probability)

  await modelCommand(['evaluate', '--model', at('m.json'), '--data', at('later.csv'), '--report', at('e.json')])
  const evaluated = JSON.parse(said.at(-1) ?? '')
  expect(evaluated.cases).toBe(100)
  expect(evaluated.log_loss).toBeLessThan(evaluated.base_rate_log_loss)
  expect(JSON.parse(read('e.json')).drift.level.once).toHaveProperty('shift')

  await modelCommand(['backtest', ...files, '--folds', '3', '--seed', '5'])
  expect(JSON.parse(said.at(-1) ?? '')).toMatchObject({ validation: 'grouped_cv', folds: [{}, {}, {}] })
})

test('few deals, of one kind, with cells that are no numbers: what can be done is done, the rest is said with its line', async () => {
  const target = { col: '结果', won: [1], lost: [0] }
  writeFileSync(at('few.json'), JSON.stringify({ ...mapping, target }))
  writeFileSync(at('few.csv'), ['编号,budget,结果', '1,12.5万,1', '2,三百,1', '3,,1'].join('\n'))
  const files = ['--data', at('few.csv'), '--mapping', at('few.json')]
  await modelCommand(['train', ...files, '--out', at('few.m.json')])
  expect(said.at(-1)).toContain('3 单（赢 3）学成「先验为主」')
  expect(complained).toContain('「budget」有 1 格不是数字，当作未知：第 3 行「三百」')
  complained.length = 0
  await modelCommand(['predict', '--model', at('few.m.json'), '--data', at('few.csv'), '--out', at('few.p.csv')])
  expect(read('few.p.csv').trimEnd().split('\n')).toHaveLength(4)
  expect(complained).toContain('「budget」有 1 格不是数字，当作未知：第 3 行「三百」')
  await expect(modelCommand(['backtest', ...files])).rejects.toThrow(Refusal)
  await expect(modelCommand(['train', ...files, '--out', at('nowhere/m.json')])).rejects.toThrow('没有这个文件夹')
  await expect(modelCommand(['train', ...files, '--out', at('m.json'), '--data', at('gone.csv')])).rejects.toThrow(
    '没有这个文件',
  )
})

test('a mapping with mistakes is answered with each of them', async () => {
  writeFileSync(
    at('wrong.json'),
    JSON.stringify({ target: { col: 'y', won: [], lost: ['0'] }, columns: { a: { type: 'text' } } }),
  )
  const wrong = modelCommand(['train', '--data', at('later.csv'), '--mapping', at('wrong.json'), '--out', at('x.json')])
  await expect(wrong).rejects.toThrow(/target\.won 至少写一个[\s\S]*type 只能是/)
})

test.each([
  [['train'], '少了 --out'],
  [['sing'], 'train、predict、evaluate、backtest'],
  [['train', '--colour', 'red'], '不认识 --colour'],
  [['backtest', '--folds'], '--folds 后面少了值'],
])('%j is answered with a sentence', async (words, sentence) => {
  await expect(modelCommand(words)).rejects.toThrow(sentence)
})
