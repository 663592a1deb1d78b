import { dayOf } from '../../language/calendar.ts'
import type { Span } from '../../language/span.ts'
import type { Facts } from '../facts.ts'
import type { Message } from '../message.ts'
import { isAfter, isOver } from '../slots/periods.ts'

/**
 * The text with one sign in place of whoever and whatever is named, so that what is learned of a sentence holds for other names
 * and numbers: 〇 customer, ◇ rival, ♙ person, ￥ sum, ％ discount, ◀ ● ▶ a time that is over, now or ahead, # another number.
 */
export function masked({ text, people, amounts, discounts, ahead, heard }: Message, { organisations }: Facts): string {
  const today = dayOf(heard.now)
  const signs: [Span, string][] = [
    ...organisations.named.map((span): [Span, string] => [
      span,
      organisations.mentions.some(({ start }) => start === span.start) ? '〇' : '◇',
    ]),
    ...people.filter(({ name }) => name !== null).map((span): [Span, string] => [span, '♙']),
    ...discounts.map((span): [Span, string] => [span, '％']),
    ...amounts.map((span): [Span, string] => [span, '￥']),
    ...ahead.map((moment): [Span, string] => [
      moment,
      isAfter(moment.value, today) ? '▶' : isOver(moment.value, today) ? '◀' : '●',
    ]),
  ]
  signs.sort(([a], [b]) => a.start - b.start)
  let result = ''
  let at = 0
  for (const [{ start, end }, sign] of signs) {
    if (start < at) continue
    result += text.slice(at, start) + sign
    at = end
  }
  return (result + text.slice(at))
    .toLowerCase()
    .replace(/\d+/g, '#')
    .replace(/[\s,，。;；、:：!！~…—]+/g, '，')
    .replace(/[?？]+/g, '？')
    .replace(/[\ud800-\udfff]+/g, '☺')
}
