import type { Facts } from '../facts.ts'
import { holdersOf, present } from '../sandbox/contacts.ts'
import { ladder, type Stage } from '../stage.ts'
import type { IndustryPath } from './path.ts'

/** What must be true before a stage is left; with `shownBy`, a deal's record can show it, else only somebody can tell. */
export type Criterion = string | { text: string; shownBy: Sign }

type Sign = keyof typeof signs

/** A stage that is left with things to do in it. */
export interface Gap {
  /** The stage in the trade's own words. */
  stage: string
  unseen: string[]
}

const met = ({ touched, stance }: Facts['contacts'][number]) => touched?.value === true || stance !== undefined

/** What a record can show. */
const signs = {
  'somebody-known': (facts: Facts) => present(facts).some(({ name }) => name !== undefined),
  'somebody-met': (facts: Facts) => present(facts).some(met),
  'checker-met': (facts: Facts) => holdersOf(facts, 'TB').some(met),
  'user-and-checker-met': (facts: Facts) => holdersOf(facts, 'UB').some(met) && holdersOf(facts, 'TB').some(met),
  'decider-known': (facts: Facts) => holdersOf(facts, 'EB').length > 0,
  'decider-met': (facts: Facts) => holdersOf(facts, 'EB').some(met),
  'next-step-agreed': ({ nextStep }: Facts) => nextStep !== undefined,
  'trial-passed': ({ milestone }: Facts) => milestone !== undefined,
  quoted: ({ quote }: Facts) => quote !== undefined,
  'budget-known': ({ budget }: Facts) => budget !== undefined,
  'budget-approved': ({ budgetState }: Facts) => budgetState?.value === 'approved',
  'purchase-known': ({ procurement }: Facts) => procurement !== undefined,
  'payment-agreed': ({ payment }: Facts) => payment !== undefined,
  'rivals-known': ({ competitors }: Facts) => competitors !== undefined,
}

/** What a record does not show of the stages that a deal climbs over; nothing on the way down. */
export function exitGaps({ stages }: IndustryPath, from: Stage, to: Stage, facts: Facts): Gap[] {
  return stages
    .slice(ladder.indexOf(from), ladder.indexOf(to))
    .map(({ name, exit }) => ({ stage: name, unseen: exit.filter((one) => !isShown(one, facts)).map(textOf) }))
    .filter(({ unseen }) => unseen.length > 0)
}

function isShown(criterion: Criterion, facts: Facts): boolean {
  return typeof criterion !== 'string' && signs[criterion.shownBy](facts)
}

/** A criterion in words. */
export function textOf(criterion: Criterion): string {
  return typeof criterion === 'string' ? criterion : criterion.text
}
