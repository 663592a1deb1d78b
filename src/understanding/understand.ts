import { stricter } from '../people/responsibility.ts'
import { ordersChange, remindsRep } from './boundaries/said-orders.ts'
import { settledByForm } from './boundaries/settled-by-form.ts'
import { readFacts } from './facts.ts'
import { ruledIntents } from './intents.ts'
import { beliefsOf } from './learned/beliefs.ts'
import { decideIntents, mayWriteMore } from './learned/decide-intents.ts'
import { intentFeatures } from './learned/intent-features.ts'
import type { Learned } from './learned/learned.ts'
import { settleNames } from './learned/named.ts'
import { shipped } from './learned/shipped.ts'
import { surelyNamed } from './learned/surely-named.ts'
import { readMessage } from './message.ts'
import { readOrganisations } from './slots/organisations.ts'
import { slotsOf } from './slots.ts'
import { tierOf } from './tier.ts'
import { type Heard, type Understood, writes } from './understood.ts'
import { veil } from './veil.ts'

/** What a message asks or tells, as `eval/UTTERANCES.md` labels it. Never throws; reads at most the first 2 000 characters. */
export const understand = understander(shipped)

/** Understands by the rules and by what was learned. */
export function understander(learned: Learned): (text: string, heard: Heard) => Understood {
  return (text, heard) => {
    const { message, facts, veiled, ruled, form } = read(text, heard, learned)
    const given = {
      ruled: ruled.intents,
      stageless: facts.stage.stage === undefined,
      placed: facts.placed || message.pending[0] !== '' || heard.context?.deal !== undefined,
      orders: ordersChange(message.text),
      byRep: remindsRep(message.text),
    }
    const beliefs = beliefsOf(learned.intents, intentFeatures(message, facts, ruled))
    const intents = form === undefined ? decideIntents(beliefs, given) : [form]
    const written = intents.some((intent) => writes.includes(intent)) ? surelyNamed(message, facts) : { message, facts }
    const slots = slotsOf(written.message, written.facts, intents)
    const tier = tierOf(intents, slots, veiled)
    const isDoubtful = message.pending[0] !== 'ask' && mayWriteMore(beliefs, intents, given)
    return { intents, slots, tier: isDoubtful ? stricter(tier, 'confirm') : tier }
  }
}

/** Whether there is little doubt what a message is for: its form settles it, or one intent is believed more likely than not. */
export function isSure(text: string, heard: Heard): boolean {
  const { message, facts, ruled, form } = read(text, heard, shipped)
  if (form !== undefined) return true
  return Math.max(...beliefsOf(shipped.intents, intentFeatures(message, facts, ruled)).values()) > 0.5
}

function read(text: string, heard: Heard, { names }: Learned) {
  const plain = readMessage(text, heard)
  const { message, organisations } = settleNames(plain, readOrganisations(plain), names)
  const facts = readFacts(message, organisations)
  const veiled = { ...message, clauses: veil(message, organisations) }
  return { message, facts, veiled, ruled: ruledIntents(veiled, facts), form: settledByForm(message) }
}
