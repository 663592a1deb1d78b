import type { Person, Role } from '../../people/person.ts'

/** A row of the table `people`. */
export interface PersonRow {
  id: string
  tenant_id: string
  name: string
  role: Role
  team_id: string
  active: 0 | 1
}

export function toPerson({ id, tenant_id, name, role, team_id, active }: PersonRow): Person {
  return { id, tenantId: tenant_id, name, role, teamId: team_id, active: active === 1 }
}
