/** A piece of a text: half-open UTF-16 offsets, so `text.slice(start, end)` is `span.text`. */
export interface Span {
  start: number
  end: number
  text: string
}

export function spanOf(text: string, start: number, end: number): Span {
  return { start, end, text: text.slice(start, end) }
}

/**
 * The part of a message the readers look at, in characters. Nobody types more, and whoever pastes more does not get to
 * keep the process busy with it.
 */
export const longestRead = 3000
