import type { Case, History, HistoryColumn } from '../../src/sales/model/history.ts'
import { Mapping } from '../../src/sales/model/mapping.ts'
import type { CloseModel } from '../../src/sales/model/model.ts'
import { openModel, type Predictor } from '../../src/sales/model/predict.ts'
import { type Verdict, verdictOn } from '../../src/sales/model/promotion.ts'
import { type FollowedLevel, followLevel } from '../../src/sales/model/refresh.ts'
import { retrainingDue } from '../../src/sales/model/retraining.ts'
import { train } from '../../src/sales/model/train.ts'
import { assumptions } from './assumptions.ts'

/** What was said of a deal while it was open: by the product, and by each model version alone at its own level. */
export interface Said {
  readonly probability: number
  readonly byVersion: ReadonlyMap<Version, number>
}

/** A model and the deals that closed since it learned, as it had foretold them. */
interface Version {
  readonly taught: number
  readonly predictor: Predictor
  readonly said: number[]
  readonly won: number[]
  readonly served: number[]
  moving: boolean
  level: FollowedLevel
}

export interface Product {
  say(facts: Case): Said
  /** A deal has closed; returns what the product noticed and did about it. */
  close(facts: Case, said: Said, won: 0 | 1): { noticed: boolean; verdict: Verdict | undefined }
}

/**
 * The product's loop without its rooms: deals are foretold while open, learned from when closed, the level is watched and followed,
 * a challenger looks over the shoulder before it is promoted. All rules are the product's own.
 */
export function productFor(seed: number): Product {
  const closed: { facts: Case; won: 0 | 1 }[] = []
  const learn = (): Version => ({
    taught: closed.length,
    predictor: openModel(learned(closed, seed)),
    said: [],
    won: [],
    served: [],
    moving: false,
    level: followLevel(new Float64Array(), new Uint8Array()),
  })
  let current = learn()
  let challenger: Version | undefined
  return {
    say(facts) {
      const byVersion = new Map<Version, number>()
      for (const version of challenger ? [current, challenger] : [current]) {
        byVersion.set(version, version.predictor.point(facts))
      }
      return { probability: atLevel(byVersion.get(current) ?? 0.5, current.level.shift), byVersion }
    },
    close(facts, said, won) {
      closed.push({ facts, won })
      let noticed = false
      for (const version of challenger ? [current, challenger] : [current]) {
        const alone = said.byVersion.get(version)
        if (alone === undefined) continue
        version.said.push(alone)
        version.won.push(won)
        version.served.push(said.probability)
        const level = followLevel(Float64Array.from(version.said), Uint8Array.from(version.won), version.moving)
        noticed ||= level.alarms.length > version.level.alarms.length
        version.level = level
      }
      const verdict = challenger && verdictBetween(current, challenger, seed)
      if (challenger && verdict?.promote) {
        challenger.moving = current.moving || current.level.alarms.length > 0
        current = challenger
      }
      if (verdict !== undefined) challenger = undefined
      const change = current.level.alarms.at(-1)
      const newest = challenger ?? current
      const due = retrainingDue({
        closed: closed.length,
        taught: newest.taught,
        sinceChange: change && current.said.length - change.since,
      })
      if (challenger === undefined && due !== undefined) challenger = learn()
      return { noticed, verdict }
    },
  }
}

function verdictBetween(current: Version, challenger: Version, seed: number): Verdict | undefined {
  return verdictOn(
    {
      current: Float64Array.from(challenger.served),
      challenger: challenger.level.probabilities,
      won: Uint8Array.from(challenger.won),
      group: Int32Array.from(challenger.won.keys()),
      taught: { current: current.taught, challenger: challenger.taught },
    },
    seed,
  )
}

function atLevel(probability: number, shift: number): number {
  return 1 / (1 + Math.exp(-(Math.log(probability / (1 - probability)) + shift)))
}

const known = { known_at_prediction: true } as const
const mapping = Mapping.parse({
  target: { col: '结果', won: ['赢'], lost: ['丢'] },
  columns: {
    负责人: { type: 'cat', ...known },
    来源: { type: 'cat', ...known, prior: assumptions.expert.source },
    内线: { type: 'cat', ...known, prior: assumptions.expert.champion },
    竞品: { type: 'cat', ...known, prior: assumptions.expert.rival },
    预算: { type: 'num', ...known },
    拜访: { type: 'num', ...known },
    地区: { type: 'cat', ...known },
  },
})

function learned(closed: readonly { facts: Case; won: 0 | 1 }[], seed: number): CloseModel {
  const columns = Object.entries(mapping.columns).map(([name, { type }]): HistoryColumn => {
    const cells = closed.map(({ facts }) => facts[name])
    if (type === 'num') return { name, type, values: Float64Array.from(cells, (cell) => Number(cell ?? Number.NaN)) }
    const levels = [...new Set(cells.filter((cell) => cell !== undefined).map(String))]
    return { name, type, levels, codes: Int32Array.from(cells, (cell) => levels.indexOf(String(cell))) }
  })
  const history: History = {
    rows: closed.length,
    won: Uint8Array.from(closed, ({ won }) => won),
    columns,
    alike: Int32Array.from(closed.keys()),
  }
  return train(history, mapping, seed).model
}
