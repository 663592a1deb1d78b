/** A piece of a text: half-open UTF-16 offsets, so `text.slice(start, end)` is `span.text`. */
export interface Span {
  start: number
  end: number
  text: string
}

export function spanOf(text: string, start: number, end: number): Span {
  return { start, end, text: text.slice(start, end) }
}
