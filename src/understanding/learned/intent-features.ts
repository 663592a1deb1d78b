import type { Features, Pieces } from '../../language/linear-model.ts'
import type { Facts } from '../facts.ts'
import type { Message } from '../message.ts'
import type { Intent } from '../understood.ts'
import { masked } from './masked.ts'

/** What the rules made of a message: what they heard in its words, and what they concluded. */
export interface Ruled {
  heard: ReadonlySet<Intent>
  intents: readonly Intent[]
}

/** Everything that may speak for an intent: pieces of the masked text, the conversation, the rules. */
export function intentFeatures(message: Message, facts: Facts, ruled: Ruled): Features {
  return {
    signs: [...factFeatures(message, facts), ...ruleFeatures(ruled, message, facts)],
    pieces: piecesOf(`^${masked(message, facts)}$`, message.pending[0]),
  }
}

/** What is said in few words, and what is answered, is told apart from the same words elsewhere. */
function piecesOf(text: string, pending: string): Pieces[] {
  return [
    { sign: '', text, shortest: 1, longest: 4 },
    ...(text.length <= 14 ? [{ sign: '短', text, shortest: 1, longest: 4 }] : []),
    ...(pending !== '' && text.length <= 30 ? [{ sign: `${pending}:`, text, shortest: 2, longest: 2 }] : []),
  ]
}

function factFeatures(message: Message, facts: Facts): string[] {
  const { pending, heard, text, ahead, amounts, people, discounts } = message
  const named = people.filter(({ name }) => name !== null).length
  const some: string[] = []
  const add = (feature: string, is: unknown = true) => {
    if (is) some.push(feature)
  }
  add(`@${heard.channel}`)
  add(`pending=${pending[0]}`)
  add(`pending=${pending.join(':')}`)
  add('in-deal', heard.context?.customer)
  const placed = facts.placed ? 'placed' : 'unplaced'
  add(placed)
  add('customer', facts.organisations.customers.length > 0)
  add('customers', facts.organisations.customers.length > 1)
  add('rival', facts.organisations.rivals.length > 0)
  add('rival-out', facts.organisations.rivalsOut.length > 0)
  add('region', facts.organisations.region)
  add('industry', facts.industry)
  add(`described+${placed}`, facts.organisations.region !== undefined || facts.industry !== undefined)
  add(`people=${Math.min(named, 2)}`)
  add(`people+${placed}`, named > 0)
  add('posts', people.length > named)
  add(
    'stance',
    facts.contacts.some(({ stance }) => stance !== undefined),
  )
  add(
    'role',
    people.some(({ role, inferred }) => role !== undefined && inferred !== true),
  )
  add('sum', amounts.length > 0)
  add(`sum+${placed}`, amounts.length > 0)
  add('was-sum', facts.money.amount_prev !== undefined)
  add('discount', discounts.length > 0)
  add('milestone', facts.milestone)
  add('procurement', facts.procurement)
  add('stage', facts.stage.stage)
  add('stage-named', facts.stage.explicit)
  add('stage-refused', facts.stage.stageNot)
  add(`times=${Math.min(ahead.length, 2)}`)
  add('objection', facts.objections.length > 0)
  add(`objection+${placed}`, facts.objections.length > 0)
  for (const code of facts.objections) add(`objection=${code}`)
  add(`length=${lengths.findIndex((most) => text.length <= most)}`)
  add('asks', /[?？吗呢么]$/.test(text))
  return some
}

const lengths = [2, 4, 8, 14, 22, 34, 50, 2000]

function ruleFeatures({ heard, intents }: Ruled, { pending }: Message, { placed }: Facts): string[] {
  const signs = [...heard]
  return [
    ...signs.map((intent) => `heard:${intent}`),
    ...signs.map((intent) => `heard:${intent}${placed ? '+placed' : '+unplaced'}`),
    ...signs.flatMap((one, at) => signs.slice(at + 1).map((other) => `heard:${[one, other].sort().join('&')}`)),
    ...intents.map((intent) => `ruled:${intent}`),
    `ruled:${[...intents].sort().join('+')}`,
    ...intents.map((intent) => `${pending[0]}:ruled:${intent}`),
  ]
}
