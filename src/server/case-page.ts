import type { Deal } from '../sales/deal.ts'
import { worthOf } from '../sales/deal-filter.ts'
import type { JudgedExchange } from '../sales/exchange.ts'
import { sayExpected } from '../sales/expected-by.ts'
import { sayMoney } from '../sales/facts.ts'
import { handlingsOf, sayHandlings } from '../sales/handling.ts'
import type { Decision } from '../sales/sandbox/decision.ts'
import { basis, changedReasons, factLines, headline, percent, reasonsOf } from '../sales/sandbox/describe.ts'
import { leverBasis } from '../sales/sandbox/levers.ts'
import { offersNote } from '../sales/sandbox/offers.ts'
import type { Estimate } from '../sales/sandbox/probability.ts'
import { sayExchange } from '../sales/say-exchange.ts'
import { sayStage } from '../sales/stage.ts'
import { strategyNames, type Track } from '../sales/tracks/track.ts'
import type { CasePage, DealRow, Probability, WhatIfResult } from './contract.ts'

/** What went before with a deal. */
export interface Past {
  exchanges: readonly JudgedExchange[]
  /** All tracks that they may speak of. */
  tracks: readonly Track[]
}

const nothingYet: Past = { exchanges: [], tracks: [] }

/** A decision as a page shows it. */
export function casePage(decision: Decision, deal: Deal | undefined, past: Past = nothingYet): CasePage {
  const { estimate, facts, offers, questions, levers } = decision
  const question = questions[0]?.text
  const handling = sayHandlings(handlingsOf(past.exchanges, past.tracks))
  return {
    decisionId: decision.id,
    ...(deal === undefined ? {} : { dealId: deal.id }),
    title: deal === undefined ? (facts.customer?.value ?? facts.industry?.value ?? '这个客户') : deal.customer,
    subtitle: deal === undefined ? headline(decision) : `${deal.name} ｜ ${sayStage(deal.stage)} ｜ ${deal.ownerName}`,
    decidedAt: decision.at,
    facts: factLines(facts),
    probability: probabilityOf(estimate),
    reasons: reasonsOf(estimate),
    weighedBy: weighedBy(decision),
    unknown: questions.map(({ text }) => text),
    ...(question === undefined ? {} : { question }),
    offers: offers.map(({ trackId: _, version: __, fit: ___, strategy, ...offer }, index) => ({
      number: index + 1,
      strategy: strategyNames[strategy],
      ...offer,
    })),
    offersNote: offersNote(decision),
    levers: levers.map((lever) => {
      const { id, label, shift, why } = lever
      return { id, label, shift, why, basis: leverBasis(lever) }
    }),
    exchanges: past.exchanges.map((exchange) => ({ at: exchange.at, ...sayExchange(exchange) })),
    ...(handling === undefined ? {} : { handling }),
  }
}

export function dealRow(deal: Deal, { estimate }: Decision, today: string): DealRow {
  const { id, customer, name, stage, ownerName, facts } = deal
  const worth = worthOf(facts)
  const expected = sayExpected(facts, today)
  return {
    id,
    customer,
    name,
    stage: sayStage(stage),
    amount: worth === undefined ? '金额未说' : sayMoney(worth),
    ...(expected === undefined ? {} : { expected }),
    owner: ownerName,
    probability: probabilityOf(estimate),
  }
}

/** `understood`: what the hypothesis was taken to mean, told by the facts that differ. */
export function whatIfResult(before: Decision, after: Decision): WhatIfResult {
  const changed = changedReasons(before, after)
  const known = new Set(factLines(before.facts).map(({ label, value }) => `${label}：${value}`))
  return {
    probability: probabilityOf(after.estimate),
    shift: after.estimate.value - before.estimate.value,
    understood: factLines(after.facts)
      .map(({ label, value }) => `${label}：${value}`)
      .filter((line) => !known.has(line)),
    moved: [...changed.for, ...changed.against],
    note: `从 ${percent(before.estimate.value)} 推演，什么都没有写进记录；相关不等于因果。`,
  }
}

function probabilityOf(estimate: Estimate): Probability {
  const { value, low, high, priorShare } = estimate
  return { value, low, high, priorShare, basis: basis(estimate) }
}

/** A model's name ends in its day, `prior-2026-11-21`, `v3-2027-02-01`; it is the decision's own, for today's may be another. */
function weighedBy({ model, estimate: { learnedFrom } }: Decision): string {
  const day = model.slice(-'YYYY-MM-DD'.length)
  return learnedFrom === undefined
    ? `轻重出自经验评分卡（${day}）的判断。`
    : `轻重以经验评分卡为先验，学自本公司 ${learnedFrom} 单（${day}）。`
}
