import { type Figure, plus, times } from './figure.ts'

/** What a figure that was read may be instead, where it does not fit the deal. */
export interface Otherwise {
  /** The sums it was made of. */
  sums: readonly Figure[]
  /** Numbers of pieces that were spoken of, the nearest first. */
  counts: readonly number[]
  /** What was known before, and which way the text moves it, if any. */
  before: Figure | null
  moves: readonly (-1 | 1)[]
}

/**
 * The likeliest meaning of a figure, in the light of what else is known to be about as large: the figure itself where it fits; else
 * the total of a price for one piece, one of several sums, so many 万, or a change of what was known. `undefined` where it is more
 * likely of something else. `alike`: in yuan; where it is empty, the figure.
 */
export function likeliest(figure: Figure, alike: readonly number[], otherwise: Otherwise): Figure | undefined {
  if (alike.length === 0 || strain(figure, alike) < easy) return figure
  const { sums, counts, before, moves } = otherwise
  const alone = sums.length > 1 ? sums : []
  const readings: [Figure | undefined, number][] = [
    [figure, 0],
    [undefined, unrelated],
    ...alone.map((sum, at): [Figure, number] => [sum, 2 - at / sums.length]),
    ...counts.flatMap((count, at) =>
      [figure, ...alone].map((one): [Figure, number] => [times(one, count), 0.5 + at / 4]),
    ),
    [times(figure, 10_000), 2],
    ...(before === null || middle(figure) < middle(before) / 100
      ? []
      : moves.map((move): [Figure, number] => [plus(before, move * middle(figure)), 1.5])),
  ]
  return readings
    .map(([reading, cost]) => ({ reading, cost: cost + (reading === undefined ? 0 : strain(reading, alike)) }))
    .reduce((best, each) => (each.cost < best.cost ? each : best)).reading
}

/** Whether a figure is as large as what else is known of the deal. */
export function fitsIn(figure: Figure, alike: readonly number[]): boolean {
  return alike.length === 0 || strain(figure, alike) < unrelated
}

/**
 * How hard a figure is to believe beside others, as half the square of its distance from them in multiples of a usual one. In 332
 * labelled deals offers and budgets lie within a fifth of each other and of the forecast nine times in ten, and never beyond twice.
 */
function strain(figure: Figure, alike: readonly number[]): number {
  const size = Math.log(Math.max(1, middle(figure)))
  const usual = alike.reduce((sum, each) => sum + Math.log(each), 0) / alike.length
  return ((size - usual) / 0.25) ** 2 / 2
}

/** Up to 1.5 times what is usual nothing else is looked for; beyond 2.7 times it is rather taken for something else altogether. */
const [easy, unrelated] = [1.5, 8]

function middle({ min, max }: Figure): number {
  return (min + max) / 2
}
