import type { Span } from './span.ts'

/** `kept` is the part of the price that remains: 8折 → 0.8, 让10个点 → 0.9. */
export interface Discount extends Span {
  kept: number
}

export function readDiscounts(_text: string): Discount[] {
  return []
}
