import type { People } from '../people/person.ts'
import type { Deals } from '../sales/deal.ts'
import type { Models, Outcomes } from '../sales/learning/models.ts'
import type { Decision, Decisions } from '../sales/sandbox/decision.ts'
import type { Viewing } from '../skills/ports.ts'
import type { Cases } from '../skills/sandbox/cases.ts'
import type { Job } from './schedule.ts'

/** More wait for the next round. */
const mostAtOnce = 100

/**
 * Puts on record how every open deal stands, whether anybody asked or not: after its record has moved on, and when another model
 * begins to speak. Otherwise only the deals somebody worried about would be judged by how they ended.
 */
export function predictionsJob(parts: {
  outcomes: Pick<Outcomes, 'companies'>
  models: Pick<Models, 'beliefs'>
  decisions: Pick<Decisions, 'unspoken' | 'keep'>
  deals: Pick<Deals, 'byId'>
  people: Pick<People, 'byId'>
  cases: Pick<Cases, 'ofDeal'>
  view(person: Viewing['person']): Viewing
}): Job {
  const { outcomes, models, decisions, deals, people, cases, view } = parts
  return {
    name: 'predictions',
    everyMs: 10 * 60_000,
    async run() {
      for (const tenantId of await outcomes.companies()) {
        const { model } = await models.beliefs(tenantId)
        const due = await decisions.unspoken(tenantId, model, mostAtOnce)
        for (const { dealId, ownerId } of due) {
          const decision = await standing(tenantId, dealId, ownerId)
          if (decision !== undefined) await decisions.keep([decision], Date.parse(decision.at))
        }
      }
    },
  }

  /** In the name of whose deal it is; `undefined` when nobody answers for it any more. */
  async function standing(tenantId: string, dealId: string, ownerId: string): Promise<Decision | undefined> {
    const owner = await people.byId(tenantId, ownerId)
    if (owner === undefined || !owner.active) return undefined
    const viewing = view(owner)
    const deal = await deals.byId(owner, dealId)
    return deal === undefined ? undefined : { ...(await cases.ofDeal(viewing, deal)), id: viewing.newId() }
  }
}
