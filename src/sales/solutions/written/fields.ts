import { likenessTo, plainHeader } from '../../import/header.ts'

/** What can be written of a solution, by the names that files give it; ours is the first. */
const names = {
  title: '标题 名称 方案 方案名称 title name',
  summary: '摘要 方案摘要 简介 内容 概述 summary',
  industries: '行业 适用行业 哪些行业 industry industries',
  pains: '痛点 客户痛点 解决什么 解决的问题 痛点问题 pains pain',
  objections: '异议 对应异议 客户异议 回应 objections objection',
  keywords: '关键词 触发词 标签 keywords tags',
  proof: '成效 效果 客户成效 成果 proof result results',
  where: '全文 全文在哪 出处 资料位置 where document',
} as const

export type SolutionField = keyof typeof names

const words = new Map(Object.entries(names).map(([field, all]) => [field as SolutionField, all.split(' ')]))

export const solutionFields = [...words.keys()]

/** What a field is called. */
export function labelOf(field: SolutionField): string {
  return words.get(field)?.[0] ?? field
}

/** The field that a heading or a word before a colon names in so many words. */
export function fieldNamed(name: string): SolutionField | undefined {
  const said = plainHeader(name)
  return solutionFields.find((field) => words.get(field)?.includes(said))
}

/** How surely a column's header names a field, as `likenessTo` has it. */
export function likenessOfField(header: string, field: SolutionField): number {
  return likenessTo(header, words.get(field) ?? [])
}
