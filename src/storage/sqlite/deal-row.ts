import type { Deal, DealStatus } from '../../sales/deal.ts'
import type { Facts } from '../../sales/facts.ts'
import type { Stage } from '../../sales/stage.ts'

/** What a row of the table `deals` is read with. */
export const dealColumns = `*, (SELECT name FROM people WHERE people.id = deals.owner_id) AS owner_name,
  (SELECT name FROM customers WHERE customers.id = deals.customer_id) AS customer`

/** A row of the table `deals`, with the names of its owner and its customer. */
export interface DealRow {
  id: string
  tenant_id: string
  owner_id: string
  team_id: string
  customer_id: string
  /** Its customer's name. */
  customer: string
  name: string
  stage: Stage | null
  status: DealStatus
  facts: string
  closing: string | null
  opened_on: string | null
  updated_at: number
  owner_name: string | null
}

export function toDeal(row: DealRow): Deal {
  const updatedAt = new Date(row.updated_at).toISOString()
  const facts: Facts = JSON.parse(row.facts)
  return {
    id: row.id,
    tenantId: row.tenant_id,
    ownerId: row.owner_id,
    teamId: row.team_id,
    customerId: row.customer_id,
    customer: row.customer,
    name: row.name,
    ...(row.stage === null ? {} : { stage: row.stage }),
    status: row.status,
    ...(row.closing === null ? {} : { closing: JSON.parse(row.closing) }),
    ...(row.opened_on === null ? {} : { openedOn: row.opened_on }),
    facts:
      row.stage === null
        ? facts
        : { stage: { value: row.stage, source: 'record', on: updatedAt.slice(0, 10) }, ...facts },
    ownerName: row.owner_name ?? '已离职',
    updatedAt,
  }
}
