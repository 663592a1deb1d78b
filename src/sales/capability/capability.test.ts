import { describe, expect, test } from 'vitest'
import type { JudgedExchange } from '../exchange.ts'
import type { Track } from '../tracks/track.ts'
import { capabilitiesOf } from './gaps.ts'
import { figuresOf, reportOf } from './report.ts'
import { teamGaps } from './team.ts'
import type { Told } from './told.ts'
import { toldIn } from './told-in.ts'

const now = Date.parse('2026-11-24T00:00:00+08:00')
const day = 24 * 3_600_000
const ago = (days: number) => new Date(now - days * day).toISOString()
const words = {
  id: 'price-clarify',
  objection: 'PRICE',
  strategy: 'clarify',
  listeners: ['EB', 'TB'],
} as unknown as Track
const library = [words]

function anExchange(of: Partial<JudgedExchange> = {}): JudgedExchange {
  return {
    id: 'x',
    tenantId: 'acme',
    ownerId: 'lin',
    teamId: 'one',
    dealId: 'd',
    decisionId: 'x',
    at: ago(20),
    intent: 'objection.handle',
    objections: ['PRICE'],
    offered: [],
    judgements: [],
    ...of,
  }
}

const judged = (verdict: 'taken' | 'good' | 'bad' | 'refused', at = ago(19)) => ({
  decisionId: 'x',
  trackId: 'price-clarify',
  verdict,
  at,
})
const later = (of: Partial<JudgedExchange>) => anExchange({ id: 'y', at: ago(15), objections: [], ...of })
const mood = (mood: 'warm' | 'upset' | 'calm') => ({ mood: { mood, words: '那样' } })

describe('whether a pushback was handled', () => {
  const verdictOf = (exchanges: readonly JudgedExchange[], won: readonly string[] = []) =>
    toldIn(exchanges, { library, won: new Set(won), now }).map(({ handled, why }) => [handled, why])

  test.each<[string, JudgedExchange[], string[], boolean | undefined, string]>([
    ['the customer is warm afterwards', [anExchange(), later(mood('warm'))], [], true, '之后客户“那样”'],
    [
      'and that goes before everything else',
      [anExchange({ judgements: [judged('taken')] }), later(mood('upset'))],
      [],
      false,
      '之后客户“那样”',
    ],
    ['calm tells nothing', [anExchange(), later(mood('calm'))], [], false, '一周没有接'],
    ['words about it were taken', [anExchange({ judgements: [judged('taken')] })], [], true, '一周内用了话术'],
    ['too late', [anExchange({ judgements: [judged('taken', ago(10))] })], [], false, '一周没有接'],
    [
      'they were no good',
      [anExchange({ judgements: [judged('taken'), judged('bad')] })],
      [],
      false,
      '用过的话术被说不好用',
    ],
    ['the deal was won', [anExchange()], ['d'], true, '这一单后来签了'],
    ['nobody knows yet', [anExchange({ at: ago(3) })], [], undefined, '还不到一周'],
  ])('%s', (_what, exchanges, won, handled, why) => {
    expect(verdictOf(exchanges, won)).toEqual([[handled, why]])
  })

  test('raised again it was not, and the second time stands by itself; twice in one talk is once', () => {
    const again = later({ objections: ['PRICE'] })
    expect(verdictOf([anExchange({ judgements: [judged('taken')] }), again])).toEqual([
      [false, '四周内又提了'],
      [false, '一周没有接'],
    ])
    const sameTalk = anExchange({ id: 'z', at: new Date(Date.parse(ago(20)) + 3_600_000).toISOString() })
    expect(verdictOf([anExchange(), sameTalk])).toHaveLength(1)
  })

  test('what others were told of the same deal is theirs', () => {
    expect(
      toldIn([anExchange(), later({ ...mood('warm'), ownerId: 'zhou' })], { library, won: new Set(), now }),
    ).toMatchObject([{ ownerId: 'lin', handled: false }])
  })
})

/** So many of so many handled, by each. */
function met(shares: Record<string, [handled: number, told: number]>, of: Partial<Told> = {}): Told[] {
  return Object.entries(shares).flatMap(([ownerId, [handled, told]]) =>
    Array.from({ length: told }, (_, at) => ({
      ownerId,
      dealId: `${ownerId}-${at}`,
      at: ago(30 + at),
      objection: 'PRICE' as const,
      roles: [],
      handled: at < handled,
      why: '',
      ...of,
    })),
  )
}

const usual = { a: [21, 30], b: [20, 30], c: [22, 30], d: [20, 30] } as Record<string, [number, number]>

describe('who is below their peers', () => {
  const standingOf = (told: readonly Told[], ownerId = 'lin') =>
    capabilitiesOf(told).find((one) => one.ownerId === ownerId && one.dimension === 'objection')

  test('plainly so, with an interval clear of them', () => {
    const standing = standingOf(met({ ...usual, lin: [6, 30] }))
    expect(standing).toMatchObject({ standing: 'below', told: 30, handled: 6, peers: { people: 4, told: 120 } })
    expect(standing?.share?.high).toBeLessThan(standing?.peers.share ?? 0)
  })

  test('a little is chance, and too few tell nothing', () => {
    expect(standingOf(met({ ...usual, lin: [17, 30] }))).toMatchObject({ standing: 'even' })
    expect(standingOf(met({ ...usual, lin: [0, 9] }))).toMatchObject({ standing: 'unknown' })
    expect(standingOf(met({ ...usual, lin: [0, 9] }))).not.toHaveProperty('share')
    expect(standingOf(met({ a: [40, 40], b: [40, 40], lin: [0, 40] }))).toMatchObject({ standing: 'unknown' })
  })

  test('what is still open counts for nobody', () => {
    const open = met({ ...usual, lin: [0, 30] }).map(({ handled, ...one }) =>
      one.ownerId === 'lin' ? one : { ...one, handled: handled === true },
    )
    expect(standingOf(open)).toBeUndefined()
  })

  test('who answers no price is not also behind in the stage in which prices are spoken of', () => {
    const all = [
      ...met({ ...usual, lin: [6, 30] }, { stage: 'negotiation' }),
      ...met({ ...usual, lin: [20, 30] }, { stage: 'negotiation', objection: 'TRUST' }),
    ]
    const below = capabilitiesOf(all).filter(({ standing }) => standing === 'below')
    expect(below.map(({ ownerId, dimension, value }) => [ownerId, dimension, value])).toEqual([
      ['lin', 'objection', 'PRICE'],
    ])
  })
})

describe('the report', () => {
  test('says what to learn, whom to ask, and where it showed last', () => {
    const told = met({ ...usual, lin: [6, 30], best: [29, 30] }, { roles: ['EB'] })
    const figures = figuresOf(told, library)
    const report = reportOf('lin', figures)
    const [gap, ...others] = report.gaps
    expect(others).toEqual([])
    expect(gap).toMatchObject({
      dimension: 'objection',
      value: 'PRICE',
      objection: 'PRICE',
      learn: [words],
      ask: ['best'],
    })
    expect(gap?.missed).toHaveLength(3)
    expect(reportOf('best', figures).gaps).toEqual([])
    const team = teamGaps(['lin', 'best', 'a'].map((id) => ({ id, report: reportOf(id, figures) })))
    expect(team).toMatchObject([{ dimension: 'objection', value: 'PRICE', people: [{ id: 'lin' }] }])
  })
})
