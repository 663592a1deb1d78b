import type { Colleague, ContactList, Outsider, OutsiderPlaced } from '../../src/server/contract.ts'
import { ask } from '../api.ts'

const outsiderAt = (platform: string, id: string) => `/api/${platform}/outsiders/${encodeURIComponent(id)}`

/** Who people are in the chat client: fetched by the pages that open chats, or stand beside one. */
export const chatPeopleApi = {
  colleague: (platform: string, id: string) => ask<Colleague>(`/api/${platform}/colleagues/${encodeURIComponent(id)}`),
  outsider: (platform: string, id: string) => ask<Outsider>(outsiderAt(platform, id)),
  place: (platform: string, id: string, placed: OutsiderPlaced) => ask<Outsider>(outsiderAt(platform, id), placed),
  displace: (platform: string, id: string, customerId: string) =>
    ask<Outsider>(`${outsiderAt(platform, id)}/displace`, { customerId }),
  ofDeal: (id: string) => ask<ContactList>(`/api/deals/${encodeURIComponent(id)}/contacts`),
}
