import { asShipped } from '../../sales/library/library.ts'
import { decide } from '../../sales/sandbox/decide.ts'
import { understand } from '../../understanding/understand.ts'
import { decisionCard } from './cards.ts'
import { factsFrom } from './facts-from-slots.ts'

const rounds = 30

/** Takes some sentences the whole way, so that nobody's first message waits for code to be compiled. */
export function warmUp(sentences: readonly string[], now: Date): void {
  const { tracks } = asShipped
  const today = now.toISOString().slice(0, 10)
  const nobody = { id: '', at: now, today, tenantId: '', ownerId: '', teamId: '', peers: { won: 0, lost: 0 }, tracks }
  for (let round = 0; round < rounds; round++) {
    for (const sentence of sentences) {
      const facts = factsFrom(sentence, understand(sentence, { channel: 'single', now }), today)
      decisionCard(decide({ ...nobody, facts }))
    }
  }
}
