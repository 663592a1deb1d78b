import type { Sign, SignKey } from '../sandbox/signs.ts'

/** A sign that nearly tells the outcome by being there: the share of won and of lost deals that show it. */
export interface Suspect {
  key: SignKey
  won: number
  lost: number
}

interface Told {
  won: boolean
  signs: readonly Sign[]
}

/**
 * A sign alone that parts won from lost by this share has an AUC of 0.8: better than anything known before a deal is closed, and
 * usually written when it was. With fewer deals of either end it may be chance.
 */
const suspiciousShare = 0.6
const enoughOfEach = 20

/** Signs in imported history that were hardly known at the time, whatever day the file gives them. */
export function suspectsIn(cases: readonly Told[]): Suspect[] {
  const [won, lost] = [cases.filter((one) => one.won), cases.filter((one) => !one.won)]
  if (won.length < enoughOfEach || lost.length < enoughOfEach) return []
  const [among, other] = [sharesIn(won), sharesIn(lost)]
  return [...new Set([...among.keys(), ...other.keys()])]
    .map((key) => ({ key, won: among.get(key) ?? 0, lost: other.get(key) ?? 0 }))
    .filter((shares) => Math.abs(shares.won - shares.lost) > suspiciousShare)
}

/** The same deals without these signs, as if nobody had told. */
export function without<Case extends Told>(cases: readonly Case[], suspects: readonly Suspect[]): Case[] {
  const left = new Set(suspects.map(({ key }) => key))
  return cases.map((one) => ({ ...one, signs: one.signs.filter(({ key }) => !left.has(key)) }))
}

function sharesIn(cases: readonly Told[]): Map<SignKey, number> {
  const shares = new Map<SignKey, number>()
  for (const { signs } of cases) {
    for (const { key } of signs) shares.set(key, (shares.get(key) ?? 0) + 1 / cases.length)
  }
  return shares
}
