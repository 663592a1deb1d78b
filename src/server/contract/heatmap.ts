import { z } from 'zod'
import type { Choice } from '../../sales/import/words.ts'
import { type Paper, papers } from '../../sales/papers.ts'

/** GET /api/heatmap: open deals by signal, the gravest first; at most so many as a screen can bear, `more` beyond them. */
export interface Heatmap {
  /** The columns, in the order of each row's cells. */
  signals: { id: string; name: string }[]
  rows: HeatmapRow[]
  more: number
  /** Deals that were told something which is not judged yet: their cells are of before. */
  due: number
  /** What the map can be narrowed to. */
  choices: { owners: Choice[]; teams: Choice[]; stages: Choice[] }
  asOf: string
}

/** The query of GET /api/heatmap; what is absent is not asked for. */
export const HeatmapWanted = z.object({
  owner: z.string().max(64).optional(),
  team: z.string().max(64).optional(),
  stage: z.string().max(32).optional(),
  /** In yuan. */
  atLeast: z.coerce.number().nonnegative().optional(),
})

/** GET /api/heatmap/live, server-sent: the event `rows`, with rows as they are now. */
export interface HeatmapNews {
  /** How many columns there are now; where that is not what the page shows, it asks for the whole. */
  signals: number
  rows: HeatmapRow[]
}

export type HeatLevel = 'none' | 'watch' | 'high' | 'not-applicable'

export interface HeatmapRow {
  dealId: string
  customer: string
  name: string
  stage: string
  owner: string
  amount: string
  cells: { level: HeatLevel; short: string }[]
  /** Why the product does nothing by itself about it, in a sentence; absent where it does. */
  paused?: string
}

/** GET /api/deals/:id/events and /api/events/unclaimed: what other systems told, the newest first, and by what it was matched. */
export interface EventList {
  events: EventListRow[]
  /** Of a deal's customer whatever the deal, where there are: complaints, and what systems told. */
  beside?: EventListRow[]
}

interface EventListRow {
  id: string
  at: string
  who: string
  text: string
  customer?: string
  /** The chat group it was said in. */
  group?: string
  matchedBy: string
}

/** GET /api/chat-groups: the groups of which somebody said to which deal they belong, or that they are nobody's, the newest first. */
export interface ChatGroupList {
  groups: {
    name: string
    /** Absent where it is nobody's 无关. */
    deal?: { id: string; customer: string; name: string }
    by: string
    at: string
  }[]
}

/** POST /api/chat-groups/take-back: what was said of a group is void. */
export const GroupTakenBack = z.object({ name: z.string().max(200) })

export type GroupTakenBack = z.infer<typeof GroupTakenBack>

/** POST /api/heatmap/:dealId/not-applicable: what a signal found does not apply, or does after all. */
export const SignalAnswered = z.object({ signal: z.string().max(64), applies: z.boolean() })

export type SignalAnswered = z.infer<typeof SignalAnswered>

/** GET /api/signals: what each signal watches, as this company has it set, and who set it. */
export interface SignalsPage {
  mayChange: boolean
  signals: {
    id: string
    name: string
    on: boolean
    /** Absent where there is nothing to count. */
    threshold?: {
      what: string
      unit: string
      /** What the numbers are called where they are not 留意 and 高; without `high` there is one alone. */
      called?: { watch: string; high?: string }
      watch: number
      high: number
      least: number
      most: number
      standard: { watch: number; high: number }
    }
  }[]
  /** The newest first. */
  history: { at: string; by: string; what: string }[]
}

/** POST /api/signals: sets one signal. */
export const SignalSet = z.object({
  signal: z.string().max(64),
  on: z.boolean(),
  limits: z.object({ watch: z.number(), high: z.number() }).optional(),
})

export type SignalSet = z.infer<typeof SignalSet>

/** POST /api/events/:id/answer: how to go on with the deal that the event may turn. */
export const AlertAnswered = z.object({ answer: z.enum(['go-on', 'hold']) })

export type AlertAnswered = z.infer<typeof AlertAnswered>

/** POST /api/heatmap/:dealId/papers: a paper of the purchase is in hand, or is not. */
export const PaperTicked = z.object({ paper: z.enum(papers), have: z.boolean() })

export type PaperTicked = z.infer<typeof PaperTicked>

/** GET /api/heatmap/:dealId: what each signal found in one deal. */
export interface HeatmapDeal {
  dealId: string
  customer: string
  name: string
  /** What waits for an answer, or is held; the event to answer. */
  pause?: { eventId: string; text: string; held: boolean }
  /** What the purchase usually asks for, and what of it is in hand; absent where nothing tells what it asks for. */
  papers?: { paper: Paper; have: boolean }[]
  findings: {
    signal: string
    name: string
    level: HeatLevel
    short: string
    reason: string
    /** `link`: the page where it stands in full. */
    evidence: { on: string; quote: string; who: string; link?: string }[]
    suggestion: string
    clears: string
    /** Somebody said that it does not apply. */
    answered?: true
  }[]
}
