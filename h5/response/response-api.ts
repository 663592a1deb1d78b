import type { ResponsePage } from '../../src/server/contract.ts'
import { ask } from '../api.ts'

/** What the page of waits asks of the server. */
export const responseApi = { page: () => ask<ResponsePage>('/api/response') }
