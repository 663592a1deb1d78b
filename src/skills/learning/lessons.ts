import { Refusal } from '../../people/refusal.ts'
import type { ClosedCase } from '../../sales/learning/closed-case.ts'
import { type Drift, driftOf } from '../../sales/learning/drift.ts'
import { enoughToTry, lessonIsDue } from '../../sales/learning/due.ts'
import type { Learned, Lesson } from '../../sales/learning/learn.ts'
import type { Models, Outcomes } from '../../sales/learning/models.ts'
import { promoted, refreshed, rolledBack } from '../../sales/learning/next-tenure.ts'
import { suspectsIn, without } from '../../sales/learning/suspects.ts'
import type { ModelVersion, Tenure } from '../../sales/learning/version.ts'
import type { LevelAlarm } from '../../sales/model/drift.ts'
import { type LearnedWeights, scorecard } from '../../sales/sandbox/beliefs.ts'
import { sayUnlearned, toWithdraw, type Unlearned } from './unlearn.ts'

/** The same for every lesson, so that the same deals give the same model. */
const seed = 42

/** How a company's model comes by what it knows: lessons, steps back, and a level that follows the market. */
export interface Lessons {
  /** Learns from all closed deals now, and promotes or keeps. Refuses where there is nothing to learn from. */
  retrain(tenantId: string, actor: string): Promise<ModelVersion>
  /** The model before speaks again. Refuses where there was none. */
  rollBack(tenantId: string, actor: string): Promise<Tenure>
  /** Models that learned from deals which were taken back since are withdrawn, and what is left is learned; nothing where none did. */
  unlearn(tenantId: string, actor: string, taken: { since: string; file: string }): Promise<Unlearned | undefined>
  /** What the clock does: a lesson when one is due, a new level when wins and forecasts part. Says what sales-ops ought to know. */
  watch(tenantId: string): Promise<Watched>
}

interface Watched {
  /** Wins and forecasts were seen to part. */
  alarm?: LevelAlarm
  refresh?: Tenure
  version?: ModelVersion
}

