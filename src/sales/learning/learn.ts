import { createHash } from 'node:crypto'
import { type LearnedWeights, openPosterior } from '../sandbox/beliefs.ts'
import type { ClosedCase } from './closed-case.ts'
import { fitWeights } from './fit-weights.ts'
import { enoughToJudge, evidenceOf } from './judge.ts'
import { contest } from './rolling-origin.ts'
import type { ModelVersion } from './version.ts'

/** Everything a lesson needs, plain enough to be handed to another thread. */
export interface Lesson {
  cases: readonly ClosedCase[]
  champion: { model: string; weights?: LearnedWeights }
  /** When the first deal was closed after wins and forecasts had last parted, milliseconds UTC. */
  levelSince?: number
  /** What the new model would be called. */
  name: string
  seed: number
}

export type Learned = Pick<ModelVersion, 'dataHash' | 'seed' | 'weights' | 'evidence' | 'verdict' | 'why'>

/** Learns from all closed deals and says whether that model should speak, with the evidence. The same lesson, the same result. */
export function learn({ cases, champion, levelSince, name, seed }: Lesson): Learned {
  const { weights: own, model } = champion
  const evidence = evidenceOf(
    contest(cases, own && openPosterior(own), own?.upTo ?? 0),
    { champion: { model, cases: own?.cases }, challenger: { model: name, cases: cases.length } },
    seed,
  )
  const failed = evidence.rules.filter(({ passed }) => !passed)
  return {
    dataHash: hashOf(cases),
    seed,
    weights: fitWeights(cases, levelSince),
    evidence,
    verdict: failed.length === 0 ? 'promoted' : 'kept',
    why:
      failed.length === 0
        ? `在没学过的 ${evidence.tested} 单上，对数损失比现任低 ${evidence.gain.mean.toFixed(3)}，条件全部满足`
        : evidence.tested < enoughToJudge
          ? `能比的只有 ${evidence.tested} 单，数据不足，沿用现任`
          : `没有上岗，沿用现任。未满足：${failed.map(({ rule }) => rule).join('；')}`,
  }
}

/** What a version keeps of what it learned from. */
export function hashOf(cases: readonly ClosedCase[]): string {
  const hash = createHash('sha256')
  for (const { decisionId, won, signs } of cases) hash.update(`${JSON.stringify([decisionId, won, signs])}\n`)
  return hash.digest('hex').slice(0, 16)
}
