import type { Day } from '../../language/calendar.ts'
import type { Deal } from '../deal.ts'
import { answered, basisOf, type SignalAnswer } from './answer.ts'
import type { RiskCase } from './case.ts'
import { caseOfDeal, type Told } from './case-of-deal.ts'
import { lastWordOf } from './last-word.ts'
import { ledgerOf } from './money/ledger.ts'
import { outsideOf } from './outside.ts'
import { chronicleOf } from './people/chronicle.ts'
import type { SettingsNow } from './settings.ts'
import { signals } from './signals/index.ts'
import type { Finding, Scene, Signal } from './signals/signal.ts'
import type { Limits } from './thresholds.ts'
import { tippingPoints } from './tipping/index.ts'

/** A signal with what it found in one deal; `failed` carries why it could not tell, for the log. */
export interface Cell {
  signal: Pick<Signal, 'id' | 'name'>
  finding: Finding
  failed?: unknown
  /** Somebody answered it; `lapsed`: what they answered is no longer what it finds. */
  answer?: 'holds' | 'lapsed'
}

/** All signals of one deal, in the order of the list. A signal that breaks says so in its own place, and the others stand. */
export function cellsOf(
  deal: Deal,
  known: Told & { settings?: SettingsNow; answers?: readonly SignalAnswer[] },
  today: Day,
  list: readonly Signal[] = signals,
): Cell[] {
  const risk = caseOfDeal(deal, known, `${today}T12:00:00+08:00`)
  const scene = sceneOf(deal, risk, known, today)
  const { settings, answers = [] } = known
  return list
    .filter(({ id }) => settings?.get(id)?.on !== false)
    .map((signal) => {
      const cell = cellOf(signal, scene, settings?.get(signal.id)?.limits)
      const answer = answers.find((each) => each.signal === signal.id)
      if (answer === undefined) return cell
      if (basisOf(cell.finding) !== answer.basis) return { ...cell, answer: 'lapsed' }
      return { ...cell, finding: answered(cell.finding, answer), answer: 'holds' }
    })
}

function cellOf({ id, name, threshold, look }: Signal, scene: Scene, limits: Limits | undefined): Cell {
  try {
    return { signal: { id, name }, finding: look(scene, limits ?? threshold?.standard ?? nothingToCount) }
  } catch (failed) {
    return { signal: { id, name }, finding: broken, failed }
  }
}

const nothingToCount: Limits = { watch: 0, high: 0 }

function sceneOf(deal: Deal, risk: RiskCase, told: Told, today: Day): Scene {
  const chronicle = chronicleOf(risk)
  const ledger = ledgerOf(risk, chronicle.people)
  return {
    deal,
    risk,
    chronicle,
    ledger,
    tipping: tippingPoints(risk, ledger, chronicle),
    lastWord: lastWordOf(deal, risk, chronicle, told.visits, today),
    outside: outsideOf(told),
    today,
  }
}

const broken: Finding = {
  level: 'not-applicable',
  short: '没算出来',
  reason: '这一项这次没算出来，已经记下；其他各项不受影响',
  evidence: [],
  suggestion: '',
  clears: '',
}

/** For the order of deals: the grave weigh most. */
export function weightOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { finding }) => sum + (finding.level === 'high' ? 3 : finding.level === 'watch' ? 1 : 0), 0)
}

/** What needs a look, the gravest first, in the order of the list. */
export function speaking(cells: readonly Cell[]): Cell[] {
  const grave = cells.filter(({ finding }) => finding.level === 'high')
  return [...grave, ...cells.filter(({ finding }) => finding.level === 'watch')]
}
