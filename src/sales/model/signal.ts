import type { Gain } from './bootstrap.ts'

/**
 * `learned`: the columns tell deals apart, shown on held-out ones; `prior`: too early to say, so what was believed before still
 * leads; `no_signal`: they do not, and everyone gets the base rate.
 */
export type Signal = 'learned' | 'prior' | 'no_signal'

/** Below this many closed deals nobody can tell signal from chance. */
const enoughToJudge = 50
/** From here on signal that is not sure is taken not to be there; until then a hint of it is enough to go on with the prior. */
const enoughToRefuse = 500
/** A gain below this share of the base rate's own log-loss is of no use to anybody, however certain. */
const worthwhile = 0.003
const sureGain = 2
/**
 * Ranks tell signal sooner than losses do, which also pay for overconfidence: with 500 deals and an AUC of .60 the gain is 1.6
 * standard errors, the AUC nearly 4.
 */
const sureRanks = 2.5

export interface Evidence {
  readonly deals: number
  readonly wins: number
  readonly base_rate_log_loss: number
  /** Over quoting the base rate, on held-out deals. */
  readonly gain: Gain
  readonly auc: number
}

export function signalIn({ deals, wins, base_rate_log_loss, gain, auc }: Evidence): { signal: Signal; why: string } {
  // Mann–Whitney's variance when nothing is to be told.
  const chance = Math.sqrt((deals + 1) / (12 * wins * (deals - wins)))
  const figures = `比只报平均赢率，对数损失低 ${gain.mean.toFixed(4)}（标准误 ${gain.standard_error.toFixed(4)}），AUC ${auc.toFixed(3)}（碰巧 0.5 ± ${chance.toFixed(3)}）`
  if (deals < enoughToJudge) {
    return {
      signal: 'prior',
      why: `只有 ${deals} 单已结单，不足 ${enoughToJudge} 单，还不能判断字段有没有用；以先验为主`,
    }
  }
  // A level that happens to suit the later deals gains something as well, and ranks nobody.
  const ranking = auc - 0.5 > chance
  const sure = ranking && (gain.mean > sureGain * gain.standard_error || auc - 0.5 > sureRanks * chance)
  if (sure && gain.mean > worthwhile * base_rate_log_loss) return { signal: 'learned', why: figures }
  if (deals < enoughToRefuse && (gain.mean > 0 || ranking)) {
    return { signal: 'prior', why: `还看不准字段有没有用，以先验为主：${figures}` }
  }
  return { signal: 'no_signal', why: `现有字段无法区分，所以每单都给平均赢率：${figures}` }
}
