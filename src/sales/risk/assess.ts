import type { RiskCase } from './case.ts'
import { ledgerOf } from './money/ledger.ts'
import { chronicleOf } from './people/chronicle.ts'
import { type BudgetDeviation, budgetDeviation } from './rules/budget-deviation.ts'
import { type ComplaintLink, complaintLink } from './rules/complaint-link.ts'
import { type DecisionChain, decisionChain } from './rules/decision-chain.ts'
import { type TippingPoint, tippingPoints } from './tipping/index.ts'

/** What the rules find in one deal; the shape `sandtable risk` answers with. */
export interface Assessment {
  complaint_link: ComplaintLink
  budget_deviation: BudgetDeviation
  decision_chain: DecisionChain
  tipping_points: TippingPoint[]
}

export function assess(risk: RiskCase): Assessment {
  const chronicle = chronicleOf(risk)
  const ledger = ledgerOf(risk, chronicle.people)
  return {
    complaint_link: complaintLink(risk),
    budget_deviation: budgetDeviation(ledger),
    decision_chain: decisionChain(risk, chronicle),
    tipping_points: tippingPoints(risk, ledger, chronicle),
  }
}
