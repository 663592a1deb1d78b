import { ordersChange, remindsRep } from './boundaries/said-orders.ts'
import { settledByForm } from './boundaries/settled-by-form.ts'
import { readFacts } from './facts.ts'
import { ruledIntents } from './intents.ts'
import { decideIntents } from './learned/decide-intents.ts'
import { intentFeatures } from './learned/intent-features.ts'
import type { Learned } from './learned/learned.ts'
import { settleNames } from './learned/named.ts'
import { shipped } from './learned/shipped.ts'
import { readMessage } from './message.ts'
import { readOrganisations } from './slots/organisations.ts'
import { slotsOf } from './slots.ts'
import { tierOf } from './tier.ts'
import type { Heard, Understood } from './understood.ts'
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
      orders: ordersChange(message.text),
      byRep: remindsRep(message.text),
    }
    const intents =
      form === undefined ? decideIntents(learned.intents, intentFeatures(message, facts, ruled), given) : [form]
    const slots = slotsOf(message, facts, intents)
    return { intents, slots, tier: tierOf(intents, slots, veiled) }
  }
}

/** Whether there is little doubt what a message is for: its form settles it, or one intent is believed more likely than not. */
export function isSure(text: string, heard: Heard): boolean {
  const { message, facts, ruled, form } = read(text, heard, shipped)
  if (form !== undefined) return true
  const scores = shipped.intents.scores(new Set(intentFeatures(message, facts, ruled)))
  return Math.max(...scores) > 0
}

function read(text: string, heard: Heard, { names }: Learned) {
  const plain = readMessage(text, heard)
  const { message, organisations } = settleNames(plain, readOrganisations(plain), names)
  const facts = readFacts(message, organisations)
  const veiled = { ...message, clauses: veil(message, organisations) }
  return { message, facts, veiled, ruled: ruledIntents(veiled, facts), form: settledByForm(message) }
}
