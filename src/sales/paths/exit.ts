import type { Facts } from '../facts.ts'
import { holdersOf, present } from '../sandbox/contacts.ts'
import { ladder, type Stage } from '../stage.ts'
import type { Criterion, IndustryPath, signNames } from './path.ts'

/** A stage that is left with things to do in it. */
export interface Gap {
  /** The stage in the trade's own words. */
  stage: string
  unseen: string[]
}

const met = ({ touched, stance }: Facts['contacts'][number]) => touched?.value === true || stance !== undefined

/** What a record can show. */
const signs: Record<(typeof signNames)[number], (facts: Facts) => boolean> = {
  'somebody-known': (facts) => present(facts).some(({ name }) => name !== undefined),
  'somebody-met': (facts) => present(facts).some(met),
  'checker-met': (facts) => holdersOf(facts, 'TB').some(met),
  'user-and-checker-met': (facts) => holdersOf(facts, 'UB').some(met) && holdersOf(facts, 'TB').some(met),
  'decider-known': (facts) => holdersOf(facts, 'EB').length > 0,
  'decider-met': (facts) => holdersOf(facts, 'EB').some(met),
  'next-step-agreed': ({ nextStep }) => nextStep !== undefined,
  'trial-passed': ({ milestone }) => milestone !== undefined,
  quoted: ({ quote }) => quote !== undefined,
  'budget-known': ({ budget }) => budget !== undefined,
  'budget-approved': ({ budgetState }) => budgetState?.value === 'approved',
  'purchase-known': ({ procurement }) => procurement !== undefined,
  'payment-agreed': ({ payment }) => payment !== undefined,
  'rivals-known': ({ competitors }) => competitors !== undefined,
}

const signNamed: Record<(typeof signNames)[number], string> = {
  'somebody-known': '记录里有联系人',
  'somebody-met': '记录里见过人',
  'checker-met': '记录里见过把关人',
  'user-and-checker-met': '使用人、把关人都见过',
  'decider-known': '知道谁拍板',
  'decider-met': '见过拍板人',
  'next-step-agreed': '约了下一步',
  'trial-passed': '试用有结论',
  quoted: '报过价',
  'budget-known': '知道预算',
  'budget-approved': '预算批了',
  'purchase-known': '知道采购方式',
  'payment-agreed': '谈过付款',
  'rivals-known': '知道竞品',
}

/** What can show a criterion, to choose from. */
export const signLabels = (Object.keys(signNamed) as (typeof signNames)[number][]).map((value) => ({
  value,
  label: signNamed[value],
}))

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
