import { type Facts, nothingKnown } from '../sales/facts.ts'
import type { Furniture } from '../storage/storage.ts'
import { company } from './talk.ts'

type Furnished = Furniture['deals'][number]

/** A deal with a sensible life; say only what the test is about. */
export function aDeal(of: Partial<Furnished> = {}): Furnished {
  return {
    id: `deal-${of.customer ?? '宏达精密'}`,
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
