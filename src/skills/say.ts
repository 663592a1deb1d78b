import type { SalesAnswer } from './ports.ts'

/** Plain words, and nothing else. */
export function say(text: string): SalesAnswer {
  return { replies: [{ kind: 'text', text }] }
}
