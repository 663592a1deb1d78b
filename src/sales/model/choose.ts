import { type Gain, pairedGain } from './bootstrap.ts'
import { type CalibrationChoice, chooseCalibration } from './calibration.ts'
import type { History } from './history.ts'
import { areaUnderCurve, calibrationError, noiseFloor, probabilitiesOf } from './metrics.ts'
import { logLossOf } from './odds.ts'
import type { OutOfFold } from './out-of-fold.ts'
import { segmentsOff } from './segments.ts'
import { type Signal, signalIn } from './signal.ts'

type LearnerName = 'logistic' | 'blend'

export interface Choice {
  /** `none`: everyone gets the base rate. */
  readonly learner: LearnerName | 'none'
  readonly signal: Signal
  readonly why: string
  readonly base_rate_log_loss: number
  readonly champion: Standing
  readonly challenger: (Standing & { rules: Rule[]; gain_over_champion: Gain }) | null
  readonly gain_over_base: Gain
}

interface Standing {
  readonly learner: LearnerName
  readonly log_loss: number
  readonly auc: number
  readonly ece10: number
  readonly ece_floor_p95: number
}

interface Rule {
  readonly rule: string
  readonly passed: boolean
}

/** Both learners' held-out opinions, each calibrated if that helps. */
export interface Contestants {
  readonly champion: CalibrationChoice
  readonly challenger: CalibrationChoice | undefined
}

export function contestants({ logistic, blend, won, fold }: OutOfFold): Contestants {
  return {
    champion: chooseCalibration(logistic, won, fold),
    challenger: blend && chooseCalibration(blend.scores, won, fold),
  }
}

/** Champion (logistic) against challenger (blend with trees) on held-out deals, then the winner against quoting the base rate. */
export function choose(history: History, held: OutOfFold, opinions: Contestants, seed: number): Choice {
  const baseLosses = lossesOf(held.base, held.won)
  const championLosses = lossesOf(opinions.champion.scores, held.won)
  const champion = standing('logistic', opinions.champion.scores, championLosses, held, seed)
  const contest =
    opinions.challenger &&
    contestOf(history, held, opinions.champion.scores, opinions.challenger.scores, champion, championLosses, seed)
  const promoted = contest?.rules.every(({ passed }) => passed) ?? false
  const winner: LearnerName = promoted ? 'blend' : 'logistic'
  const base_rate_log_loss = meanOf(baseLosses)
  const common = { base_rate_log_loss, champion, challenger: contest ?? null }
  const losses = promoted && opinions.challenger ? lossesOf(opinions.challenger.scores, held.won) : championLosses
  const gain = pairedGain(difference(baseLosses, losses), held.group, seed + 1)
  const { signal, why } = signalIn({
    deals: held.won.length,
    wins: held.won.reduce((sum, one) => sum + one, 0),
    base_rate_log_loss,
    gain,
    auc: promoted && contest ? contest.auc : champion.auc,
  })
  return {
    ...common,
    learner: signal === 'no_signal' ? 'none' : winner,
    signal,
    why: signal === 'learned' ? `${names[winner]}：${whyOf(contest)}；${why}` : why,
    gain_over_base: gain,
  }
}

const names = { logistic: '贝叶斯逻辑回归', blend: '逻辑回归加梯度提升树' }

type Contest = Standing & { rules: Rule[]; gain_over_champion: Gain }

/** The rules of promotion; research/model.md, section 5. */
function contestOf(
  history: History,
  held: OutOfFold,
  before: Float64Array,
  blend: Float64Array,
  champion: Standing,
  championLosses: Float64Array,
  seed: number,
): Contest {
  const losses = lossesOf(blend, held.won)
  const challenger = standing('blend', blend, losses, held, seed)
  const gain = pairedGain(difference(championLosses, losses), held.group, seed)
  const allowed = Math.max(0.02, challenger.ece_floor_p95, champion.ece10)
  const off = segmentsOff(history, held, before, blend)
  const rules: Rule[] = [
    { rule: `对数损失的改进，单侧 95 % 下界 ${gain.at_least.toFixed(4)} > 0`, passed: gain.at_least > 0 },
    {
      rule: `AUC ${challenger.auc.toFixed(3)} 不比现任 ${champion.auc.toFixed(3)} 低 0.005 以上`,
      passed: challenger.auc >= champion.auc - 0.005,
    },
    { rule: `ECE ${challenger.ece10.toFixed(3)} ≤ ${allowed.toFixed(3)}`, passed: challenger.ece10 <= allowed },
    {
      rule: off.length === 0 ? '没有一个百单以上的分组明显报错' : `这些分组明显报错，而现任没有：${off.join('、')}`,
      passed: off.length === 0,
    },
  ]
  return { ...challenger, rules, gain_over_champion: gain }
}

function whyOf(contest: Contest | undefined): string {
  if (contest === undefined) return '已结单还少，不考虑梯度提升树'
  const failed = contest.rules.filter(({ passed }) => !passed)
  return failed.length === 0
    ? `对数损失比逻辑回归低 ${contest.gain_over_champion.mean.toFixed(4)}，晋升条件全部满足`
    : `加上梯度提升树没有晋升（未满足：${failed.map(({ rule }) => rule).join('；')}）`
}

function standing(
  learner: LearnerName,
  scores: Float64Array,
  losses: Float64Array,
  held: OutOfFold,
  seed: number,
): Standing {
  const probabilities = probabilitiesOf(scores)
  return {
    learner,
    log_loss: meanOf(losses),
    auc: meanAuc(scores, held),
    ece10: calibrationError(probabilities, held.won),
    ece_floor_p95: noiseFloor(probabilities, seed).p95,
  }
}

/** Within folds, weighed by their deals: levels of different folds are not comparable while the win rate drifts. */
function meanAuc(scores: Float64Array, { fold, won }: OutOfFold): number {
  let sum = 0
  let cases = 0
  for (const number of new Set(fold)) {
    const here = Int32Array.from(fold.keys()).filter((index) => fold[index] === number)
    const auc = areaUnderCurve(
      Float64Array.from(here, (index) => scores[index] ?? 0),
      Uint8Array.from(here, (index) => won[index] ?? 0),
    )
    if (Number.isNaN(auc)) continue
    sum += auc * here.length
    cases += here.length
  }
  return cases === 0 ? 0.5 : sum / cases
}

function lossesOf(scores: Float64Array, won: Uint8Array): Float64Array {
  return scores.map((score, index) => logLossOf(score, won[index] ?? 0))
}

function difference(before: Float64Array, after: Float64Array): Float64Array {
  return before.map((value, index) => value - (after[index] ?? 0))
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}
