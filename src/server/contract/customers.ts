import { z } from 'zod'
import type { TimedRow } from './today.ts'
import type { VisitPhoto, VisitPlace } from './visits.ts'

/** GET /api/customers?q: customers one may see, whoever was last seen in front. */
export interface CustomerList {
  customers: CustomerRow[]
  /** That fit; the list holds the first of them. */
  found: number
}

export interface CustomerRow {
  id: string
  name: string
  aliases: string[]
  /** 医疗 · 苏州 · 老客户 */
  about: string
  owner: string
  openDeals: number
  /** 11月18日; absent where no visit is on record. */
  lastVisit?: string
}

/** GET /api/customers/:id */
export interface CustomerPage extends Omit<CustomerRow, 'openDeals' | 'lastVisit'> {
  ownerId: string
  /** The group of companies it belongs to; absent where nobody has said. */
  group?: string
  /** Groups said of other customers, to choose from. */
  groups: string[]
  mayChange: boolean
  deals: { id: string; name: string; state: string; amount: string; owner: string; open: boolean }[]
  contacts: ContactRow[]
  /** Open tasks and coming appointments. */
  ahead: TimedRow[]
  timeline: TimelineRow[]
}

/** POST /api/customers/:id/group: to which group it belongs; '' for none. */
export const GroupSet = z.object({
  group: z.string({ error: '所属集团要是文字' }).trim().max(60, '集团名称最多 60 个字'),
})

export type GroupSet = z.infer<typeof GroupSet>

/** No number and no address: those are asked for in the chat, where it is kept that they were shown. */
export interface ContactRow {
  name: string
  about: string
  /** 上海展会名片，同意; absent where nobody has said. */
  ground?: string
  /** Who they are to the chat client, where somebody has said whose contact it is. */
  outsideId?: string
}

/** GET /api/deals/:id/contacts: who is known at the deal's customer. */
export interface ContactList {
  contacts: ContactRow[]
}

export interface TimelineRow {
  /** A visit, or a field that changed; what a finding rests on is found by it. */
  key?: string
  at: string
  /** 拜访 · 改动 · 事件 */
  kind: string
  text: string
  who: string
  photos?: VisitPhoto[]
  place?: VisitPlace
}
