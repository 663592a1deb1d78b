import type { Deal, DealStatus } from '../../sales/deal.ts'
import type { Facts } from '../../sales/facts.ts'
import type { Stage } from '../../sales/stage.ts'

/** A row of the table `deals`, with its owner's name where that was asked for. */
export interface DealRow {
  id: string
  tenant_id: string
  owner_id: string
  team_id: string
  customer: string
  name: string
  stage: Stage
  status: DealStatus
  facts: string
  closing: string | null
  updated_at: number
  owner_name?: string | null
}

export function toDeal(row: DealRow): Deal {
  const updatedAt = new Date(row.updated_at).toISOString()
  const facts: Facts = JSON.parse(row.facts)
  return {
    id: row.id,
    tenantId: row.tenant_id,
    ownerId: row.owner_id,
    teamId: row.team_id,
    customer: row.customer,
    name: row.name,
    stage: row.stage,
    status: row.status,
    ...(row.closing === null ? {} : { closing: JSON.parse(row.closing) }),
    facts: { stage: { value: row.stage, source: 'record', on: updatedAt.slice(0, 10) }, ...facts },
    ownerName: row.owner_name ?? '已离职',
    updatedAt,
  }
}
