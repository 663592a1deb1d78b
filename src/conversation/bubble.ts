import type { Card } from './card.ts'

/** One bubble of a chat as the person sees it; a card redrawn stays one bubble. */
export interface Bubble {
  id: string
  from: 'person' | 'bot'
  /** When it appeared first, ISO 8601. */
  at: string
  content: { kind: 'text'; text: string } | { kind: 'card'; card: Card }
  /** Milliseconds from the person's message to this answer, when it is one. */
  took?: number
}
