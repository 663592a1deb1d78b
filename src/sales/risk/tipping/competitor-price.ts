import { sumsIn } from '../money/sums.ts'
import { rivalPricesIn } from '../rivals.ts'
import type { Detector } from './point.ts'

/** A rival's price for this deal is on the table, lower than ours or not said how high. */
export const competitorPrice: Detector = {
  kind: 'competitor_price',

  find({ event, index, ours, ledger }) {
    const quote = ledger.quotes[index]?.max
    const prices = rivalPricesIn(event.text, ours).filter(({ harmless, idle }) => !harmless && !idle)
    const telling = prices.find(({ start, end }) => {
      const [sum] = sumsIn(event.text.slice(start, end), quote === undefined ? [] : [quote])
      const apart = /[低少差]|便宜|比/.test(event.text.slice(start, end))
      return apart || sum === undefined || quote === undefined || sum.min < quote
    })
    if (telling === undefined) return undefined
    const sums = sumsIn(event.text, quote === undefined ? [] : [quote]).map(({ max }) => max)
    return `${telling.rival}:${sums.join('/')}`
  },

  rulesOut({ event, ours }) {
    const prices = rivalPricesIn(event.text, ours)
    return prices.length > 0 && prices.every(({ harmless, idle }) => harmless || idle)
  },
}
