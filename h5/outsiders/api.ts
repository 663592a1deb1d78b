import type { OutsideContactDeed, OutsideContactsPage } from '../../src/server/contract.ts'
import { ask } from '../api.ts'

/** Whom one has in the chat client outside the company. */
export const outsidersApi = {
  page: () => ask<OutsideContactsPage>('/api/outside-contacts'),
  act: (deed: OutsideContactDeed) => ask<void>('/api/outside-contacts', deed),
}
