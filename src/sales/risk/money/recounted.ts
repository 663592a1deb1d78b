import { circumstancesIn } from '../../../language/circumstances.ts'
import { countsIn } from '../../../language/counts.ts'
import { isQuestioned } from '../../../language/negation.ts'
import { spanOf } from '../../../language/span.ts'

/** An offer by the piece: how many pieces, and the words it was made in. */
export interface Bill {
  pieces: number
  said: string
}

/**
 * How many pieces an offer is for after an event that changes their number alone: 改成三台, 再加两台, 实际要2650条，单价不变.
 * `undefined` where it tells of no other number of the same pieces, only asks, or supposes one.
 */
export function recounted(text: string, { pieces, said }: Bill): number | undefined {
  const clauses = circumstancesIn(text)
  const isKept = priceKept.test(text)
  const numbers = countsIn(text).flatMap(({ start, end, value }) => {
    const clause = clauses.findLast((each) => each.start <= start)
    const isIdle = clause === undefined || clause.supposed || clause.denied || clause.elsewhere || clause.past
    const isSamePiece = said.includes(text.slice(end - 1, end))
    if (isIdle || !isSamePiece || isQuestioned(text, spanOf(text, start, end)) || asking.test(text)) return []
    const before = text.slice(Math.max(clause.start, start - 6), start)
    if (more.test(before)) return [pieces + value]
    if (fewer.test(before)) return [pieces - value]
    return becomes.test(before) || (isKept && wanted.test(before)) ? [value] : []
  })
  return numbers.findLast((number) => number > 0)
}

const priceKept =
  /(?:单价|价格?|每[\u4e00-\u9fff]|一[\u4e00-\u9fff])[^，。；]{0,8}(?:不[变动]|没[变动]|照旧|一样|按原|维持)|按原价|原价不[变动]|同价/
const becomes = /(?:改|变|减|加|调|增加|增|降|缩|砍|压|减少)[到成为至]了?|改(?:要|买|定|订)$/
const wanted = /(?:实际|只|就|先|一共|总共|共|还是)?(?:要|买|定|订|上|用)$|实际(?:是|要)?$|只$/
const more = /(?:再|又|另|多)(?:加|添|要|订|买|来|追加|补)了?$|(?:追加|增加|加订|加购|加买|多加)了?$/
const fewer = /(?:少|减少|砍掉|去掉|减掉|取消|减|拿掉)(?:要|买|订|了)?$/
const asking = /[?？吗]|行不行|能不能|可不可以|好不好|如果|要是/
