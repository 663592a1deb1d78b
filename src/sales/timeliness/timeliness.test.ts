import { describe, expect, test } from 'vitest'
import { handlingByTeam, responsesByTeam } from './by-team.ts'
import { distributionOf, type Wait } from './distribution.ts'
import { responseTimes } from './timeliness.ts'

const over = (...all: number[]): Wait[] => all.map((ms) => ({ ms, over: true }))
const open = (...all: number[]): Wait[] => all.map((ms) => ({ ms, over: false }))
const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1)

describe('how long was waited', () => {
  test('is the middle, the slowest tenth and hundredth, and the share that held the goal', () => {
    const { median, p90, p99, within } = distributionOf(over(...upTo(1000)), 500)
    expect([median, p90, p99, within?.value]).toEqual([500, 900, 990, 50])
  })

  test('too few say nothing, and the tail needs more than the middle', () => {
    expect(distributionOf(over(1, 2, 3, 4, 5, 6, 7), 500)).toEqual({ sample: 7, open: 0 })
    const some = distributionOf(over(...upTo(20)), 500)
    expect(some).toMatchObject({ median: 10, p90: 18 })
    expect(some).not.toHaveProperty('p99')
    expect(distributionOf(over(...upTo(14)), 500)).not.toHaveProperty('p90')
  })

  test('what is open is neither quick nor lost: it moves the figure up, and away where most are open', () => {
    const ten = over(...upTo(10))
    expect(distributionOf([...ten, ...open(100, 100, 100, 100)], 500)).toMatchObject({ sample: 14, open: 4, median: 7 })
    const most = distributionOf([...ten, ...open(...upTo(20).map(() => 100))], 500)
    expect(most).toMatchObject({ sample: 30, open: 20 })
    expect(most).not.toHaveProperty('median')
    // Just begun: it says nothing yet of whether the goal is held, and what waits beyond it has missed it.
    expect(distributionOf([...ten, ...open(3, 3)], 500).within?.value).toBe(100)
    expect(distributionOf([...ten, ...open(501, 600)], 500).within?.value).toBe(83)
  })
})

describe('of teams', () => {
  const took = (ownerId: string, teamId: string) =>
    upTo(4).map(() => ({ ownerId, teamId, platform: 'wecom', touchedAt: 1_000, acceptedAt: 1_200 }))

  test('a team of so few that it would be a person stands under no name', () => {
    const large = [...took('a', 'one'), ...took('b', 'one'), ...took('c', 'one')]
    const small = [...took('d', 'two'), ...took('e', 'three')]
    const figures = responsesByTeam([...large, ...small], 9_000)
    expect(figures).toMatchObject([
      { team: 'one', of: 'wecom', sample: 12, median: 200 },
      { team: 'other', of: 'wecom', sample: 8, median: 200 },
    ])
    expect(handlingByTeam([], [], 9_000)).toEqual([])
  })

  test('who sells no more is left out of all figures', () => {
    const sellers = [{ id: 'a', name: '林晓', role: 'rep' as const, teamId: 'one', teamName: '一组' }]
    const all = responseTimes([...took('a', 'one'), ...took('gone', 'one')], {
      sellers,
      channels: () => '企微',
      now: 9_000,
    })
    expect(all.all.sample).toBe(4)
    expect(all.people.map(({ name }) => name)).toEqual(['林晓'])
    expect(all.channels).toMatchObject([{ id: 'wecom', name: '企微' }])
  })
})
