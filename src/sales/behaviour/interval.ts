/** Of a normal variable: four in five lie within so many deviations of its mean. */
const z = 1.2816

export interface Interval {
  value: number
  low: number
  high: number
}

/** A share in percent, with its Wilson interval. */
export function shareOf(count: number, sample: number): Interval {
  const share = count / sample
  const middle = (share + (z * z) / (2 * sample)) / (1 + (z * z) / sample)
  const reach =
    (z / (1 + (z * z) / sample)) * Math.sqrt((share * (1 - share)) / sample + (z * z) / (4 * sample * sample))
  return {
    value: Math.round(100 * share),
    low: Math.round(100 * Math.max(0, middle - reach)),
    high: Math.round(100 * Math.min(1, middle + reach)),
  }
}

/** So many in so much time, as a rate; Byar's approximation to the Poisson interval (Breslow and Day 1987, 2.3.3). */
export function rateOf(count: number, over: number): Interval {
  const bound = (events: number, sign: 1 | -1) =>
    events === 0 ? 0 : events * (1 - 1 / (9 * events) + (sign * z) / (3 * Math.sqrt(events))) ** 3
  return {
    value: oneDecimal(count / over),
    low: oneDecimal(bound(count, -1) / over),
    high: oneDecimal(bound(count + 1, 1) / over),
  }
}

/** The middle one, with the interval of its ranks (Conover 1999, 3.2). */
export function medianOf(values: readonly number[]): Interval {
  const inOrder = values.toSorted((one, other) => one - other)
  const reach = (z * Math.sqrt(inOrder.length)) / 2
  const at = (rank: number) => inOrder[Math.min(inOrder.length - 1, Math.max(0, rank))] ?? Number.NaN
  const middle = (inOrder.length - 1) / 2
  return {
    value: oneDecimal((at(Math.floor(middle)) + at(Math.ceil(middle))) / 2),
    low: oneDecimal(at(Math.floor(middle - reach))),
    high: oneDecimal(at(Math.ceil(middle + reach))),
  }
}

export function meanOf(values: readonly number[]): Interval {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1)
  const reach = z * Math.sqrt(variance / values.length)
  return { value: Math.round(mean), low: Math.round(mean - reach), high: Math.round(mean + reach) }
}

function oneDecimal(value: number): number {
  return Math.round(10 * value) / 10
}