export function openLessons(parts: {
  models: Models
  outcomes: Outcomes
  /** Learns in a thread of its own. */
  learn(lesson: Lesson): Promise<Learned>
  now(): Date
  dayOf(at: Date): string
  newId(): string
}): Lessons {
  const { models, outcomes, learn, now, dayOf, newId } = parts
  const running = new Map<string, Promise<ModelVersion>>()
  /** How many deals were closed, and known before, when a company was last looked at. */
  const looked = new Map<string, string>()
  return { retrain: (tenantId, actor) => retrain(tenantId, actor), rollBack, unlearn, watch }

  /** Two who ask at once get the same lesson. */
  function retrain(tenantId: string, actor: string, drift?: Drift): Promise<ModelVersion> {
    const already = running.get(tenantId)
    if (already !== undefined) return already
    const lesson = teach(tenantId, actor, drift).finally(() => running.delete(tenantId))
    running.set(tenantId, lesson)
    return lesson
  }

  async function teach(tenantId: string, actor: string, drift: Drift | undefined): Promise<ModelVersion> {
    const { cases, recalled } = await past(tenantId)
    if (cases.length < enoughToTry) {
      throw new Refusal(
        `数据不足：结案三天前就有预测、或导入的历史里写明当时情况的已结单有 ${cases.length} 单，满 ${enoughToTry} 单才学得出东西。现在说话的还是经验先验。`,
      )
    }
    const [[latest], [current]] = await Promise.all([models.versions(tenantId), models.tenures(tenantId)])
    const { versionId, model } = current ?? { ...scorecard, versionId: undefined }
    const levelSince = drift?.since ?? current?.levelSince
    const weights = versionId === undefined ? undefined : await models.weightsOf(tenantId, versionId)
    if (knows(weights, cases)) {
      throw new Refusal('上次学习之后还没有新结的单，再学一遍也是一样。')
    }
    const at = now()
    const number = (latest?.number ?? 0) + 1
    const name = `v${number}-${dayOf(at)}`
    const champion = { model, ...(weights === undefined ? {} : { weights }) }
    const learned = await learn({ cases, champion, ...(levelSince === undefined ? {} : { levelSince }), name, seed })
    const version: ModelVersion = { id: newId(), tenantId, number, madeAt: at.toISOString(), recalled, ...learned }
    const begins = version.verdict === 'promoted' ? begun(tenantId, at, promoted(version, name, levelSince)) : undefined
    await models.keep(actor, version, begins)
    return version
  }

  /** What there is to learn from: what we had said in time, and what imported history tells, as far as it can be believed. */
  async function past(tenantId: string): Promise<{ cases: ClosedCase[]; recalled: number }> {
    const [said, recalled] = await Promise.all([outcomes.cases(tenantId), outcomes.recalled(tenantId)])
    const cases = [...said, ...without(recalled, suspectsIn(recalled))]
    return { cases: cases.sort((one, other) => one.closedAt - other.closedAt), recalled: recalled.length }
  }

  async function rollBack(tenantId: string, actor: string): Promise<Tenure> {
    const [tenures, versions] = await Promise.all([models.tenures(tenantId), models.versions(tenantId)])
    const withdrawn = versions.filter((version) => version.withdrawn !== undefined)
    const begins = rolledBack(tenures, new Set(withdrawn.map(({ id }) => id)), '人工退回')
    if (begins === undefined) throw new Refusal('现在说话的就是经验先验，之前没有别的模型可退。')
    const tenure = begun(tenantId, now(), begins)
    await models.begin(actor, tenure)
    return tenure
  }

  async function unlearn(
    tenantId: string,
    actor: string,
    { since, file }: { since: string; file: string },
  ): Promise<Unlearned | undefined> {
    // A lesson that is under way may have seen the deals; who asked for it hears of its failure.
    await running.get(tenantId)?.catch(() => undefined)
    const [{ cases }, versions, tenures] = await Promise.all([
      past(tenantId),
      models.versions(tenantId),
      models.tenures(tenantId),
    ])
    const gone = await toWithdraw(models, versions, cases, since)
    if (gone.length === 0) return undefined
    const why = `学过的单随导入“${file}”一起撤销了`
    const withdrawn = new Set([...gone, ...versions.filter((one) => one.withdrawn !== undefined)].map(({ id }) => id))
    const spoke = tenures[0]?.versionId
    const stepped = spoke !== undefined && withdrawn.has(spoke)
    const begins = stepped ? rolledBack(tenures, withdrawn, why) : undefined
    const tenure = begins && begun(tenantId, now(), begins)
    await models.withdraw(actor, tenantId, { ids: gone.map(({ id }) => id), why }, tenure)
    const speaks = tenure ?? tenures[0]
    const { versionId } = speaks ?? {}
    const weights = versionId === undefined ? undefined : await models.weightsOf(tenantId, versionId)
    const learning = cases.length >= enoughToTry && !knows(weights, cases)
    return {
      said: sayUnlearned(gone, { speaks, stepped, left: cases.length, learning }, versions),
      relearned: learning ? retrain(tenantId, actor) : Promise.resolve(undefined),
    }
  }

  async function watch(tenantId: string): Promise<Watched> {
    const [closed, { cases: known }] = await Promise.all([outcomes.closed(tenantId), past(tenantId)])
    const state = `${closed}/${known.length}`
    if (looked.get(tenantId) === state) return {}
    looked.set(tenantId, state)
    try {
      return await seenIn(tenantId, known.length)
    } catch (error) {
      // Not seen after all: the next round looks once more.
      looked.delete(tenantId)
      throw error
    }
  }

  async function seenIn(tenantId: string, known: number): Promise<Watched> {
    const [versions, tenures] = await Promise.all([models.versions(tenantId), models.tenures(tenantId)])
    const latest = versions.find(({ withdrawn }) => withdrawn === undefined)
    const drift = driftOf(await outcomes.cases(tenantId), await models.beliefs(tenantId), tenures)
    const due = lessonIsDue(known, latest?.cases ?? 0)
    const version = due ? await retrain(tenantId, 'system', drift) : undefined
    const seen = {
      ...(drift?.alarm === undefined ? {} : { alarm: drift.alarm }),
      ...(version === undefined ? {} : { version }),
    }
    if (drift === undefined || version?.verdict === 'promoted') return seen
    const at = now()
    const refresh = begun(tenantId, at, refreshed(tenures[0], drift, dayOf(at)))
    await models.begin('system', refresh)
    return { ...seen, refresh }
  }

  function begun(tenantId: string, at: Date, begins: Omit<Tenure, 'id' | 'tenantId' | 'at'>): Tenure {
    return { id: newId(), tenantId, at: at.toISOString(), ...begins }
  }
}

/** Whether these weights were learned from these very deals, as far as can be told by their number and the last one's end. */
function knows(weights: LearnedWeights | undefined, cases: readonly ClosedCase[]): boolean {
  return (
    weights !== undefined && weights.cases === cases.length && cases.every(({ closedAt }) => closedAt <= weights.upTo)
  )
}
