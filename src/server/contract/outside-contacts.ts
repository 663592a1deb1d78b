import { z } from 'zod'

/** GET /api/outside-contacts: whom one has in a chat client outside the company, and what was agreed to. */
export interface OutsideContactsPage {
  /** Clients of which they can be read at all. */
  platforms: {
    platform: string
    label: string
    /** Since when the company allows it, ISO 8601, and on what ground; absent while it does not. */
    allowed?: { since: string; ground: string }
    /** Since when one agrees, and when it was last read, ISO 8601; absent while one does not. */
    consent?: { since: string; lookedAt?: string }
  }[]
  contacts: OutsideContactRow[]
}

/** Somebody as the client has them, and how we came by it. */
export interface OutsideContactRow {
  platform: string
  id: string
  name: string
  company?: string
  position?: string
  tags: readonly string[]
  origin: string
  ground: string
  /** At customers one may see. */
  placed: { id: string; name: string }[]
  /** Customers one may see that they are likely at. */
  likely: { id: string; name: string }[]
  isSetAside: boolean
  isLost: boolean
}

/** POST /api/outside-contacts: the same deeds as the buttons of the chat have; what comes of it is said there. */
export const OutsideContactDeed = z.strictObject({
  platform: z.string().max(20),
  deed: z.enum(['agree', 'withdraw', 'place', 'displace', 'aside']),
  /** Whom it is about, and at which customer. */
  id: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .optional(),
  customerId: z.string().max(64).optional(),
})
export type OutsideContactDeed = z.infer<typeof OutsideContactDeed>
