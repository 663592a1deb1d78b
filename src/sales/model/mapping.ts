import { z } from 'zod'

const Column = z.strictObject({
  type: z.enum(['num', 'cat'], { error: 'type 只能是 num 或 cat' }),
  known_at_prediction: z.boolean({ error: 'known_at_prediction 要写 true 或 false：预测时这一列已经知道了吗' }),
  monotone: z.union([z.literal(-1), z.literal(0), z.literal(1)], { error: 'monotone 只能是 -1、0 或 1' }).default(0),
  prior: z.record(z.string(), z.number().min(-10).max(10), { error: 'prior 要写成 {"取值": 对数几率}' }).optional(),
})

/** A file's cells are text; 1 in the mapping is the 1 in them. */
const Value = z.union([z.string(), z.number().transform(String)], { error: '要写成文字，例如 "Won"' })

const Target = z
  .strictObject({
    col: z.string({ error: 'target.col 要写结果所在的列名' }),
    won: z.array(Value).min(1, 'target.won 至少写一个表示赢单的值'),
    lost: z.array(Value).min(1, 'target.lost 至少写一个表示丢单的值'),
  })
  .refine(({ won, lost }) => !won.some((value) => lost.includes(value)), 'target.won 和 target.lost 里有同一个值')

/** What a file of closed deals means, column by column; its form is fixed in the contract. */
export const Mapping = z.strictObject({
  id: z.string().optional(),
  target: Target,
  time: z.string().optional(),
  group: z.string().optional(),
  columns: z.record(z.string(), Column),
})

export type Mapping = z.infer<typeof Mapping>
export type MappedColumn = z.infer<typeof Column>

/** Names of the columns that may be used, in the mapping's order: a column known only after the close is no feature. */
export function featureNames({ columns, target, id, time, group }: Mapping): string[] {
  const reserved = new Set([target.col, id, time, group])
  return Object.keys(columns).filter((name) => columns[name]?.known_at_prediction === true && !reserved.has(name))
}
