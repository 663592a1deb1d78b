import type { Conversation } from '../conversation/index.ts'
import type { Log } from '../conversation/log.ts'
import { recipientOf } from '../conversation/reception.ts'
import type { People } from '../people/person.ts'
import type { Challenges, KnownChallenge } from '../sales/assessment/challenge.ts'
import { answeredCard, waitingCard } from '../skills/assessment/cards.ts'
import type { Writes } from '../skills/ports.ts'
import { oneByOne } from './one-by-one.ts'
import type { Job } from './schedule.ts'

/**
 * Tells whoever may answer of a challenge, and whoever raised it of the answer; once each, however often the job dies. Wherever
 * it was written, on a page or in the chat, it is told here.
 */
export function challengesJob(parts: {
  challenges: Pick<Challenges, 'untold'>
  people: Pick<People, 'above' | 'withRole' | 'addressesOf'>
  announce: Conversation<Writes>['announce']
  log: Log
}): Job {
  const { challenges, people, announce, log } = parts
  return {
    name: 'challenges',
    everyMs: 10_000,
    async run(stopping) {
      await oneByOne(await challenges.untold(), tell, { job: 'challenges', log, stopping })
    },
  }

  async function tell(challenge: KnownChallenge): Promise<void> {
    const { id, tenantId, ownerId, answer } = challenge
    const card = answer === undefined ? waitingCard(challenge) : answeredCard(challenge)
    const whom = answer === undefined ? await answering(challenge) : [ownerId]
    const addresses = (await Promise.all(whom.map((one) => people.addressesOf(tenantId, one)))).flatMap(
      ([address]) => address ?? [],
    )
    await announce({
      key: answer === undefined ? `challenge ${id}` : `challenge ${id} answered`,
      tenantId,
      replies: addresses.map((address) => ({ kind: 'card', card, to: recipientOf(address, address.userId) })),
      changes: [
        { kind: answer === undefined ? 'challenge.passed-on' : 'challenge.answer-told', level: 'auto', subject: id },
      ],
    })
  }

  /** The manager nearest above; of a manager, or where there is none, sales operations, and where there is none, administrators. */
  async function answering({ tenantId, ownerId, teamId, role }: KnownChallenge): Promise<string[]> {
    const [manager] = role === 'manager' ? [] : await people.above(tenantId, 'manager', [teamId])
    if (manager !== undefined) return [manager.id]
    for (const beside of ['sales-ops', 'administrator'] as const) {
      const found = (await people.withRole(tenantId, beside)).filter(({ person }) => person.id !== ownerId)
      if (found.length > 0) return found.map(({ person }) => person.id)
    }
    return []
  }
}
