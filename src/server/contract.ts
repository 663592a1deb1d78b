import { z } from 'zod'
import type { Card } from '../conversation/card.ts'
import type { Attention } from '../people/attention.ts'
import type { FieldKey } from '../sales/import/fields.ts'
import type { Counts, Import } from '../sales/import/imports.ts'
import { Basis, Mapping, type Unit, type Worded } from '../sales/import/mapping.ts'
import type { Choice } from '../sales/import/words.ts'
import type { Part } from '../sales/ledger/policy.ts'
import { trades } from '../sales/library/choices.ts'
import type { Difference } from '../sales/library/differences.ts'
import { PathDraft, TrackDraft } from '../sales/library/draft.ts'
import type { Finding } from '../sales/library/findings.ts'
import type { ChainLink } from '../sales/sandbox/chain.ts'
import { ladder } from '../sales/stage.ts'
import type { Piece } from '../sales/tracks/explain.ts'
import { type Strategy, strategies } from '../sales/tracks/track.ts'
import type { DryRun } from '../skills/import/dry-run.ts'
import type { Undone } from '../skills/import/undo.ts'
import type { FormState } from '../skills/visit/forms.ts'
import { VisitForm } from '../skills/visit/visit-form.ts'

export type { Bubble } from '../conversation/bubble.ts'
export type { Block, Button, Card, Chart } from '../conversation/card.ts'
export type { ConsolePeople, ConsolePerson, ConsolePress, ConsoleSay } from '../conversation/console.ts'
export type { AppSignature, CompanySignature, PageSignature } from '../conversation/page-signature.ts'
export type { ImportKind } from '../sales/import/kinds.ts'
export type { Basis, Mapping } from '../sales/import/mapping.ts'
export type { Verdict } from '../sales/import/row-plan.ts'
export type { Difference } from '../sales/library/differences.ts'
export type { PathDraft, TrackDraft } from '../sales/library/draft.ts'
export type { Finding } from '../sales/library/findings.ts'
export type { ChainLink } from '../sales/sandbox/chain.ts'
export type { VisitForm } from '../skills/visit/visit-form.ts'

/*
 * What the pages and the server say to each other, in one file: the only one of ours that the pages may see.
 * Probabilities are 0…1; shifts are differences of probabilities; times are ISO 8601.
 */

/** GET /api/me */
export interface Me {
  person: { id: string; name: string; role: string; team: string }
  company: { name: string; demo: boolean }
  /** What they look after beside their own customers. */
  may: { setSignals: boolean; claimEvents: boolean; merge: boolean; handOver: boolean }
}

/** GET /api/today: one's own day as the records have it. */
export interface TodayPage {
  /** 11月24日 周二 */
  day: string
  appointments: TimedRow[]
  /** Due today or overdue. */
  tasks: TimedRow[]
  /** Open deals with something to check, the gravest first. */
  deals: { dealId: string; customer: string; name: string; signs: string[]; remedy: string }[]
  /** Answers that somebody waits for: mine by others, or others' by me. */
  waiting: { what: string; who: string; since: string; mine: boolean; dealId?: string }[]
}

/** Something with a time, as it was told; `late` where it has passed. */
export interface TimedRow {
  when: string
  text: string
  dealId?: string
  late?: true
}

/** GET /api/customers?q: customers one may see, whoever was last seen in front. */
export interface CustomerList {
  customers: CustomerRow[]
  /** That fit; the list holds the first of them. */
  found: number
}

export interface CustomerRow {
  id: string
  name: string
  aliases: string[]
  /** 医疗 · 苏州 · 老客户 */
  about: string
  owner: string
  openDeals: number
  /** 11月18日; absent where no visit is on record. */
  lastVisit?: string
}

/** GET /api/customers/:id */
export interface CustomerPage extends Omit<CustomerRow, 'openDeals' | 'lastVisit'> {
  deals: { id: string; name: string; state: string; amount: string; owner: string; open: boolean }[]
  contacts: ContactRow[]
  /** Open tasks and coming appointments. */
  ahead: TimedRow[]
  timeline: TimelineRow[]
}

/** No number and no address: those are asked for in the chat, where it is kept that they were shown. */
export interface ContactRow {
  name: string
  about: string
  /** 上海展会名片，同意; absent where nobody has said. */
  ground?: string
}

