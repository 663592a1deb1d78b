import type { Gain } from '../model/bootstrap.ts'
import type { LearnedWeights } from '../sandbox/beliefs.ts'

/** One model a company's deals have taught, kept for good: what it learned from, how it did, and why it speaks or does not. */
export interface ModelVersion {
  id: string
  tenantId: string
  /** 1, 2, 3 … within the company. */
  number: number
  /** ISO 8601, UTC. */
  madeAt: string
  /** First 16 hex digits of SHA-256 over the cases learned from: the same cases and seed give the same model, byte for byte. */
  dataHash: string
  seed: number
  weights: LearnedWeights
  /** How many of the deals learned from are known from imported history alone. */
  recalled: number
  evidence: Evidence
  verdict: 'promoted' | 'kept'
  /** Why it may never speak again, where deals it had learned from were taken back: a sentence for people. */
  withdrawn?: string
  /** Why it speaks now, or why the one before goes on speaking: a sentence for people. */
  why: string
}

/** Both models on the same deals, none of which either had learned from. */
export interface Evidence {
  tested: number
  folds: number
  baseRateLogLoss: number
  champion: Standing
  challenger: Standing
  /** By how much the challenger's log-loss is lower, deals resampled. */
  gain: Gain
  rules: readonly { rule: string; passed: boolean }[]
}

export interface Standing {
  model: string
  logLoss: number
  brier: number
  auc: number
  ece: number
  calibrationZ: number
}

/** Which version speaks since when, and why; the newest line holds. Without any, the scorecard speaks. */
export interface Tenure {
  id: string
  tenantId: string
  /** ISO 8601, UTC. */
  at: string
  kind: 'promoted' | 'rolled-back' | 'refreshed'
  /** Absent where the scorecard speaks. */
  versionId?: string
  /** What predictions made under it are marked with. */
  model: string
  /** Added to all its log-odds. */
  shift: number
  /** When the first deal was closed after wins and forecasts had last parted, milliseconds UTC; absent while they never have. */
  levelSince?: number
  why: string
}
