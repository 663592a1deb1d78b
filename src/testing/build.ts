import type { Deal } from '../sales/deal.ts'
import { type Facts, nothingKnown } from '../sales/facts.ts'
import { company } from './talk.ts'

/** A deal with a sensible life; say only what the test is about. */
export function aDeal(
  of: Partial<Omit<Deal, 'ownerName'>> & { industry?: string } = {},
): Omit<Deal, 'ownerName'> & { industry?: string } {
  return {
    id: `deal-${of.customer ?? '1'}`,
    tenantId: company,
    ownerId: 'lin',
    teamId: 'one',
    customer: '宏达精密',
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
