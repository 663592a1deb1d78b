import { type Gain, pairedGain } from './bootstrap.ts'
import { logit, logLossOf } from './odds.ts'

/** What both models said, before the outcome, of the deals that closed since the challenger was learned. */
export interface Shadowing {
  readonly current: Float64Array
  readonly challenger: Float64Array
  readonly won: Uint8Array
  /** Deals with the same number (one account) rise and fall together. */
  readonly group: Int32Array
  /** How many deals each has learned from. */
  readonly taught: { readonly current: number; readonly challenger: number }
}

export interface Verdict {
  readonly promote: boolean
  /** For people, with the figures it rests on. */
  readonly why: string
  readonly gain: Gain
}

/** So many deals are waited for before anything is decided: fewer say nothing. */
const enoughToDecide = 40
/** A model that learned from so many times the deals is preferred unless it did worse. */
const muchMore = 1.15

/** Promote or keep, once enough deals have closed under both models' eyes; undefined until then. */
export function verdictOn({ current, challenger, won, group, taught }: Shadowing, seed: number): Verdict | undefined {
  if (won.length < enoughToDecide) return undefined
  const lossOf = (said: Float64Array) => said.map((probability, deal) => logLossOf(logit(probability), won[deal] ?? 0))
  const after = lossOf(challenger)
  const gain = pairedGain(
    lossOf(current).map((loss, deal) => loss - (after[deal] ?? 0)),
    group,
    seed,
  )
  const figures = `其后结的 ${won.length} 单上，对数损失每单${gain.mean >= 0 ? '低' : '高'} ${Math.abs(gain.mean).toFixed(3)}（标准误 ${gain.standard_error.toFixed(3)}）`
  if (gain.at_least > 0) return { promote: true, why: `明显更准：${figures}`, gain }
  if (gain.mean >= 0 && taught.challenger >= muchMore * taught.current) {
    return { promote: true, why: `多学了 ${taught.challenger - taught.current} 单，也不更差：${figures}`, gain }
  }
  return { promote: false, why: `没有更准，留用现在的：${figures}`, gain }
}
