import { z } from 'zod'
import { buyingRoles } from '../../language/roles.ts'
import { photoLimits } from '../../sales/visit-attachment.ts'

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/, '日期写成 2026-11-25 这样')
const time = z.string().regex(/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?$/, '时间写成 2026-11-25T14:00 这样')
const id = z.string().max(80)

/** What somebody has set themselves; the rest is filled in again whenever the words change. */
const fields = ['deal', 'on', 'attendees', 'commitments', 'mood', 'nextStep', 'heard'] as const

/** A visit as its page has it; `key` becomes the entry's id, so that the same form is filed once however often it is sent. */
export const VisitForm = z.strictObject({
  key: z.uuid(),
  /** What it was opened from: a deal, an appointment that is over, or what the chat shows and nobody has confirmed. */
  about: z.strictObject({ deal: id.optional(), appointment: z.string().max(300).optional(), draft: id.optional() }),
  touched: z.array(z.enum(fields)).max(fields.length),
  dealId: id.optional(),
  customer: z.string().trim().max(60, '客户名称最长 60 个字').optional(),
  /** A day or a minute where the company works. */
  on: time,
  /** What was said, in the rep's own words; and the words the fields were filled from. */
  note: z.string().trim().max(600, '记录最长 600 个字，再长请分两次记'),
  read: z.string(),
  attendees: z
    .array(
      z.strictObject({
        name: z.string().trim().min(1, '参加的人要有称呼').max(20, '称呼最长 20 个字'),
        title: z.string().max(20).optional(),
        role: z.enum(buyingRoles).optional(),
      }),
    )
    .max(20, '参加的人最多 20 位'),
  commitments: z
    .array(
      z.strictObject({
        by: z.enum(['us', 'customer']),
        text: z.string().trim().min(1, '承诺了什么要写上').max(100, '一条承诺最长 100 个字'),
        due: day.optional(),
      }),
    )
    .max(10, '承诺最多 10 条'),
  mood: z.enum(['warm', 'calm', 'cool', 'upset']).optional(),
  nextStep: z.strictObject({ text: z.string().trim().max(60, '下一步最长 60 个字'), on: time.optional() }).optional(),
  /** What else the words tell of the deal, a line each; a line left out is not written, one written over is heard anew. */
  heard: z
    .array(
      z.strictObject({
        key: z.string().max(40),
        label: z.string().max(20),
        value: z.string().trim().max(100),
        /** What the record says now. */
        was: z.string().optional(),
      }),
    )
    .max(40),
  /** Ids of photos, and of the place where it was, that were put before; none where a page of before does not know of them. */
  attached: z
    .array(z.uuid())
    .max(photoLimits.ofVisit + 1, `照片最多 ${photoLimits.ofVisit} 张`)
    .default([]),
})
export type VisitForm = z.infer<typeof VisitForm>
export type FormField = (typeof fields)[number]