export interface TimelineRow {
  at: string
  /** 拜访 · 改动 · 事件 */
  kind: string
  text: string
  who: string
  photos?: VisitPhoto[]
  place?: VisitPlace
}

/** GET /api/merges: customers that may be one, and those that became one. */
export interface MergePage {
  /** The surest first; at most so many. */
  duplicates: { one: MergeSide; other: MergeSide; why: string }[]
  trail: MergeRow[]
}

export interface MergeSide {
  id: string
  name: string
  owner: string
  openDeals: number
}

export interface MergeRow {
  id: string
  kept: string
  gone: string
  /** 2 单、1 位联系人 */
  moved: string
  by: string
  at: string
  undone: boolean
  /** Until when it can be taken back; absent when it no longer can. */
  undoUntil?: string
}

/** GET /api/merges/preview?kept&gone: what would move, and what to know before. */
export interface MergePreview {
  moved: string
  aliases: string[]
  warnings: string[]
}

/** POST /api/merges */
export const MergeAsked = z.strictObject({ kept: z.string().max(64), gone: z.string().max(64) })
export type MergeAsked = z.infer<typeof MergeAsked>

/** POST /api/merges/apart: two that are not the same, or may be after all. */
export const ApartAsked = z.strictObject({ one: z.string().max(64), other: z.string().max(64), apart: z.boolean() })
export type ApartAsked = z.infer<typeof ApartAsked>

/** GET /api/hand-overs?from: who has customers and who could take them, and, of one of them, which. */
export interface HandOverPage {
  givers: { id: string; name: string; active: boolean; customers: number }[]
  takers: { id: string; name: string }[]
  customers: { id: string; name: string; what: string }[]
  trail: HandOverRow[]
}

export interface HandOverRow {
  id: string
  from: string
  to: string
  customers: string[]
  what: string
  by: string
  at: string
  undone: boolean
  undoUntil?: string
}

/** POST /api/hand-overs */
export const HandOverAsked = z.strictObject({
  from: z.string().max(64),
  to: z.string().max(64),
  customers: z.array(z.string().max(64)).min(1, '至少选一家客户').max(5000),
})
export type HandOverAsked = z.infer<typeof HandOverAsked>

/** GET /api/deals/:id/record: what stands behind a deal's figure. */
export interface DealRecord {
  /** Every kept prediction, the oldest first. */
  points: { at: string; value: number; low: number; high: number }[]
  /** What moved it, the newest first. */
  steps: { on: string; from: number; to: number; reasons: string[] }[]
  chain: ChainLink[]
  ahead: TimedRow[]
  signals: { name: string; level: HeatLevel; reason: string; suggestion: string }[]
  timeline: TimelineRow[]
  /** The company's summaries that fit what the customer said, each with why. */
  solutions: SolutionRow[]
}

/** A solution summary; `why` it fits, where something was looked for. */
export interface SolutionRow {
  id: string
  title: string
  summary: string
  industries: string[]
  proof?: string
  where?: string
  why?: string
}

/** GET /api/solutions */
export interface SolutionPage {
  solutions: SolutionRow[]
  /** How many there are in all. */
  total: number
  mayEdit: boolean
}

/** POST /api/solutions/files/… */
export interface SolutionFileTrial {
  counts: { new: number; changed: number; unchanged: number; wrong: number }
  items: {
    line: number
    title: string
    verdict: 'new' | 'changed' | 'unchanged' | 'wrong'
    mistakes: { line: number; label?: string; text: string }[]
  }[]
  more: number
  /** What lines are counted in. */
  unit: '行' | '段'
  notes: string[]
}

/** Every failure: `message` is a sentence for the person. 401 carries where to sign in. */
export interface Failure {
  message: string
  signIn?: { platform: string; path: string }[]
}

/** GET /api/deals */
export interface DealList {
  deals: DealRow[]
}

export interface DealRow {
  id: string
  customer: string
  name: string
  stage: string
  amount: string
  /** When it is expected to be signed, in words; absent where nobody has said. */
  expected?: string
  owner: string
  probability: Probability
}

