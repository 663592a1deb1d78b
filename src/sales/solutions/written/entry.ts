import { Refusal } from '../../../people/refusal.ts'
import type { SolutionField } from './fields.ts'

/** A solution as a file has it, before anybody knows what its words mean; lines count from 1. */
export interface SolutionEntry {
  line: number
  cells: Partial<Record<SolutionField, { line: number; text: string }>>
}

/** As much as one file brings and one company keeps, and characters of one field. */
export const solutionLimits = { entries: 2_000, title: 60, summary: 600, item: 40, items: 30, rest: 300 } as const

export function refuseMore(count: number): void {
  if (count > solutionLimits.entries) throw new Refusal(`一份文件最多 ${solutionLimits.entries} 个方案，请拆成几份`)
}
