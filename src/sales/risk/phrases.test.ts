import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { assess } from './assess.ts'
import type { CaseEvent, RiskCase } from './case.ts'
import { ledgerOf } from './money/ledger.ts'
import { chronicleOf } from './people/chronicle.ts'
import { detectors } from './tipping/index.ts'

const at = '2026-06-10T10:00:00+08:00'
const contacts: RiskCase['contacts'] = [
  { name: '周强', title: '设备科主任', dept: '设备科', role: null, stance: 'unknown', lastTouch: null },
  { name: '吴静', title: '院长', dept: '', role: null, stance: 'unknown', lastTouch: null },
]

/** One sentence on a deal of 300万 offered, 280万 budgeted. */
function deal(event: Omit<CaseEvent, 'at'>, people = contacts): RiskCase {
  return {
    asOf: '2026-06-20T10:00:00+08:00',
    deal: {
      customer: '临澜市人民医院',
      aliases: [],
      group: null,
      product: '监护仪',
      stage: 'solution',
      size: null,
      quote: 3e6,
      budget: { min: 2.8e6, max: 2.8e6 },
    },
    contacts: people,
    complaints: [],
    events: [{ at, ...event }],
  }
}

describe('a rep and a customer say it in many ways', () => {
  test.each(rowsOf('tipping-phrases'))('%s: %s → %s', (from, text, kind) => {
    const who = from === 'rep' ? '马跃' : /^我(?:调|下周)/.test(text) ? '冯国强' : '吴静'
    const feng = {
      name: '冯国强',
      title: '设备科主任',
      dept: '设备科',
      role: null,
      stance: 'unknown',
      lastTouch: null,
    } as const
    const event = { source: 'chat', from: from as 'rep', who, text }
    const found = assess(deal(event, [feng, ...contacts.slice(1)])).tipping_points.map((point) => point.kind)
    expect(found.join()).toBe(kind)
  })

  test.each(rowsOf('money-phrases'))('%s: %s → quote %s, budget %s', (from, text, quote, budget) => {
    const risk = deal({ source: 'chat', from: from as 'rep', who: from === 'rep' ? '马跃' : '周强', text })
    const found = ledgerOf(risk, chronicleOf(risk).people)
    expect([said(found.quote), said(found.budget)]).toEqual([
      quote === '-' ? '300' : quote,
      budget === '-' ? '280' : budget,
    ])
  })

  test.each(rowsOf('touch-phrases'))('%s: %s → in touch with %s', (source, text, touched) => {
    const { people } = chronicleOf(deal({ source, from: 'rep', who: '马跃', text }))
    const found = people.filter(({ lastTouch }) => lastTouch !== null).map(({ name }) => name[0])
    expect(found.sort()).toEqual([...touched].sort())
  })

  test.each(rowsOf('stance-phrases'))('%s: %s → %s', (from, text, stance) => {
    const { people } = chronicleOf(
      deal({ source: 'chat', from: from as 'rep', who: from === 'rep' ? '马跃' : '周强', text }),
    )
    expect(people[0]?.stance).toBe(stance === '-' ? 'unknown' : stance)
  })
})

test('the list of tipping points is the folder', () => {
  const files = readdirSync(new URL('tipping', import.meta.url)).filter(
    (name) => !/^(?:index|point)\.ts$|\.test\.ts$/.test(name),
  )
  expect(detectors.map(({ kind }) => `${kind.replaceAll('_', '-')}.ts`).sort()).toEqual(files.sort())
})

/** The rows of a table below its headings. */
function rowsOf(table: string): [string, string, string, string][] {
  const text = readFileSync(new URL(`eval/${table}.tsv`, import.meta.url), 'utf8')
  return text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [one = '', two = '', three = '', four = ''] = line.split('\t')
      return [one, two, three, four]
    })
}

/** In 万, as the tables have it; x for unknown. */
function said(figure: { min: number; max: number } | null): string {
  if (figure === null) return 'x'
  const [min, max] = [figure.min / 1e4, figure.max / 1e4].map((wan) => String(Math.round(wan * 100) / 100))
  return min === max ? `${min}` : `${min}~${max}`
}
