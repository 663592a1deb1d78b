import type { Industry } from '../../language/industries.ts'
import { type ObjectionCode, objectionNames } from '../../language/objections.ts'
import { type BuyingRole, roleNames } from '../../language/roles.ts'
import { type Stage, stageLabel } from '../stage.ts'

/** Along what handling is compared: what was raised, where the deal stood, who raised it, in which trade. */
export const dimensions = ['objection', 'stage', 'role', 'industry'] as const
export type Dimension = (typeof dimensions)[number]

export const dimensionNames: Record<Dimension, string> = {
  objection: '异议',
  stage: '阶段',
  role: '对谁',
  industry: '行业',
}

/** One pushback somebody was told 异议, with where it came from and what came of it. */
export interface Told {
  ownerId: string
  dealId?: string
  /** ISO 8601, UTC. */
  at: string
  objection: ObjectionCode
  stage?: Stage
  industry?: Industry
  /** Roles of whom it was told of; nobody where none was named. */
  roles: readonly BuyingRole[]
  /** Whether it was handled; absent while that cannot be told yet. */
  handled?: boolean
  /** What tells so, in a few words. */
  why: string
}

/** What a pushback counts under, along a dimension. */
export function valuesOf({ objection, stage, role, industry }: Along, of: Dimension): readonly string[] {
  return { objection, stage, role, industry }[of]
}

type Along = Record<Dimension, readonly string[]>

export function alongOf({ objection, stage, industry, roles }: Told): Along {
  return {
    objection: [objection],
    stage: stage === undefined ? [] : [stage],
    // Whoever is none of the four tells nothing of a skill with people.
    role: roles.filter((role) => role !== 'OTHER'),
    industry: industry === undefined ? [] : [industry],
  }
}

/** `嫌贵`, `商务谈判`, `拍板人（EB）`, `机械制造`. */
export function sayValue(dimension: Dimension, value: string): string {
  switch (dimension) {
    case 'objection':
      return objectionNames[value as ObjectionCode]
    case 'stage':
      return stageLabel[value as Stage]
    case 'role':
      return `${roleNames[value as BuyingRole]}（${value}）`
    case 'industry':
      return value
  }
}
