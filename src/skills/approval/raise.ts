import type { Recipient, Turn } from '../../conversation/skill.ts'
import type { People, Person } from '../../people/person.ts'
import { Refusal } from '../../people/refusal.ts'
import { authority } from '../../people/responsibility.ts'
import type { Approval } from '../../sales/approval.ts'
import type { SalesAnswer } from '../ports.ts'
import { reach } from '../talk/reach.ts'
import { requestCard } from './cards.ts'

type Asked = Pick<Approval, 'tenantId' | 'ownerId' | 'teamId' | 'matter'>

/** Who answers a request: the nearest with the authority over everybody it concerns, and never who asks. */
export async function decidersOf(
  people: Pick<People, 'above'>,
  asked: Asked,
  concerned: readonly string[] = [],
): Promise<Person[]> {
  const deciders = await foundDeciders(people, asked, concerned)
  if (deciders.length === 0) throw new Refusal('没有找到有权批这件事的主管，所以没有送。请联系沙盘管理员设一下主管。')
  return deciders
}

/** The same; nobody where they have left since. */
export async function foundDeciders(
  people: Pick<People, 'above'>,
  { tenantId, ownerId, teamId, matter }: Asked,
  concerned: readonly string[] = [],
): Promise<Person[]> {
  const above = await people.above(tenantId, authority[matter], [teamId, ...concerned])
  const others = above.filter(({ id }) => id !== ownerId)
  return others.filter(({ teamId: home }) => home === others[0]?.teamId)
}

/**
 * Sends a request to those who decide it, as part of an answer: their cards, and the change that keeps it. Other skills raise
 * what only a person may settle this way too: two reps on one customer, say, with `concerned` the other rep's team. `page`: whose
 * page alone it is answered on.
 */
export async function raiseApproval(
  people: Pick<People, 'above' | 'addressesOf'>,
  turn: Turn,
  approval: Approval,
  { concerned = [], page }: { concerned?: readonly string[]; page?: string | undefined } = {},
): Promise<Required<Pick<SalesAnswer, 'replies' | 'changes'>> & { deciders: string }> {
  const deciders = await decidersOf(people, approval, concerned)
  const reached: { name: string; to: Recipient }[] = []
  for (const decider of deciders) {
    const to = await reach(people, decider, approval.platform)
    if (to !== undefined) reached.push({ name: decider.name, to })
  }
  if (reached.length === 0) throw new Refusal(`${namesOf(deciders)}还没有用过沙盘，送不到。请直接找他。`)
  const card = requestCard(approval, turn.person.name, turn.today, page)
  return {
    deciders: namesOf(reached),
    replies: reached.map(({ to }) => ({ kind: 'card', card, to })),
    changes: [{ kind: 'approval.asked', level: 'confirm', subject: approval.id, approval }],
  }
}

export function namesOf(people: readonly { name: string }[]): string {
  return people.map(({ name }) => name).join('、')
}
