import type { Probability } from '../src/server/contract.ts'

/** 0.38 → 38: every figure on the pages is whole percents. */
export function whole(probability: number): number {
  return Math.round(probability * 100)
}

/** 0.38 → "38 %", with a space that does not break. */
export function percent(probability: number): string {
  return `${whole(probability)}\u00a0%`
}

/** The 80 % interval: "24–54 %". */
export function range({ low, high }: Pick<Probability, 'low' | 'high'>): string {
  return `${whole(low)}–${percent(high)}`
}

/** A shift in whole points with its sign: "+9", "−6"; "0" when it rounds away. */
export function signed(points: number): string {
  if (points === 0) return '0'
  return points > 0 ? `+${points}` : `−${-points}`
}

/** How much of the figure is experience and how much the company's own history. */
export function priorInWords(share: number): string {
  const prior = whole(share)
  if (prior >= 100) return '全部来自经验先验，还没有本公司的成交来印证。'
  if (prior <= 0) return '全部来自本公司自己的成交。'
  return `经验先验占 ${percent(share)}，其余来自本公司自己的成交。`
}

/** "11月21日 18:05", in the reader's own time zone. */
export function when(iso: string): string {
  return moment.format(new Date(iso))
}

const moment = new Intl.DateTimeFormat('zh-CN', {
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
