import type { RiskLevel } from './case.ts'

/** From where on a signal speaks: worth a look, and grave. */
export interface Limits {
  watch: number
  high: number
}

/** What a company may set of a signal. The standards are judgements of 2026-11-22, until a company's own deals say better. */
export interface Threshold {
  /** What is counted, for the page: 没有记录的天数. */
  what: string
  unit: '天' | '%'
  /** `falling`: the fewer the graver, as with days left; `apart`: two numbers that have nothing to do with each other. */
  direction: 'rising' | 'falling' | 'apart'
  /** What the numbers are called where they are not the levels 留意 and 高; without `high` there is one number, and both are it. */
  called?: { watch: string; high?: string }
  standard: Limits
  /** What can still be meant seriously. */
  least: number
  most: number
}

/** The level a number comes to. */
export function levelFrom(number: number, { watch, high }: Limits): RiskLevel {
  return number >= high ? 'high' : number >= watch ? 'watch' : 'none'
}

/** What is wrong with limits somebody wants, in a sentence; `undefined` when nothing is. */
export function wrongWith({ watch, high }: Limits, { direction, least, most, unit }: Threshold): string | undefined {
  const fits = (one: number) => Number.isInteger(one) && one >= least && one <= most
  if (!fits(watch) || !fits(high)) return `要在 ${least} 到 ${most} ${unit}之间，填整数`
  if (direction === 'rising' && high <= watch) return '“高”要比“留意”大'
  if (direction === 'falling' && high >= watch) return '“高”要比“留意”小'
  return undefined
}
