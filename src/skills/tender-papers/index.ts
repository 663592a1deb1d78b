import { papersToldIn } from '../../language/papers.ts'
import type { Deals } from '../../sales/deal.ts'
import { papersAfter } from '../../sales/papers.ts'
import { updateFiler } from '../deal/update-filer.ts'
import type { Filing } from '../filing/frame.ts'
import type { SalesSkill } from '../ports.ts'
import type { FindDeal } from '../whom/find-deal.ts'

/** 投标资料: a paper of the purchase that is in hand, or is not, told in a sentence of its own (授权书拿到了); told with more it is part of that. */
export function tenderPapersSkill(
  { deals }: { deals: Pick<Deals, 'byId'> },
  { findDeal, filing }: { findDeal: FindDeal; filing: Filing },
): SalesSkill {
  return {
    name: 'tender-papers',
    // No intent of its own: 授权 sounds like an approval, a bare sentence like talk. The paper's name and what became of it tell.
    intents: ['smalltalk', 'approval.request', 'brief.previsit', 'help', 'customer.query', 'outbound.refuse'],
    comesFirst: true,

    async reply(turn, text, { slots }) {
      const told = papersToldIn(text)
      if ([...text].length > longest || told.have.length + told.lacking.length === 0) return undefined
      const found = await findDeal(turn, text, slots.customer, slots)
      if (found.asked !== undefined) return found.asked
      const talkedAbout = slots.customer === undefined ? turn.memory['deal'] : undefined
      const deal = found.deal ?? (talkedAbout === undefined ? undefined : await deals.byId(turn.person, talkedAbout))
      if (deal === undefined)
        return {
          replies: [{ kind: 'text', text: '是哪一单的资料？带上客户名再说一遍，比如“宏达精密的授权书拿到了”。' }],
        }
      const value = papersAfter(deal.facts.papers?.value ?? [], told) ?? []
      const news = { contacts: [], objections: [], papers: { value, source: 'said' as const, on: turn.today } }
      return filing.propose(turn, updateFiler('deal.update'), { dealId: deal.id, news })
    },
  }
}

/** A longer message tells something else besides. */
const longest = 40
