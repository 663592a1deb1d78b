import type { Better, Measured, Standard } from './measured.ts'
import type { Window, Work } from './work.ts'

/** The three sides of working well with customers 销售健康度. */
export type Axis = '节奏' | '内容' | '协同'

/** One habit that can be seen in the records; a file each. */
export interface Behaviour {
  id: string
  /** Seven characters at most, for a row of a card. */
  name: string
  axis: Axis
  /** What is counted, for a page. */
  what: string
  /** From which records, and what one sample of them is; for a page. */
  records: string
  unit: '次/周' | '天' | '小时' | '%' | '单'
  better: Better
  /** FEATURES E2 where it names one; the rest are judgements of 2026-11-22 that a company changes. */
  standard: Standard
  /** What can still be meant seriously. */
  least: number
  most: number
  /** What a warning starts. */
  action: string
  measure(work: Work, window: Window, standard: Standard): Measured
}