/** GET /api/deals/:id and GET /api/decisions/:id: one deal (or one unnamed customer) as the sandbox sees it. */
export interface CasePage {
  /** The decision behind the figures; what-if asks refer to it. */
  decisionId: string
  dealId?: string
  title: string
  subtitle: string
  decidedAt: string
  facts: FactRow[]
  probability: Probability
  reasons: { for: Reason[]; against: Reason[] }
  /** Where figure and reasons have their weights from, in a sentence. */
  weighedBy: string
  /** What would change the figure but is not known; the first is the one worth asking. */
  unknown: string[]
  question?: string
  offers: OfferRow[]
  /** Said above the offers, e.g. that no evidence separates them yet. */
  offersNote: string
  levers: Lever[]
  exchanges: ExchangeRow[]
  /** How soon each objection was answered, in words; absent when none was raised. */
  handling?: string
}

export interface FactRow {
  key: string
  label: string
  value: string
  /** 你说的 · 记录 · 疑似 · 假设 */
  source: string
}

export interface Probability {
  value: number
  low: number
  high: number
  /** What it rests on, in words: "经验先验，本公司尚无同类成交". */
  basis: string
  /** Share of the prior in the figure, 0…1. */
  priorShare: number
}

export interface Reason {
  text: string
  /** Shift of the probability this reason makes here, signed, in 0…1. */
  shift: number
}

export interface OfferRow {
  /** 1, 2, 3 */
  number: number
  name: string
  strategy: string
  expected: number
  /** 先验 · 证据不足 · 有证据 */
  label: string
  opening: string
  handling: string
  nextStep: string
  avoid: string
  evidence: string[]
  /** Where the law sets what may be said: the clauses that each spoken part rests on. */
  basis?: Record<'opening' | 'handling' | 'nextStep', string[]>
}

/** 话术台账: what standing first did, of what moved within two weeks and, apart from it, of what was won. */
export interface TracksPage {
  /** Draws in all, those of which it is known whether something moved, and those whose deal is closed. */
  shown: number
  known: number
  closed: number
  moved: LiftRow[]
  won: LiftRow[]
  /** What moved, by trade: drawn towards all of them where little is known. The most trials first. */
  trades: { trade: string; lifts: LiftRow[] }[]
  /** What letting the leader stand first would have brought: everywhere, by stage, by trade; none while nothing is known. */
  outlooks: PolicyRow[]
  /** Who stands first as it was decided last; absent while nobody has. */
  policy?: { number: number; said: string; who: string; at: string; steppedBack: boolean }
  /** Whether the reader may decide who stands first, and what stays. */
  mayDecide: boolean
  /** The most often shown first. */
  tracks: TallyRow[]
}

export interface LiftRow {
  strategy: string
  /** Change in probability against the three on average, and the ends of its 80 % interval. */
  value: number
  low: number
  high: number
  trials: number
  /** 先验 · 证据不足 · 有证据 */
  label: string
}

export interface PolicyRow {
  /** A trade, a stage, or neither: everywhere; and how it is called. */
  part: Part
  where: string
  strategy: Strategy
  strategyName: string
  /** It has been decided so. */
  holds: boolean
  logged: number
  ips: number
  snips: number
  doublyRobust: number
  /** Of the doubly robust figure over the logged one, and the ends of its 80 % interval. */
  gain: number
  gainAtLeast: number
  gainAtMost: number
  effective: number
  passes: boolean
}

/** POST /api/tracks/prefer: one way stands first, where the ledger bears it out; answers with the page as it is then. */
export const Preferring = z
  .strictObject({
    strategy: z.enum(strategies),
    trade: z.enum(trades).exactOptional(),
    stage: z.enum(ladder).exactOptional(),
  })
  .refine(({ trade, stage }) => trade === undefined || stage === undefined, { error: '行业和阶段一次只定一样' })

/** POST /api/tracks/step-back: before the decision that was looked at. */
export const PolicyStepBack = z.strictObject({ number: z.int().min(1) })

/** POST /api/tracks/keep 留用 */
export const Keeping = z.strictObject({ trackId: z.string().max(80), version: z.int().min(0) })

