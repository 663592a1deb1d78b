import type { StageName } from '../language/stages.ts'

/** The ladder every deal climbs, lowest rung first; industry paths name the rungs in their own words. */
export const ladder = ['lead', 'contact', 'need', 'solution', 'budget', 'bidding', 'negotiation', 'contract'] as const
export type Stage = (typeof ladder)[number]

export const stageLabel: Record<Stage, StageName> = {
  lead: '线索',
  contact: '建联',
  need: '需求确认',
  solution: '方案测试',
  budget: '立项',
  bidding: '招投标',
  negotiation: '商务谈判',
  contract: '合同',
}

/** A deal's rung in words, also where nobody has told it. */
export function sayStage(stage: Stage | undefined): string {
  return stage === undefined ? '阶段没记' : stageLabel[stage]
}

/** The rung a rep's word stands for; `undefined` for the words that end or park a deal. */
export function stageFromName(name: StageName): Stage | undefined {
  return ladder.find((stage) => stageLabel[stage] === name)
}
