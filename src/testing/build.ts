import type { Customer } from '../sales/customer.ts'
import type { NewDeal } from '../sales/deal.ts'
import { type Facts, nothingKnown } from '../sales/facts.ts'
import type { Furniture } from '../storage/storage.ts'

/** The company under test. */
export const company = 'acme'

/** A deal with its customer's name beside it, for tests to say; `furnitureOf` makes both of it. */
export interface Furnished extends NewDeal {
  customer: string
}

/** A deal with a sensible life; say only what the test is about. */
export function aDeal(of: Partial<Furnished> = {}): Furnished {
  const { customer = '宏达精密', ownerId = 'lin' } = of
  return {
    id: `deal-${customer}`,
    tenantId: company,
    ownerId,
    teamId: 'one',
    customerId: customerId(ownerId, customer),
    customer,
    name: '产线改造',
    stage: 'solution',
    status: 'open',
    facts: someFacts({ stage: { value: 'solution', source: 'record', on: '2026-11-01' } }),
    updatedAt: '2026-11-01T00:00:00.000Z',
    ...of,
  }
}

function someFacts(facts: Partial<Facts> = {}): Facts {
  return { ...nothingKnown, ...facts }
}

/** The deals as they are written, and the customers behind them, each once for its owner. */
export function furnitureOf(deals: readonly Furnished[]): Pick<Furniture, 'customers' | 'deals'> {
  const customers = new Map<string, Customer>()
  for (const { customer: name, customerId: id, tenantId, ownerId, teamId, facts } of deals) {
    const { industry, region } = facts
    customers.set(id, {
      id,
      tenantId,
      ownerId,
      teamId,
      name,
      aliases: [],
      ...(industry === undefined ? {} : { industry: industry.value }),
      ...(region === undefined ? {} : { region: region.value }),
      existing: facts.existingCustomer?.value ?? false,
    })
  }
  return { customers: [...customers.values()], deals: deals.map(({ customer: _, ...deal }) => deal) }
}

export function customerId(ownerId: string, name: string): string {
  return `customer-${ownerId}-${name}`
}
