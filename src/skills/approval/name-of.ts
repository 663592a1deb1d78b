import type { Ports } from '../ports.ts'

/** How somebody is called; those who have left are without a name. */
export async function nameOf(people: Pick<Ports['people'], 'byId'>, tenantId: string, id: string): Promise<string> {
  return (await people.byId(tenantId, id))?.name ?? '已离职的同事'
}
