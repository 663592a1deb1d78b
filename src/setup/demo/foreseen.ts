import { dayOf } from '../../language/calendar.ts'
import type { Facts } from '../../sales/facts.ts'
import { decide } from '../../sales/sandbox/decide.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import { ladder, type Stage } from '../../sales/stage.ts'
import type { Furniture } from '../../storage/storage.ts'
import { idOf } from './id.ts'

const day = 24 * 3_600_000

/**
 * What the scorecard would have said of each closed deal some weeks before it closed, so that the scoreboard has something to
 * show. How much was known by then follows from the deal's number, never from how it ended.
 */
export function foreseen(deals: Furniture['deals']): Decision[] {
  return deals
    .filter(({ status }) => status !== 'open')
    .map(({ id, tenantId, ownerId, teamId, facts, updatedAt }) => {
      const number = Number(id.slice(-12))
      const at = new Date(Date.parse(updatedAt) - (15 + 10 * (number % 4)) * day)
      return decide({
        id: idOf('decision', number),
        at,
        today: dayOf(at),
        tenantId,
        ownerId,
        teamId,
        dealId: id,
        facts: earlier(facts, number),
        peers: { won: 0, lost: 0 },
        tracks: [],
      })
    })
}

/** A few rungs lower, before anything was passed, and in every other deal before the people had taken sides. */
function earlier({ milestone: _, contacts, stage, ...facts }: Facts, number: number): Facts {
  const lower = (rung: Stage) => ladder[Math.min(ladder.indexOf(rung), 2 + (number % 4))] ?? rung
  return {
    ...facts,
    ...(stage === undefined ? {} : { stage: { ...stage, value: lower(stage.value) } }),
    contacts: number % 2 === 0 ? contacts : contacts.map(({ stance: __, ...contact }) => contact),
  }
}