export interface TallyRow {
  id: string
  /** Which of the company's own editions; absent where it was as it ships. */
  version?: number
  /** Whether these are the words offered now. */
  isNow: boolean
  name: string
  strategy: string
  topic: string
  shown: number
  first: number
  taken: number
  refused: number
  tried: number
  moved: number
  rate: number
  low: number
  high: number
  retired: boolean
  /** Had retired, and was kept by somebody. */
  reprieved: boolean
  /** The share that moved against that of all, and the ends of its 80 % interval. */
  lift: { value: number; low: number; high: number }
  /** What it would have brought never to let it stand first; only where it is surely worse than the rest. */
  without?: { logged: number; doublyRobust: number; gain: number; gainAtLeast: number; gainAtMost: number }
  /** Times somebody told what they had said instead, and how far from it on average, 0 to 1. */
  edited: number
  distance: number
}

export interface Lever {
  id: string
  label: string
  shift: number
  why: string
  /** What the effect rests on and what it takes: 经验先验，约半天. */
  basis: string
}

/** One exchange about the customer; `mood` only when it was told. */
export interface ExchangeRow {
  at: string
  about: string
  response?: string
  mood?: string
}

/** POST /api/decisions/:id/what-if — levers by id, or one sentence in the rep's words; at least one of the two. */
export const WhatIfRequest = z
  .object({
    levers: z.array(z.string().max(64)).max(12).optional(),
    text: z.string().trim().min(1).max(300).optional(),
  })
  .refine(({ levers, text }) => (levers?.length ?? 0) > 0 || text !== undefined, { message: '说一个假设，或者选一个' })
export type WhatIfRequest = z.infer<typeof WhatIfRequest>

/** POST /api/decisions/:id/levers/:lever/task: what became of it, in a sentence. */
export interface LeverTaken {
  message: string
}

export interface WhatIfResult {
  probability: Probability
  shift: number
  /** What the sentence was taken to mean, one line a change; empty when nothing in it could be used. */
  understood: string[]
  /** Reasons that came, and reasons that went away, each with what that does to the figure. */
  moved: Reason[]
  note: string
}

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

/** POST /api/imports/uploads: the file itself, its kind and name in headers. How it is to be read, guessed for the person to check. */
export interface ImportReading {
  /** By which the next steps refer to the file; it is forgotten after half an hour. */
  uploadId: string
  file: string
  rows: number
  /** What the person should know of how the file was read. */
  notes: string[]
  /** Read as the last file with these headers was. */
  remembered: boolean
  mapping: Mapping
  fields: ImportField[]
  columns: { name: string; examples: string[] }[]
  /** Columns nobody took, with the field each may be. */
  suggestions: { column: string; field: FieldKey; label: string }[]
  /** How a bare number is read under the unit chosen: `80 读作 80 万`; absent where there is none. */
  moneyExample?: string
  units: { value: Unit; label: string }[]
  /** Columns whose words have to become ours, with what each becomes; absent while nobody knows. */
  words: { field: Worded; label: string; choices: Choice[]; words: { word: string; count: number; value?: string }[] }[]
  owners: Choice[]
  /** Whether contacts stand in it, and so a basis is asked for. */
  basis: 'needed' | 'for contacts' | 'no'
  legalBases: { value: Basis['legalBasis']; label: string; means: string }[]
}

interface ImportField {
  key: FieldKey
  label: string
  required: boolean
  /** What it means that no column is chosen. */
  without?: string
  /** How its column was found; absent when it has none, or the person chose it. */
  by?: 'header' | 'values'
  sure: boolean
}

/** POST /api/imports/uploads/:id/reading */
export const ImportChosen = z.object({ mapping: Mapping })

/** POST /api/imports/uploads/:id/dry-run and …/run */
export const ImportSettled = z.object({ mapping: Mapping, basis: Basis.optional() })
export type ImportSettled = z.infer<typeof ImportSettled>

/** `lessons`: what closed deals are good for, in sentences. */
export type ImportDryRun = Omit<DryRun, 'lessons'> & { lessons: string[] }

/** GET /api/imports/:id */
export interface ImportState {
  id: string
  file: string
  kind: Import['kind']
  state: Import['state']
  counts: Counts
  /** What closed deals are good for, in sentences. */
  lessons: string[]
  /** Rows there are, while it runs. */
  rows?: number
  at: string
  /** Until when it can be taken back; absent when it no longer can. */
  undoUntil?: string
}

/** GET /api/imports: the newest first. */
export interface ImportList {
  imports: ImportState[]
}

