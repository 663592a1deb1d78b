import { readAmounts } from '../../language/amounts.ts'
import { readDiscounts } from '../../language/discounts.ts'
import type { Money } from '../facts.ts'

/** A cell that says nothing, in the ways people and programs write nothing. */
export function isNothing(cell: string): boolean {
  return cell === '' || /^(?:-+|—+|\/|无|暂无|未知|空|n\/?a|#n\/a|null|none|nan|select|unknown|待定)$/i.test(cell)
}

/** Money in fen; `unit` is the yuan that a bare number counts in. `undefined` when it is no sum of yuan. */
export function readMoney(cell: string, unit: number): Money | undefined {
  const bare = Number(cell.replaceAll(/[,，¥￥\s]/g, ''))
  if (Number.isFinite(bare)) return bare > 0 ? exactly(bare * unit) : undefined
  if (/[-－]\s*\d/.test(cell.replace(/\d\s*万?元?\s*[-－~～至到]\s*\d/, ''))) return undefined
  const [amount, ...more] = readAmounts(cell, { bareUnit: unit })
  if (amount === undefined || more.length > 0 || (amount.currency ?? 'CNY') !== 'CNY') return undefined
  if (amount.value !== undefined) return exactly(amount.value)
  return {
    ...(amount.min === undefined ? {} : { min: fen(amount.min) }),
    ...(amount.max === undefined ? {} : { max: fen(amount.max) }),
  }
}

function exactly(yuan: number): Money | undefined {
  return Number.isSafeInteger(fen(yuan)) ? { min: fen(yuan), max: fen(yuan) } : undefined
}

function fen(yuan: number): number {
  return Math.round(yuan * 100)
}

/** Share of the list price kept: 九折, 9折, 90%, 0.9. */
export function readKept(cell: string): number | undefined {
  const percent = /^(\d+(?:\.\d+)?)\s*[%％]$/.exec(cell)
  const share = percent === null ? Number(cell) : Number(percent[1]) / 100
  if (Number.isFinite(share)) return share > 0 && share <= 1 ? share : undefined
  const told = readDiscounts(cell)
  return told.length === 1 ? told[0]?.kept : undefined
}

/** A list as people put it into one cell. */
export function readList(cell: string): string[] {
  const parts = cell.split(/[,，、;；/|\n]+/).map((part) => part.trim())
  return [...new Set(parts.filter((part) => !isNothing(part)))]
}

/** Digits alone; a telephone number is no number: its zeros and its plus count. */
export function readPhone(cell: string): string | undefined {
  const digits = cell.replaceAll(/[\s()（）.-]/g, '')
  return /^\+?\d{7,15}$/.test(digits) ? digits.replace(/^(?:\+?86)(?=1[3-9]\d{9}$)/, '') : undefined
}

export function readEmail(cell: string): string | undefined {
  return /^[^\s@]{1,64}@[^\s@]+\.[A-Za-z]{2,}$/.test(cell) ? cell.toLowerCase() : undefined
}

export function readYes(cell: string): boolean | undefined {
  if (/^(?:是|有|y|yes|true|1|老客户|已成交|√|✓)$/i.test(cell)) return true
  return /^(?:否|无|没有|n|no|false|0|新客户|未成交|×|✗)$/i.test(cell) ? false : undefined
}
