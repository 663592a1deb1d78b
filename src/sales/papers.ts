import { type Paper, papers } from '../language/papers.ts'
import type { Stage } from './stage.ts'

export { type Paper, papers }

/**
 * What a purchase usually asks for 资料清单, by its kind. Tender papers say what they really want: these are what is forgotten most, a
 * judgement of 2026-11-23.
 */
const usually: Readonly<Record<string, readonly Paper[]>> = {
  公开招标: ['授权书', '保证金', '资质证书', '业绩证明', '标书'],
  政府采购: ['授权书', '保证金', '资质证书', '业绩证明', '标书'],
  邀标: ['授权书', '保证金', '资质证书', '标书'],
  竞争性磋商: ['授权书', '资质证书', '报价单', '标书'],
  竞争性谈判: ['授权书', '资质证书', '报价单', '标书'],
  询价: ['资质证书', '报价单'],
  单一来源: ['授权书', '资质证书', '报价单'],
  集采: ['授权书', '资质证书', '检测报告', '标书'],
  框架: ['资质证书', '业绩证明', '报价单'],
}

/** A tender of a kind nobody told. */
const anyTender: readonly Paper[] = ['授权书', '保证金', '资质证书', '标书']

/** The papers a deal needs by how it is bought; none where nothing tells. */
export function papersNeeded(procurement: string | undefined, stage: Stage | undefined): readonly Paper[] {
  return usually[procurement ?? ''] ?? (stage === 'bidding' ? anyTender : [])
}

/** Those in hand after some were told to be there and others not; `undefined` where nothing was told. */
export function papersAfter(
  before: readonly string[],
  { have, lacking }: { have: readonly Paper[]; lacking: readonly Paper[] },
): string[] | undefined {
  if (have.length + lacking.length === 0) return undefined
  const now = new Set([...before, ...have].filter((paper) => !lacking.some((one) => one === paper)))
  return papers.filter((paper) => now.has(paper))
}
