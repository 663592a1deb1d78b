import { timingSafeEqual } from 'node:crypto'

/** Constant time for equal lengths. Anything may be given, even what is no string (a repeated query parameter). */
export function sameText(expected: string, given: string): boolean {
  if (typeof given !== 'string' || given.length !== expected.length) return false
  const [left, right] = [Buffer.from(expected), Buffer.from(given)]
  return left.length === right.length && timingSafeEqual(left, right)
}
