import { z } from 'zod'
import { type FieldKey, fields } from './fields.ts'

/** What money is counted in where a cell does not say: yuan to one. */
export const units = { yuan: 1, thousand: 1_000, wan: 10_000, million: 1_000_000, yi: 100_000_000 } as const
export type Unit = keyof typeof units

export const unitLabels: Record<Unit, string> = {
  yuan: '元',
  thousand: '千元',
  wan: '万元',
  million: '百万元',
  yi: '亿元',
}

/** The fields whose words are theirs and have to become ours. */
export const worded = ['stage', 'outcome', 'industry', 'role', 'owner'] as const satisfies readonly FieldKey[]
export type Worded = (typeof worded)[number]

const keys = Object.keys(fields) as [FieldKey, ...FieldKey[]]

/**
 * How a file is read: which column is which field, in what money is counted, what their words are in ours, whose the rows are
 * that name nobody, and what becomes of a record that says otherwise. Made by guessing, changed by the person, kept for the next
 * file of the same shape.
 */
export const Mapping = z.object({
  columns: z.partialRecord(z.enum(keys), z.string().min(1).max(200)),
  unit: z
    .enum(Object.keys(units) as [Unit, ...Unit[]], { error: '单位只能是 yuan、thousand、wan、million、yi' })
    .default('yuan'),
  /** For each such field, their word → ours: a rung, `won`…, an industry, a role, a person's id; `` leaves the word out. */
  words: z.partialRecord(z.enum(worded), z.record(z.string().max(2_000), z.string().max(64))).default({}),
  /** The person whose the rows are that name no owner. */
  owner: z.string().max(64).optional(),
  /** For a customer's name that is nearly one on file: the name of whom it means, or `` for somebody new. Under `*` what holds for all others. */
  same: z.record(z.string().max(2_000), z.string().max(200)).default({}),
  /** Where a record says otherwise: it stays, or gives way to the file. */
  conflicts: z.enum(['keep', 'replace']).default('keep'),
})
export type Mapping = z.infer<typeof Mapping>

/** Where contacts come from and on what ground they are kept (PIPL 13): said once for a file, kept with each of them. */
export const Basis = z.object({
  source: z.string().trim().min(2, '写一句联系人从哪里来，例如：2026 年上海展会交换名片').max(100),
  legalBasis: z.enum(['consent', 'contract', 'public'], { error: '选一项合法依据' }),
})
export type Basis = z.infer<typeof Basis>

export const legalBases: Record<Basis['legalBasis'], { label: string; means: string }> = {
  consent: { label: '本人同意', means: '告知过用途，本人同意我们保存和联系（第十三条第一项）' },
  contract: { label: '订立或履行合同所必需', means: '本人是合同一方，或合同里写明的经办人（第十三条第二项）' },
  public: { label: '已经合法公开', means: '本人自行公开，或依法公开，且在合理范围内使用（第十三条第六项）' },
}
