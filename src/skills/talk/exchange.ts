import type { Turn } from '../../conversation/skill.ts'
import type { ObjectionCode } from '../../language/objections.ts'
import type { Exchange } from '../../sales/exchange.ts'
import { readMood } from '../../sales/mood.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import type { Intent, Understood } from '../../understanding/understood.ts'
import type { Writes } from '../ports.ts'

/** What was said about a customer, kept at its three levels beside the decision that answered it. */
export function exchanged(
  turn: Turn,
  text: string,
  { intents, slots }: Understood,
  { id: decisionId, dealId, offers }: Decision,
): Writes {
  return kept(turn, text, {
    decisionId,
    ...(dealId === undefined ? {} : { dealId }),
    at: turn.now.toISOString(),
    intent: leading(intents),
    objections: slots.objection ?? [],
    offered: offers.map(({ trackId, name }) => ({ trackId, name })),
  })
}

/** What was reported of a customer: no words were offered for it. */
export function reported(
  turn: Turn,
  text: string,
  told: { intent: Intent; at: string; dealId?: string; decisionId?: string; objections: ObjectionCode[] },
): Extract<Writes, { kind: 'exchange.kept' }> {
  return kept(turn, text, { ...told, offered: [] })
}

function kept(
  { person, newId }: Turn,
  text: string,
  exchange: Omit<Exchange, 'id' | 'tenantId' | 'ownerId' | 'teamId' | 'mood'>,
): Extract<Writes, { kind: 'exchange.kept' }> {
  const id = newId()
  const mood = readMood(text)
  const owner = { id, tenantId: person.tenantId, ownerId: person.id, teamId: person.teamId }
  return {
    kind: 'exchange.kept',
    level: 'auto',
    subject: id,
    exchange: { ...owner, ...exchange, ...(mood === undefined ? {} : { mood }) },
  }
}

/** A pushback tells more of an exchange than what else was asked in it. */
function leading(intents: readonly Intent[]): Intent {
  return intents.find((intent) => intent === 'objection.handle') ?? intents[0] ?? 'sandbox.talktrack'
}
