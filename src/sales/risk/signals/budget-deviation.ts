import { sayMoney } from '../../facts.ts'
import type { CaseEvent } from '../case.ts'
import { type Evidence, onRecord, quoted } from '../evidence.ts'
import type { Figure } from '../money/figure.ts'
import { budgetDeviation } from '../rules/budget-deviation.ts'
import { notApplicable, quiet, type Signal } from './signal.ts'

/** 预算: our offer lies more than a tenth over or under the customer's budget. */
export const budgetSignal: Signal = {
  id: 'budget-deviation',
  name: '预算',
  threshold: {
    what: '报价和预算差多少',
    unit: '%',
    direction: 'rising',
    standard: { watch: 10, high: 15 },
    least: 1,
    most: 100,
  },
  look({ deal: { facts }, risk, ledger }, limits) {
    const { level, ratio } = budgetDeviation(ledger, limits)
    if (ratio === null || ledger.quote === null || ledger.budget === null) return notApplicable('报价和预算还没都知道')
    const share = `${Math.round(Math.abs(ratio) * 100)}%`
    const inFen = { min: ledger.budget.min * 100, max: ledger.budget.max * 100 }
    const figures = `报价 ${sayMoney({ min: ledger.quote.min * 100, max: ledger.quote.max * 100 })}，预算 ${sayMoney(inFen)}`
    if (level === 'none') return quiet(`${figures}，差 ${share}`)
    return {
      level,
      short: `${ratio > 0 ? '超' : '低'} ${share}`,
      reason: `${figures}，${ratio > 0 ? '高出' : '低于'}预算 ${share}`,
      evidence: [
        ...statementOf(
          ledger.quotes,
          risk.events,
          onRecord('quote', facts.quote, (sum) => `报价 ${sayMoney(sum)}`),
        ),
        ...statementOf(
          ledger.budgets,
          risk.events,
          onRecord('budget', facts.budget, (sum) => `预算 ${sayMoney(sum)}`),
        ),
      ],
      suggestion: ratio > 0 ? '核实预算口径，拿出分期或减配的方案' : '核实需求有没有漏，别低估了范围',
      clears: `报价与预算相差不到 ${limits.watch}%`,
    }
  },
}

/** The event that told the figure as it stands now; where none did, what is on file. */
function statementOf(
  after: readonly (Figure | null)[],
  events: readonly CaseEvent[],
  onFile: readonly Evidence[],
): readonly Evidence[] {
  const same = (one: Figure | null | undefined, other: Figure | null | undefined) =>
    one?.min === other?.min && one?.max === other?.max
  const told = after.findLastIndex((figure, at) => at > 0 && !same(figure, after[at - 1]))
  const first = told < 0 && after.length > 0 && onFile.length === 0 ? 0 : told
  const event = events[first]
  return event === undefined ? onFile : [quoted(event)]
}
