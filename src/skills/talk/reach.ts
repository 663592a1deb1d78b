import { recipientOf } from '../../conversation/reception.ts'
import type { Recipient } from '../../conversation/skill.ts'
import type { People } from '../../people/person.ts'

/** Where somebody is reached: on the platform that was spoken on, else wherever they are; `undefined` when nowhere. */
export async function reach(
  people: Pick<People, 'addressesOf'>,
  person: { tenantId: string; id: string },
  platform: string,
): Promise<Recipient | undefined> {
  const addresses = await people.addressesOf(person.tenantId, person.id)
  const address = addresses.find((one) => one.platform === platform) ?? addresses[0]
  return address === undefined ? undefined : recipientOf(address, address.userId)
}
