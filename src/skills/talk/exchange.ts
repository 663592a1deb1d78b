import type { Turn } from '../../conversation/skill.ts'
import type { ObjectionCode } from '../../language/objections.ts'
import type { Exchange } from '../../sales/exchange.ts'
import { type Facts, mergeFacts, nothingKnown } from '../../sales/facts.ts'
import { type Mood, moodNames, readMood, type ToldMood } from '../../sales/mood.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import type { Intent, Understood } from '../../understanding/understood.ts'
import type { Writes } from '../ports.ts'

/** What was said about a customer, kept at its three levels beside the decision that answered it. */
export function exchanged(
  turn: Turn,
  text: string,
  { intents, slots }: Understood,
  { id: decisionId, dealId, offers, facts }: Decision,
): Writes {
  return kept(turn, {
    decisionId,
    ...(dealId === undefined ? {} : { dealId }),
    at: turn.now.toISOString(),
    intent: leading(intents),
    objections: slots.objection ?? [],
    offered: offers.map(({ trackId, name }) => ({ trackId, name })),
    mood: readMood(text),
    ...placeIn(facts, slots.contacts ?? []),
  })
}

/** Where it was said: the stage, the trade, and the roles of those who were told of. `facts`: all that is known by then. */
function placeIn(
  { stage, industry, contacts }: Facts,
  people: readonly { name?: string | null | undefined; title?: string | undefined }[],
): Pick<Exchange, 'stage' | 'industry' | 'roles'> {
  const isTold = ({ name, title }: Facts['contacts'][number]) =>
    people.some((one) => (one.name == null ? name === undefined && one.title === title : one.name === name))
  const roles = contacts.filter(isTold).flatMap(({ role }) => role?.value ?? [])
  return {
    ...(stage === undefined ? {} : { stage: stage.value }),
    ...(industry === undefined ? {} : { industry: industry.value }),
    ...(roles.length === 0 ? {} : { roles: [...new Set(roles)] }),
  }
}

/** The same of news, laid over what was known before. */
export function placeAfter(known: Facts | undefined, news: Facts): ReturnType<typeof placeIn> {
  return placeIn(mergeFacts(known ?? nothingKnown, news), news.contacts)
}

/** What was reported of a customer: no words were offered for it. `mood`, where somebody chose it, stands before the words. */
export function reported(
  turn: Turn,
  text: string,
  told: {
    intent: Intent
    at: string
    dealId?: string
    decisionId?: string
    objections: ObjectionCode[]
    mood?: ToldMood | undefined
  } & Pick<Exchange, 'stage' | 'industry' | 'roles'>,
): Extract<Writes, { kind: 'exchange.kept' }> {
  return kept(turn, { ...told, offered: [], mood: 'mood' in told ? told.mood : readMood(text) })
}

/** A mood as it was chosen, with the words that tell it where they do. */
export function chosenMood(text: string, mood: Mood | undefined): ToldMood | undefined {
  const told = readMood(text)
  if (mood === undefined) return undefined
  return told?.mood === mood ? told : { mood, words: moodNames[mood] }
}

function kept(
  { person, newId }: Turn,
  {
    mood,
    ...exchange
  }: Omit<Exchange, 'id' | 'tenantId' | 'ownerId' | 'teamId' | 'mood'> & { mood: ToldMood | undefined },
): Extract<Writes, { kind: 'exchange.kept' }> {
  const id = newId()
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
