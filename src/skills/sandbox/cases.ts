import type { Person } from '../../people/person.ts'
import type { Deal } from '../../sales/deal.ts'
import { type Facts, mergeFacts } from '../../sales/facts.ts'
import { decide } from '../../sales/sandbox/decide.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import { pull } from '../../sales/sandbox/levers.ts'
import { understand } from '../../understanding/understand.ts'
import type { Understood } from '../../understanding/understood.ts'
import type { Ports } from '../ports.ts'
import { supposedFacts } from './facts-from-slots.ts'

/** When and for whom a case is looked at; `today` is the calendar day where the company works. */
export interface Look {
  person: Person
  now: Date
  today: string
}

/** The sandbox on a customer or a deal, for the chat and for the pages alike. Nothing here writes. */
export function openCases({ decisions, deals, tracks, newId }: Ports) {
  return { make, ofDeal, byId, pulled, supposed }

  /** A decision on these facts, in the name of who asks. */
  async function make(
    { person, now }: Look,
    facts: Facts,
    about: Pick<Decision, 'dealId' | 'supposing'>,
  ): Promise<Decision> {
    return decide({
      id: newId(),
      at: now,
      tenantId: person.tenantId,
      ownerId: person.id,
      teamId: person.teamId,
      ...about,
      facts,
      peers: await decisions.peers(person.tenantId, facts.industry?.value),
      tracks,
    })
  }

  /** Where a deal stands now: the newest talk about it, or its record when that is newer. */
  async function ofDeal(look: Look, deal: Deal): Promise<Decision> {
    const latest = await decisions.latestOf(look.person, deal.id)
    if (latest !== undefined && latest.at >= deal.updatedAt) return latest
    const fresh = await make(look, deal.facts, { dealId: deal.id })
    return { ...fresh, id: `${recordPrefix}${deal.id}` }
  }

  /** A kept decision, or what a deal's record alone says (`record-<deal>`); `undefined` for what one may not see. */
  async function byId(look: Look, id: string): Promise<Decision | undefined> {
    if (!id.startsWith(recordPrefix)) return decisions.byId(look.person, id)
    const deal = await deals.byId(look.person, id.slice(recordPrefix.length))
    return deal === undefined ? undefined : ofDeal(look, deal)
  }

  /** The case with some levers pulled. */
  async function pulled(look: Look, before: Decision, leverIds: readonly string[]): Promise<Decision> {
    const labels = before.levers.filter(({ id }) => leverIds.includes(id)).map(({ label }) => label)
    return make(look, pull(before.facts, leverIds, look.today), alike(before, labels.join('，')))
  }

  /** The case under a hypothesis in the rep's own words. */
  async function supposed(
    look: Look,
    before: Decision,
    text: string,
    meaning: Understood = hypothesis(look, text),
  ): Promise<Decision> {
    const facts = mergeFacts(before.facts, supposedFacts(text, meaning, before.facts, look.today))
    return make(look, facts, alike(before, withoutIf(text)))
  }
}

export type Cases = ReturnType<typeof openCases>

const recordPrefix = 'record-'

function alike({ dealId }: Decision, supposing: string): Pick<Decision, 'dealId' | 'supposing'> {
  return dealId === undefined ? { supposing } : { dealId, supposing }
}

function hypothesis({ now }: Look, text: string): Understood {
  const { intents, ...rest } = understand(text, {
    channel: 'single',
    now,
    context: { customer: '这个客户', deal: '这一单' },
  })
  return { ...rest, intents: [...new Set([...intents, 'sandbox.whatif' as const])] }
}

const longestSupposition = 24

/** The hypothesis without its "if", for a title. */
function withoutIf(text: string): string {
  return text
    .trim()
    .replace(/^那?么?(如果|要是|假如|假设|万一|若)/, '')
    .replace(/(的话)?呢?[？?。!！]?$/, '')
    .slice(0, longestSupposition)
}
