import { shallowRef } from 'vue'
import type { Me } from '../src/server/contract.ts'
import { api } from './api.ts'

/** Who is looking; `undefined` until that is known. */
export const me = shallowRef<Me>()

/** Asks once for all pages. Whoever is not signed in hears so from what the page itself asks. */
export async function learnWho(): Promise<void> {
  me.value = await api.me().catch(() => undefined)
}
