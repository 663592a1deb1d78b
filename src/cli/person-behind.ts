import { silent } from '../conversation/log.ts'
import type { Person } from '../people/person.ts'
import { Refusal } from '../people/refusal.ts'
import type { Config } from '../setup/config.ts'
import { tenantId as demoCorp } from '../setup/demo/staff.ts'
import { openPlatforms } from '../setup/platforms.ts'
import type { Storage } from '../storage/storage.ts'

/** Whom `--as wecom:USERID` names; the console's people are the demo company's. */
export async function personBehind(as: string, storage: Storage, config: Config): Promise<Person> {
  const [platform = '', ...rest] = as.split(':')
  const real = openPlatforms(config, silent).find(({ name }) => name === platform)?.corp
  const corp = platform === 'console' ? demoCorp : real
  const tenant = corp === undefined ? undefined : await storage.people.tenantFor(platform, corp)
  const userId = rest.join(':')
  const person = tenant === undefined ? undefined : await storage.people.known(tenant.id, { platform, userId })
  if (person === undefined || !person.active) {
    throw new Refusal(`没有认出 ${as}：写成 平台:用户编号，那个平台的环境变量要先配好，这个人要已经在用沙盘。`)
  }
  return person
}
