import { openAddressCalendars } from '../connectors/calendar-address/index.ts'
import type { AddressCalendars } from '../conversation/calendars.ts'
import { addressPlatform } from '../sales/outside-calendar.ts'
import type { Storage } from '../storage/storage.ts'
import type { Config } from './config.ts'
import { openSealedGrantsOfTenant } from './grants.ts'
import { publicGet } from './public-get.ts'

/** Calendars at addresses that people give: on the public internet, their addresses sealed. */
export function addressCalendarsOf(
  { outboundAllow, zone }: Pick<Config, 'outboundAllow' | 'zone'>,
  storage: Pick<Storage, 'grants'>,
  secretKey: string,
): AddressCalendars {
  const grantsOf = openSealedGrantsOfTenant(storage, secretKey)
  return openAddressCalendars({
    grants: (tenantId) => grantsOf(tenantId, addressPlatform),
    call: (address, headers, asked) => publicGet(address, headers, outboundAllow, asked),
    zone,
    now: Date.now,
  })
}
