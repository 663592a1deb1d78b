import type { Draft } from './draft.ts'
import type { Planned } from './plan-customer.ts'
import type { OnFile } from './shelf.ts'
import { kept, snapshotIn, stageSnapshots, untoldWords } from './snapshot-row.ts'

/** A closed deal that a row before this one was about. */
interface PastDeal {
  dealId: string
  /** The day it ended, where that is known. */
  closedOn: string | undefined
  /** Days of which it is known how it stood. */
  stood: Set<string>
}

/** How the closed deals of a file stood before their end, row by row: the row that tells the end first, earlier days after it. */
export function openPast(withContact: boolean) {
  const met = new Map<string, PastDeal>()
  return {
    /** Whether a row only tells more of a deal whose end is known already. */
    isEarlier: ({ asOf }: Draft, key: string): boolean => asOf !== undefined && met.has(key),
    /** A row of a deal that was planned before. */
    earlier(draft: Draft, key: string): Planned {
      const deal = met.get(key)
      if (deal === undefined) throw new Error(`no deal ${key} was planned`)
      const { dealId, closedOn, stood } = deal
      const told = snapshotIn(draft, closedOn, withContact)
      const about = { dealId, lesson: { told } }
      if (typeof told === 'string')
        return { verdict: 'skip', changes: [], note: `${untoldWords[told]}，没有用`, ...about }
      if (stood.has(told.on)) return { verdict: 'same', changes: [], ...about }
      stood.add(told.on)
      return { verdict: 'update', changes: [kept(dealId, told)], note: `这一单 ${told.on} 的情况，用来学习`, ...about }
    },
    /** A planned deal with what its own row tells of the time before its end. */
    ended(planned: Planned, draft: Draft, key: string, onFile: OnFile): Planned {
      const { dealId } = planned
      if (dealId === undefined) return planned
      const closedOn = earliest(draft.closedOn, onFile.deal(dealId)?.closing?.on)
      const stood = new Set(onFile.stood(dealId))
      met.set(key, { dealId, closedOn, stood })
      const told = snapshotIn(draft, closedOn, withContact)
      const states = [...(typeof told === 'string' ? [] : [told]), ...stageSnapshots(draft, closedOn)]
      const lesson = { won: draft.outcome === 'won', told: states[0] ?? told }
      const fresh = states.filter(({ on }) => !stood.has(on))
      if (fresh.length === 0) return { ...planned, lesson }
      for (const { on } of fresh) stood.add(on)
      const verdict = planned.verdict === 'same' ? 'update' : planned.verdict
      const changes = [...planned.changes, ...fresh.map((state) => kept(dealId, state))]
      return { ...planned, verdict, changes, lesson }
    },
  }
}

/** A month counts from its first day: what stood in it may have been after the end. */
function earliest(...days: readonly (string | undefined)[]): string | undefined {
  return days
    .filter((day) => day !== undefined)
    .map((day) => (day.length === 7 ? `${day}-01` : day))
    .sort()[0]
}
