import { z } from 'zod'

/** On what ground a rep may say to keep somebody, where the company has not said. */
export const chosenGrounds = ['contract', 'public'] as const

/** GET /api/:platform/colleagues/:id: who a colleague is in the chat client. */
export interface Colleague {
  userId: string
}

/** GET /api/:platform/outsiders/:id: who it is that one talks to in the chat client, and whose contact. */
export interface Outsider {
  /** As the chat client has them, and what it says they work for; absent where it does not tell us. */
  name?: string
  company?: string
  /** At customers one may see. */
  known: { customerId: string; customer: string; contact: string }[]
  /** Grounds to choose from (PIPL 13) for keeping who it is; absent where the company has said its own. */
  grounds?: { value: (typeof chosenGrounds)[number]; label: string }[]
  /** Customers one may see that are called like what they work for. */
  likely: { id: string; name: string }[]
}

/** POST /api/:platform/outsiders/:id: a contact of this customer from now on. */
export const OutsiderPlaced = z.strictObject({
  customerId: z.string().max(64),
  name: z.string().trim().min(1, '怎么称呼要写上').max(20, '称呼最长 20 个字'),
  /** Left out where the company has said its own. */
  legalBasis: z.enum(chosenGrounds).optional(),
})
export type OutsiderPlaced = z.infer<typeof OutsiderPlaced>

/** POST /api/:platform/outsiders/:id/displace: no contact of this customer after all. */
export const OutsiderDisplaced = z.strictObject({ customerId: z.string().max(64) })
