import { meanLogLoss } from '../model/metrics.ts'
import type { JudgedCase } from './closed-case.ts'

/** What was said, held against what happened; nothing in it tells one deal or one person from another. */
export interface Scoreboard {
  /** Closed deals that had been predicted in time. */
  judged: number
  /** Absent while there are too few. */
  overall?: Score
  reliability: ReliabilityPoint[]
  /** The same deals as their owners and as we saw them; absent while there are too few with a guess. */
  guessed?: { cases: number; wins: number; theirs: Loss; ours: Loss }
  /** Oldest first. */
  months: MonthScore[]
  /** One line a group of the latest finished month: 上月我们说 70 % 上下的 20 单，赢了 13 单. */
  sayings: string[]
}

/** Mean squared error and mean log loss; smaller is better. */
export interface Loss {
  brier: number
  logLoss: number
}

interface Score extends Loss {
  cases: number
  wins: number
  /** What quoting the share won for every deal would have cost, known only afterwards. */
  base: Loss
}

interface ReliabilityPoint {
  from: number
  to: number
  cases: number
  said: number
  happened: number
  /** Ends of the 80 % interval of `happened`: few deals tell little. */
  low: number
  high: number
}

interface MonthScore {
  /** `YYYY-MM` */
  month: string
  cases: number
  wins: number
  /** Absent while there are too few. */
  said?: number
  brier?: number
  /** Brier of all deals up to the end of the month, and of quoting their share won. */
  soFar: number
  baseSoFar: number
}

/** Below these many deals a figure says more about chance than about us. */
export const enoughToScore = 20
const enoughForMonth = 5
const enoughForSaying = 3
/** From here on ten bins instead of five. */
const enoughForTenBins = 200

/** `monthOf` tells the month of an instant where the company works; `today` is the month that is not over yet. */
export function scoreboardOf(cases: readonly JudgedCase[], monthOf: (at: number) => string, today: string): Scoreboard {
  const guessed = cases.filter(({ guess }) => guess !== undefined)
  const enough = cases.length >= enoughToScore
  return {
    judged: cases.length,
    ...(enough ? { overall: scoreOf(cases) } : {}),
    reliability: enough ? reliabilityOf(cases) : [],
    ...(guessed.length >= enoughToScore ? { guessed: comparison(guessed) } : {}),
    months: monthsOf(cases, monthOf),
    sayings: sayingsOf(cases, monthOf, today),
  }
}

function scoreOf(cases: readonly JudgedCase[]): Score {
  const wins = winsIn(cases)
  const rate = wins / cases.length
  return { cases: cases.length, wins, ...lossOf(cases, ({ said }) => said), base: lossOf(cases, () => rate) }
}

function comparison(guessed: readonly JudgedCase[]) {
  return {
    cases: guessed.length,
    wins: winsIn(guessed),
    theirs: lossOf(guessed, ({ guess = 0.5 }) => guess),
    ours: lossOf(guessed, ({ said }) => said),
  }
}

function lossOf(cases: readonly JudgedCase[], forecast: (one: JudgedCase) => number): Loss {
  // Where all were won, or all lost, their share is a certainty, and certainties have no odds.
  const forecasts = Float64Array.from(cases, (one) => Math.min(1 - 1e-9, Math.max(1e-9, forecast(one))))
  const won = Uint8Array.from(cases, (one) => (one.won ? 1 : 0))
  return { brier: brierOf(forecasts, won), logLoss: meanLogLoss(forecasts, won) }
}

function brierOf(forecasts: Float64Array, won: Uint8Array): number {
  return forecasts.reduce((sum, said, index) => sum + (said - (won[index] ?? 0)) ** 2, 0) / forecasts.length
}

function reliabilityOf(cases: readonly JudgedCase[]): ReliabilityPoint[] {
  const bins = cases.length >= enoughForTenBins ? 10 : 5
  return Array.from({ length: bins }, (_, bin) => ({ from: bin / bins, to: (bin + 1) / bins })).flatMap(
    ({ from, to }) => {
      const here = inBin(cases, from, to)
      return here.length === 0 ? [] : [pointOf(here, from, to)]
    },
  )
}

function inBin(cases: readonly JudgedCase[], from: number, to: number): JudgedCase[] {
  return cases.filter(({ said }) => said >= from && (said < to || to === 1))
}

/** z of an 80 % interval. */
const z80 = 1.2816

/** The interval is Wilson's: honest for few deals, and inside 0…1. */
function pointOf(cases: readonly JudgedCase[], from: number, to: number): ReliabilityPoint {
  const count = cases.length
  const happened = winsIn(cases) / count
  const spread = 1 + z80 ** 2 / count
  const middle = (happened + z80 ** 2 / (2 * count)) / spread
  const reach = (z80 / spread) * Math.sqrt((happened * (1 - happened)) / count + z80 ** 2 / (4 * count ** 2))
  return { from, to, cases: count, said: meanSaid(cases), happened, low: middle - reach, high: middle + reach }
}

function monthsOf(cases: readonly JudgedCase[], monthOf: (at: number) => string): MonthScore[] {
  const months = [...new Set(cases.map(({ closedAt }) => monthOf(closedAt)))].sort()
  return months.map((month) => {
    const here = cases.filter(({ closedAt }) => monthOf(closedAt) === month)
    const soFar = scoreOf(cases.filter(({ closedAt }) => monthOf(closedAt) <= month))
    return {
      month,
      cases: here.length,
      wins: winsIn(here),
      ...(here.length >= enoughForMonth ? { said: meanSaid(here), brier: lossOf(here, ({ said }) => said).brier } : {}),
      soFar: soFar.brier,
      baseSoFar: soFar.base.brier,
    }
  })
}

/** Of the latest month that is over: groups around 10, 30, 50, 70 and 90 %, few deals left out. */
function sayingsOf(cases: readonly JudgedCase[], monthOf: (at: number) => string, today: string): string[] {
  const month = monthsOf(cases, monthOf)
    .map((one) => one.month)
    .filter((one) => one < today)
    .at(-1)
  if (month === undefined) return []
  const here = cases.filter(({ closedAt }) => monthOf(closedAt) === month)
  const when = month === monthBefore(today) ? '上月' : `${Number(month.slice(0, 4))} 年 ${Number(month.slice(5))} 月`
  return [0.1, 0.3, 0.5, 0.7, 0.9].flatMap((middle) => {
    const group = inBin(here, middle - 0.1, middle + 0.1 > 0.99 ? 1 : middle + 0.1)
    if (group.length < enoughForSaying) return []
    return [`${when}我们说 ${Math.round(middle * 100)} % 上下的 ${group.length} 单，赢了 ${winsIn(group)} 单。`]
  })
}

function monthBefore(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`
}

function meanSaid(cases: readonly JudgedCase[]): number {
  return cases.reduce((sum, { said }) => sum + said, 0) / cases.length
}

function winsIn(cases: readonly JudgedCase[]): number {
  return cases.filter(({ won }) => won).length
}
