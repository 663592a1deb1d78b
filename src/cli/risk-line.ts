import { z } from 'zod'
import { buyingRoles, stances } from '../language/roles.ts'
import type { RiskCase } from '../sales/risk/case.ts'
import { ladder } from '../sales/stage.ts'

export const id = z.union([z.string(), z.number()])
const instant = z.string().refine((value) => !Number.isNaN(Date.parse(value)), { error: '要是 ISO 8601 时间' })
const words = z.string().nullish()
const yuan = z.number().nonnegative().nullish()

/** What may be missing in a line is unknown; what is there must be right. */
export const riskLine = z.object({
  id: id.optional(),
  as_of: instant,
  deal: z.object({
    customer: z.string(),
    customer_aliases: z.array(z.string()).nullish(),
    group: words,
    product: words,
    stage: z.enum(ladder),
    amount: yuan,
    quote: yuan,
    budget: z.object({ amount: yuan, min: yuan, max: yuan, status: z.string().nullish() }).nullish(),
  }),
  contacts: z
    .array(
      z.object({
        name: z.string(),
        title: words,
        dept: words,
        role: z.enum(buyingRoles).nullish(),
        stance: z.enum(stances).nullish(),
        last_touch: instant.nullish(),
      }),
    )
    .nullish(),
  complaints: z
    .array(
      z.object({
        id: z.string(),
        customer: z.string(),
        product: words,
        text: words,
        opened: instant,
        closed: instant.nullish(),
        severity: z.enum(['low', 'mid', 'high']),
      }),
    )
    .nullish(),
  events: z
    .array(
      z.object({
        at: instant,
        source: words,
        from: z.enum(['customer', 'rep', 'system']),
        who: words,
        text: z.string(),
      }),
    )
    .nullish(),
})

export function caseOf({ as_of, deal, contacts, complaints, events }: z.infer<typeof riskLine>): RiskCase {
  return {
    asOf: as_of,
    deal: {
      customer: deal.customer,
      aliases: deal.customer_aliases ?? [],
      group: deal.group ?? null,
      product: deal.product ?? '',
      stage: deal.stage,
      size: deal.amount ?? null,
      quote: deal.quote ?? null,
      budget: budgetOf(deal.budget),
    },
    contacts: (contacts ?? []).map(({ name, title, dept, role, stance, last_touch }) => ({
      name,
      title: title ?? '',
      dept: dept ?? '',
      role: role ?? null,
      stance: stance ?? 'unknown',
      lastTouch: last_touch ?? null,
    })),
    complaints: (complaints ?? []).map(({ product, text, closed, ...rest }) => ({
      ...rest,
      product: product ?? '',
      text: text ?? '',
      closed: closed ?? null,
    })),
    events: (events ?? []).map(({ source, who, ...rest }) => ({ ...rest, source: source ?? '', who: who ?? '' })),
  }
}

function budgetOf(budget: z.infer<typeof riskLine>['deal']['budget']): RiskCase['deal']['budget'] {
  const [min, max] = [budget?.amount ?? budget?.min ?? budget?.max, budget?.amount ?? budget?.max ?? budget?.min]
  if (min == null || max == null) return null
  return { min, max, ...(budget?.status === 'applied' && { applied: true as const }) }
}