/** POST /api/imports/:id/undo */
export interface ImportUndone extends Undone {
  made: ImportState
}

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

type HeatLevel = 'none' | 'watch' | 'high' | 'not-applicable'

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
  events: {
    id: string
    at: string
    who: string
    text: string
    customer?: string
    /** The chat group it was said in. */
    group?: string
    matchedBy: string
  }[]
}

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

/** GET /api/heatmap/:dealId: what each signal found in one deal. */
export interface HeatmapDeal {
  dealId: string
  customer: string
  name: string
  /** What waits for an answer, or is held; the event to answer. */
  pause?: { eventId: string; text: string; held: boolean }
  findings: {
    signal: string
    name: string
    level: HeatLevel
    short: string
    reason: string
    evidence: { on: string; quote: string; who: string }[]
    suggestion: string
    clears: string
    /** Somebody said that it does not apply. */
    answered?: true
  }[]
}

/** GET /api/library?q&topic&strategy&industry&own: the talk-tracks that fit, and what waits; everybody in the company may look. */
export interface LibraryPage {
  tracks: LibraryLine[]
  /** That fit; the list holds the first of them. */
  found: number
  paths: { id: string; name: string; version?: number }[]
  /** What is being written or waits, of what the reader may see. */
  drafts: DraftLine[]
  mayEdit: boolean
  topics: Choice[]
  strategies: Choice[]
  industries: string[]
}

export interface LibraryLine {
  id: string
  name: string
  /** 嫌贵 · 澄清提问 */
  about: string
  /** Where it is said, where not everywhere: 投标 · 医疗. */
  where: string
  opening: string
  version?: number
  /** The rep whose proposal it was. */
  from?: string
  retired: boolean
}

export interface DraftLine {
  id: string
  kind: 'track' | 'path'
  itemId: string
  name: string
  /** 草稿 · 等审批 */
  state: string
  /** Who wrote it last and when, and whose proposal it was. */
  by: string
  at: string
  from?: string
}

/** GET /api/library/:kind/:itemId, and /api/library/drafts/:id. */
export interface LibraryItem {
  kind: 'track' | 'path'
  itemId: string
  name: string
  about: string
  /** As it is offered now, or, of a draft of something new, as it is written. */
  words: TrackDraft | PathDraft
  lines: { label: string; text: string }[]
  version?: number
  retired: boolean
  from?: string
  draft?: DraftSheet
  /** The newest first; what ships is number 0. */
  editions: EditionLine[]
  mayEdit: boolean
}

export interface DraftSheet {
  id: string
  writtenAt: string
  state: 'open' | 'submitted'
  retires: boolean
  by: string
  from?: string
  words: TrackDraft | PathDraft
  differences: Difference[]
  findings: Finding[]
  /** Why the reader may not publish it, in a sentence; absent where they may. */
  notBy?: string
  /** Said where nobody else could look at it. */
  alone?: string
}

export interface EditionLine {
  number: number
  at?: string
  /** 顾盼写，沈立发布 */
  who: string
  /** 停用 · 退回第 2 版 · 随产品 */
  what: string
  from?: string
  now: boolean
  /** Against the edition before it. */
  differences: Difference[]
}

/** GET /api/library/choices: what the editor chooses from. */
export interface LibraryChoices {
  topics: Named<TrackDraft['objection']>[]
  strategies: Named<TrackDraft['strategy']>[]
  roles: Named<TrackDraft['listeners'][number]>[]
  stages: Named<TrackDraft['stages'][number]>[]
  industries: TrackDraft['industries']
  wares: Named<NonNullable<TrackDraft['ware']>>[]
  scenes: Named<NonNullable<TrackDraft['scene']>>[]
  clauses: { value: string; label: string; gist: string }[]
  blanks: string[]
  signs: Named<NonNullable<PathDraft['stages'][number]['exit'][number]['shownBy']>>[]
}

interface Named<Value> {
  value: Value
  label: string
}

const writing = {
  id: z.string().max(64).optional(),
  writtenAt: z.string().max(40).optional(),
  itemId: z.string().max(80).optional(),
  retires: z.boolean().optional(),
}

