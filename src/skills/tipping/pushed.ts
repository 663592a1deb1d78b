import { z } from 'zod'

const instant = z
  .string({ error: 'at 要是 ISO 8601 时间' })
  .refine((value) => !Number.isNaN(Date.parse(value)), { error: 'at 要是 ISO 8601 时间' })
const words = (what: string, most: number) =>
  z.string({ error: `${what} 要是文字` }).max(most, `${what} 最多 ${most} 个字`)

/** One event as other systems push it. A complaint carries what it is about; its `at` is when it was opened. */
export const Pushed = z.object(
  {
    id: words('id', 200).min(1, 'id 不能为空'),
    at: instant,
    source: words('source', 40).min(1, 'source 不能为空'),
    from: z.enum(['customer', 'rep', 'system'], { error: 'from 只能是 customer、rep 或 system' }).default('system'),
    who: words('who', 100).default(''),
    text: words('text', 20_000).min(1, 'text 不能为空'),
    customer: words('customer', 200).optional(),
    deal: words('deal', 200).optional(),
    /** The chat group it was said in, by name or id. */
    group: words('group', 200).min(1, 'group 不能为空').optional(),
    complaint: z
      .object({
        product: words('complaint.product', 200),
        severity: z.enum(['low', 'mid', 'high'], { error: 'complaint.severity 只能是 low、mid 或 high' }),
        closed: instant.nullable().default(null),
      })
      .optional(),
  },
  { error: '每条事件要是一个对象' },
)
export type Pushed = z.infer<typeof Pushed>
