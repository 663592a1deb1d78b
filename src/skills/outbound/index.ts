import { nothingKnown } from '../../sales/facts.ts'
import { whoOf } from '../../sales/sandbox/describe.ts'
import type { Ports, SalesSkill } from '../ports.ts'
import type { Cases } from '../sandbox/cases.ts'
import { openSoFar } from '../sandbox/so-far.ts'
import type { FindDeal } from '../whom/find-deal.ts'
import { draftFor } from './draft.ts'

/** 代发: the bot writes to no customer. It drafts, and the rep sends. */
export function outboundSkill(ports: Ports, findDeal: FindDeal, cases: Cases): SalesSkill {
  const soFar = openSoFar(cases)
  return {
    name: 'outbound',
    intents: ['outbound.refuse'],
    comesFirst: true,
    async reply(turn, text, meaning) {
      const found = await findDeal(turn, text, meaning.slots.customer, meaning.slots)
      if (found.asked !== undefined) return found.asked
      const decision = await soFar.before(turn, meaning, found.deal)
      const facts = decision?.facts ?? nothingKnown
      const draft = draftFor(facts, meaning.slots, turn.today, ports.tracks)
      const { discount, concession, payment } = meaning.slots
      const promise =
        discount === undefined && concession === undefined && payment === undefined
          ? ''
          : '让价、账期这类承诺要先过审批，草稿里没有写。'
      const refusal = `给客户发什么、答应什么，得你本人来，我不代发。${promise}`
      if (draft === undefined)
        return { replies: [{ kind: 'text', text: `${refusal}想怎么说，把意思告诉我，我给你三套话。` }] }
      return {
        replies: [
          { kind: 'text', text: `${refusal}给${whoOf(facts)}拟了一段（来自话术库），改成你的口气再发：` },
          { kind: 'text', text: draft },
        ],
      }
    },
  }
}
