/** GET /api/scoreboard: what was said held against what happened, for everybody in the company; no deal and no person in it. */
export interface ScoreboardPage {
  /** Closed deals, and those among them that had been predicted in time. */
  closed: number
  judged: number
  /** So many it takes before a figure is shown. */
  needed: number
  /** Who speaks now: 经验先验 · 第 3 版模型. */
  speaking: string
  sayings: string[]
  /** Brier and log loss, smaller is better; absent while there are too few. */
  overall?: Losses & { cases: number; wins: number; base: Losses }
  reliability: ReliabilityRow[]
  guessed?: { cases: number; wins: number; theirs: Losses; ours: Losses }
  months: MonthRow[]
  versions: VersionRow[]
  tenures: TenureRow[]
  /** Whether the reader may have it learn anew, or step back. */
  mayManage: boolean
}

export interface Losses {
  brier: number
  logLoss: number
}

export interface ReliabilityRow {
  from: number
  to: number
  cases: number
  said: number
  happened: number
  low: number
  high: number
}

export interface MonthRow {
  /** `YYYY-MM` */
  month: string
  cases: number
  wins: number
  /** Absent while there are too few. */
  said?: number
  brier?: number
  soFar: number
  baseSoFar: number
}

export interface VersionRow {
  number: number
  at: string
  cases: number
  /** Of these the ones known from imported history alone. */
  recalled: number
  promoted: boolean
  speaking: boolean
  /** Why it may never speak again. */
  withdrawn?: string
  why: string
  tested: number
  champion: Losses
  challenger: Losses
  rules: { rule: string; passed: boolean }[]
  /** Of what it learned from, and the seed: the same two give the same model. */
  dataHash: string
  seed: number
}

export interface TenureRow {
  at: string
  /** 上岗 · 退回 · 调整水平 */
  kind: string
  who: string
  why: string
}

/** POST /api/scoreboard/retrain and /api/scoreboard/roll-back: what came of it, in a sentence. */
export interface LessonResult {
  message: string
}
