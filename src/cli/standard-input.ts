import { createInterface } from 'node:readline'

/** Standard input, a line at a time. */
export function lines(): AsyncIterable<string> {
  return createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })
}

/** The clock of commands that take cases: fixed by `CLOCK_FIXED`, never in the server. */
export function caseClock(fixed: string | undefined): () => Date {
  if (fixed === undefined || fixed === '') return () => new Date()
  const at = new Date(fixed)
  if (Number.isNaN(at.getTime())) throw new Error('CLOCK_FIXED 要是 ISO 时间，例如 2026-11-24T09:00:00+08:00')
  return () => at
}
