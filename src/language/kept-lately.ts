/** Texts kept; one more begins anew. */
const mostKept = 5_000

/**
 * The same reading of a text, done once for those read lately: many rules ask about one text in a row, and a deal's texts are read
 * again with each one that joins them. What comes back is shared, and so never to be changed.
 */
export function keptLately<Value>(read: (text: string) => Value): (text: string) => Value {
  const kept = new Map<string, Value>()
  return (text) => {
    const known = kept.get(text)
    if (known !== undefined) return known
    if (kept.size >= mostKept) kept.clear()
    const value = read(text)
    kept.set(text, value)
    return value
  }
}
