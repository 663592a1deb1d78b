import { openAddressCalendars } from '../connectors/calendar-address/index.ts'
import type { AddressCalendars } from '../conversation/calendars.ts'
import type { Log } from '../conversation/log.ts'
import { addressPlatform } from '../sales/outside-calendar.ts'
import type { Storage } from '../storage/storage.ts'
import type { Config } from './config.ts'
import { openSealedGrantsOfTenant } from './grants.ts'
import { publicGet } from './public-get.ts'

/**
 * Calendars at addresses that people give: on the public internet, their addresses sealed. Hosts that we call ourselves are none that
 * people may name, so those of our own network that hold calendars have a list of their own.
 */
export function addressCalendarsOf(
  { calendarHostsAllow, zone }: Pick<Config, 'calendarHostsAllow' | 'zone'>,
  storage: Pick<Storage, 'grants'>,
  secretKey: string,
  log: Log,
): AddressCalendars {
  const grantsOf = openSealedGrantsOfTenant(storage, secretKey)
  return openAddressCalendars({
    grants: (tenantId) => grantsOf(tenantId, addressPlatform),
    call: (address, headers, asked) => publicGet(address, headers, calendarHostsAllow, asked),
    zone,
    log,
    now: Date.now,
  })
}
