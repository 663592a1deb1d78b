import { z } from 'zod'

/** GET /api/hand-overs?from: who has customers and who could take them, and, of one of them, which. */
export interface HandOverPage {
  givers: { id: string; name: string; active: boolean; customers: number }[]
  takers: { id: string; name: string }[]
  customers: { id: string; name: string; what: string }[]
  trail: HandOverRow[]
}

export interface HandOverRow {
  id: string
  from: string
  to: string
  customers: string[]
  what: string
  by: string
  at: string
  undone: boolean
  undoUntil?: string
}

/** POST /api/hand-overs */
export const HandOverAsked = z.strictObject({
  from: z.string().max(64),
  to: z.string().max(64),
  customers: z.array(z.string().max(64)).min(1, '至少选一家客户').max(5000),
})

export type HandOverAsked = z.infer<typeof HandOverAsked>
