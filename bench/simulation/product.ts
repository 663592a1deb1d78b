import { chosenPrediction, type JudgedCase } from '../../src/sales/learning/closed-case.ts'
import { learn } from '../../src/sales/learning/learn.ts'
import type { Models } from '../../src/sales/learning/models.ts'
import type { ModelVersion, Tenure } from '../../src/sales/learning/version.ts'
import { pathFor } from '../../src/sales/paths/index.ts'
import { type Beliefs, openPosterior, scorecard } from '../../src/sales/sandbox/beliefs.ts'
import { estimate, type Peers } from '../../src/sales/sandbox/probability.ts'
import type { Sign } from '../../src/sales/sandbox/signs.ts'
import { openLessons } from '../../src/skills/learning/lessons.ts'
import { factsFrom } from './facts.ts'
import type { SimulatedDeal, Told } from './year.ts'

export interface Product {
  /** Says how likely a deal is, by what has been told of it until then, and keeps that. */
  look(deal: SimulatedDeal, day: number): number
  close(deal: SimulatedDeal, day: number): void
  /** The product's own hour of learning. */
  rest(day: number): Promise<Rest>
}

interface Rest {
  /** It says that wins and forecasts have parted. */
  readonly noticed: boolean
  readonly version: ModelVersion | undefined
  /** Another model speaks from now on, or the same one on another level. */
  readonly changed: boolean
}

interface Prediction {
  readonly id: string
  readonly at: number
  readonly model: string
  readonly said: number
  readonly signs: readonly Sign[]
}

const company = 'simulated'
const began = Date.parse('2027-01-01T00:00:00Z')
const timeOf = (day: number) => began + Math.round(day * 24 * 3_600_000)

/** The product's facts, figures and lessons, with nothing around them but a drawer of predictions and a calendar. */
export function openProduct(): Product {
  const predictions = new Map<string, Prediction[]>()
  const cases: JudgedCase[] = []
  const peers = new Map<string, Peers>()
  const { models, beliefs } = modelsInMemory()
  let today = 0
  let ids = 0
  const newId = () => `id ${ids++}`
  const lessons = openLessons({
    models,
    outcomes: {
      companies: async () => [company],
      cases: async () => [...cases],
      recalled: async () => [],
      closed: async () => cases.length,
      won: async () => new Set(),
      lostOver: async () => [],
    },
    learn: async (lesson) => learn(lesson),
    now: () => new Date(timeOf(today)),
    dayOf: (at) => at.toISOString().slice(0, 10),
    newId,
  })
  return {
    look(deal, day) {
      const facts = factsFrom(toldBy(deal, day))
      const path = pathFor(facts.industry?.value)
      const { value, signs } = estimate(facts, path, peers.get(path.id) ?? { won: 0, lost: 0 }, beliefs())
      const kept = { id: newId(), at: timeOf(day), model: beliefs().model, said: value, signs }
      predictions.set(deal.id, [...(predictions.get(deal.id) ?? []), kept])
      return value
    },
    close({ id, won, ...deal }, day) {
      const path = pathFor(factsFrom(toldBy({ id, won, ...deal }, day)).industry?.value)
      const before = peers.get(path.id) ?? { won: 0, lost: 0 }
      peers.set(path.id, won ? { ...before, won: before.won + 1 } : { ...before, lost: before.lost + 1 })
      const closedAt = timeOf(day)
      const chosen = chosenPrediction(id, predictions.get(id) ?? [], closedAt)
      if (chosen === undefined) return
      const { at, model, said, signs } = chosen
      cases.push({ dealId: id, decisionId: chosen.id, madeAt: at, closedAt, won, model, said, signs })
    },
    async rest(day) {
      today = day
      const before = beliefs()
      const { version, alarm } = await lessons.watch(company)
      return { noticed: alarm !== undefined, version, changed: beliefs() !== before }
    },
  }
}

function toldBy({ notes }: SimulatedDeal, until: number): Told {
  return Object.assign({}, ...notes.filter(({ day }) => day <= until).map(({ told }) => told))
}

function modelsInMemory(): { models: Models; beliefs(): Beliefs } {
  const versions: ModelVersion[] = []
  const tenures: Tenure[] = []
  let current = scorecard
  const weightsOf = (versionId: string) => versions.find(({ id }) => id === versionId)?.weights
  const begin = (tenure: Tenure) => {
    tenures.unshift(tenure)
    const { model, shift, versionId } = tenure
    const weights = versionId === undefined ? undefined : weightsOf(versionId)
    current = { model, shift, ...(weights === undefined ? {} : { learned: openPosterior(weights) }) }
  }
  const models: Models = {
    beliefs: async () => current,
    tenures: async () => [...tenures],
    versions: async () => versions.map(({ weights, ...version }) => ({ ...version, ...weights })),
    weightsOf: async (_, versionId) => weightsOf(versionId),
    async keep(_, version, tenure) {
      versions.unshift(version)
      if (tenure !== undefined) begin(tenure)
    },
    withdraw: () => Promise.reject(new Error('no deal of a simulated year is taken back')),
    begin: async (_, tenure) => begin(tenure),
  }
  return { models, beliefs: () => current }
}
