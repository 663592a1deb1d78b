import { openWecom } from '../../bots/index.ts'
import type { Log } from '../conversation/log.ts'
import type { Platform } from '../conversation/platform.ts'
import type { Config } from './config.ts'
import { guardedFetch, hostAndPort } from './outbound.ts'

/** The chat platforms whose row of the configuration is filled in. */
export function openPlatforms({ wecom, publicUrl, outboundAllow }: Config, log: Log): Platform[] {
  if (wecom === undefined) return []
  const fetch = guardedFetch([hostAndPort(new URL(wecom.apiBase)), ...outboundAllow])
  return [openWecom({ config: wecom, publicUrl, log, fetch })]
}

/** A company before anybody has named it. */
export const unnamedCompany = { name: '本公司', kind: 'company', joining: 'join' } as const
