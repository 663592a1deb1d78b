import { z } from 'zod'
import { sellers } from '../../sales/behaviour/settings.ts'
import type { ChallengeRow } from './assessment.ts'

/** GET /api/behaviour: how those work whose deals one may see; a rep sees themselves alone. */
export interface BehaviourPage {
  /** The last day that counts. */
  asOf: string
  /** The mean of everybody’s axes every four weeks, the oldest first. */
  team: { on: string; axes: (AxisScore & { people: number })[] }[]
  people: { id: string; name: string; team: string; axes: AxisScore[]; warnings: string[] }[]
  /** Names of those who are not assessed. */
  unassessed: string[]
}

/** 0…100; absent where nothing of it could be measured. */
export interface AxisScore {
  axis: string
  score?: number
}

/** GET /api/behaviour/:personId: the same page for the person and whoever answers for them. */
export interface BehaviourOfPerson {
  id: string
  name: string
  team: string
  own: boolean
  /** Nothing is measured of them, by the company’s wish. */
  unassessed: boolean
  asOf: string
  trend: { on: string; axes: AxisScore[] }[]
  habits: HabitRow[]
  /** Who looked at this page, the newest first. */
  looks: { by: string; at: string }[]
}

export interface HabitRow {
  id: string
  name: string
  axis: string
  what: string
  unit: string
  level: 'fine' | 'watch' | 'warning' | 'unknown'
  value?: number
  low?: number
  high?: number
  sample: number
  healthy: number
  warning: number
  action: string
  about: { dealId: string; customer: string; note: string }[]
  /** From which records it is reckoned. */
  records: string
  /** A challenge is open; or one led to it being put aside until that day. */
  contested: boolean
  asideUntil?: string
  challenges: ChallengeRow[]
}

/** GET /api/behaviour/:personId/drafts: for each plan that is like others, a paragraph that fits its customer alone. */
export interface PlanDraftsPage {
  name: string
  own: boolean
  drafts: {
    dealId: string
    customer: string
    /** What is amiss with the plan. */
    note: string
    /** The paragraph; empty where the records hold nothing to draft from. */
    text: string
    sentences: { text: string; source: string; on: string }[]
  }[]
}

/** GET /api/behaviour/settings: from where on each habit is spoken of, by role, and who set it. */
export interface BehaviourSettingsPage {
  mayChange: boolean
  roles: {
    role: string
    name: string
    behaviours: {
      id: string
      name: string
      what: string
      unit: string
      better: 'more' | 'less'
      on: boolean
      healthy: number
      warning: number
      standard: { healthy: number; warning: number }
      least: number
      most: number
      action: string
    }[]
  }[]
  history: { at: string; by: string; what: string }[]
}

/** POST /api/behaviour/settings: sets one habit for one role. */
export const BehaviourSet = z.object({
  behaviour: z.string().max(64),
  role: z.enum(sellers),
  on: z.boolean(),
  standard: z.object({ healthy: z.number(), warning: z.number() }),
})
export type BehaviourSet = z.infer<typeof BehaviourSet>