/** POST /api/library/drafts */
export const LibraryWriting = z.discriminatedUnion('kind', [
  z.strictObject({ ...writing, kind: z.literal('track'), words: TrackDraft }),
  z.strictObject({ ...writing, kind: z.literal('path'), words: PathDraft }),
])
export type LibraryWriting = z.infer<typeof LibraryWriting>

/** POST /api/library/drafts/:id/submit, …/publish and …/decline. */
export const DraftDeed = z.strictObject({
  writtenAt: z.string().max(40).default(''),
  remark: z.string().trim().max(200, '理由最长 200 个字').default(''),
})

/** POST /api/library/:kind/:itemId/restore */
export const StepBack = z.strictObject({ number: z.int().min(0) })

/** POST /api/library/try: words as a rep would see them on a deal; without one, on an example. */
export const LibraryTry = z.strictObject({
  itemId: z.string().max(80).optional(),
  dealId: z.string().max(64).optional(),
  words: TrackDraft,
})
export type LibraryTry = z.infer<typeof LibraryTry>

/**
 * POST /api/library/files/try, and …/bring-in with `x-library-submit: 1` where the drafts are to wait for approval at once: a
 * Markdown or XLSX file as it is. Going out: GET /api/library/files/{tracks|paths|template}?form=markdown|xlsx and, of tracks, the
 * words of the list.
 */
export interface LibraryFileTrial {
  counts: Record<LibraryFileItem['verdict'], number>
  /** Without what is unchanged and of which there is nothing to say. */
  items: LibraryFileItem[]
  more: number
  /** Of a sheet: which column was read as what, and which were not. */
  columns: { column: string; label: string; sure: boolean }[]
  unused: string[]
  notes: string[]
}

interface LibraryFileItem {
  line: number
  title: string
  verdict: 'new' | 'changed' | 'unchanged' | 'wrong'
  findings: { line: number; label?: string; gravity: 'mistake' | 'hint'; text: string }[]
  differences: Difference[]
}

export interface LibraryTried {
  /** Whose deal it was tried on. */
  on: string
  parts: { label: string; pieces: Piece[] }[]
  /** Whether this deal would be offered it, in a sentence. */
  standing: string
  findings: Finding[]
}

/** GET /api/attention: how one is spoken to unasked; hours are `HH:MM`. POST takes any part of it. */
export type AttentionPage = Attention

/** GET /api/calendar: one's calendar at an address of its own, by its host alone; nothing where none is connected. */
export interface CalendarPage {
  host?: string
  /** When it was last looked at, ISO 8601. */
  lookedAt?: string
}

/** GET /api/visits/form?deal&appointment&draft: a visit's form, filled in as far as anything is known. */
export interface VisitPage {
  /** Whose it is: what is kept on the device is theirs alone. */
  person: string
  form: VisitForm
  deals: { id: string; label: string }[]
  /** Where what it was opened from is written already. */
  filed?: VisitState
}

/** POST /api/visits/preview: the card the chat would show, and a mark of what stands on it. */
export interface VisitPreview {
  card: Card
  seen: string
}

/** POST /api/visits: `seen` is left out where there was no connection to look at it first. */
export const VisitSubmitted = z.strictObject({ form: VisitForm, seen: z.string().max(64).optional() })
export type VisitSubmitted = z.infer<typeof VisitSubmitted>

/** GET /api/visits/filings/:key: `unknown` until it is written. */
export type VisitState = FormState

/** GET /api/deals/:id/visits: the newest first. */
export interface PastVisits {
  visits: PastVisit[]
}

export interface PastVisit {
  id: string
  /** When it was, in words; and when it was told. */
  on: string
  at: string
  /** What we said, what the customer said, and what the words lay to neither. */
  ours: string[]
  theirs: string[]
  either: string[]
  attendees: string[]
  promises: { by: string; text: string }[]
  mood?: string
  photos: VisitPhoto[]
  place?: VisitPlace
}

/** A photo, by its id; whoever put it may take it away. */
export interface VisitPhoto {
  id: string
  isOwn: boolean
}

/** Where a visit was, to about a kilometre, in words. */
export interface VisitPlace {
  id: string
  text: string
  isOwn: boolean
}

/** POST /api/visits/attachments/:id/place: where somebody is, in degrees; kept to a hundredth. */
export const PlaceTold = z.strictObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
})
