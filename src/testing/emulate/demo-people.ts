import { openStorage } from '../../setup/database.ts'
import { demoCompany } from '../../setup/demo-company.ts'

/** The people of the demo company, who live on the emulated platform here. */
export function demoPeople(): { id: string; name: string }[] {
  return demoCompany(new Date()).people.map(({ userId, name }) => ({ id: userId, name }))
}

/** Puts the demo company's customers, deals and people into a fresh database, as a company of the platform. */
export async function furnishFor(databaseFile: string, platform: string, corp: string): Promise<void> {
  const storage = openStorage({ databaseFile })
  const { tenantId, ...company } = demoCompany(new Date())
  const tenant = { id: tenantId, name: '衡川科技（演示）', kind: 'company', joining: 'join' } as const
  await storage.companies.ensure(tenant, { platform, corp })
  await storage.furnish({ ...company, tenantId, platform })
  await storage.close()
}
