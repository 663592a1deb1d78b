import { type Day, dayOf } from '../../language/calendar.ts'
import { type Facts, isArranged } from '../facts.ts'
import { holdersOf, present } from '../sandbox/contacts.ts'
import type { Signalled } from '../sandbox/signalled.ts'
import { sayDay } from '../say-day.ts'
import { type Cell, speaking } from './board.ts'
import type { Turned } from './findings.ts'
import { sayTipping } from './say-tipping.ts'

/** What a probability heeds of a deal's board: the signals that speak, and what was told lately that may turn it. */
export function signalledBy(facts: Facts, cells: readonly Cell[], turned: readonly Turned[], today: Day): Signalled[] {
  return [
    ...speaking(cells).map(({ signal, finding: { level, reason } }) => ({
      signal: signal.id,
      level: level === 'high' ? ('high' as const) : ('watch' as const),
      reason,
      on: today,
      ...(gaps[signal.id]?.(facts) ? { gap: true as const } : {}),
    })),
    ...turned.map(({ kind, at }) => {
      const on = dayOf(new Date(at))
      return { signal: kind, level: 'high' as const, reason: `${sayTipping([kind])}（${sayDay(on, today)}）`, on }
    }),
  ]
}

/** Where a signal speaks only because nobody has told. */
const gaps: Readonly<Record<string, (facts: Facts) => boolean>> = {
  'decision-chain': (facts) =>
    !holdersOf(facts, 'EB').some(({ touched, stance }) => touched?.value === true || stance?.value === 'support'),
  'single-thread': (facts) => present(facts).length < 2,
  'no-next-step': (facts) => !isArranged(facts),
}
