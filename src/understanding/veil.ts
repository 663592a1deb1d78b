import type { Message } from './message.ts'
import type { Organisations } from './slots/organisations.ts'

/**
 * The message with its proper names veiled (〇 a customer, ◇ a rival), so that no phrase is heard inside a name: 唯品会 holds
 * no meeting.
 */
export function veil(message: Message, { named, mentions }: Organisations): string[] {
  const spans = named.toSorted((a, b) => b.start - a.start)
  let text = message.text
  for (const span of spans) {
    const sign = mentions.some(({ start }) => start === span.start) ? '〇' : '◇'
    text = text.slice(0, span.start) + sign + text.slice(span.end)
  }
  return clausesIn(text)
}

/** Clauses cut at punctuation only; gaps in phrases never leap from one to the next. */
export function clausesIn(text: string): string[] {
  return text
    .split(/[,，。;；!！?？\n]+/)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '')
}
