import type { Turn } from '../../conversation/skill.ts'
import type { Approval } from '../../sales/approval.ts'
import { nothingKnown } from '../../sales/facts.ts'
import { whoOf } from '../../sales/sandbox/describe.ts'
import { sayInstant } from '../../sales/told-time.ts'
import type { Slots } from '../../understanding/understood.ts'
import { matterOf, whatOf } from '../approval/matter.ts'
import type { Ports, SalesAnswer, SalesSkill } from '../ports.ts'
import type { Cases } from '../sandbox/cases.ts'
import { openSoFar } from '../sandbox/so-far.ts'
import type { FindDeal } from '../whom/find-deal.ts'
import { draftAsTold, draftFor, grantedDraft } from './draft.ts'

/** 代发: the bot writes to no customer. It drafts, and the rep sends. */
export function outboundSkill(ports: Ports, findDeal: FindDeal, cases: Cases): SalesSkill {
  const soFar = openSoFar(cases, ports.libraries)
  return {
    name: 'outbound',
    intents: ['outbound.refuse'],
    comesFirst: true,
    async reply(turn, text, meaning) {
      const { slots } = meaning
      const found = await findDeal(turn, text, slots.customer, slots)
      if (found.asked !== undefined) return found.asked
      const decision = await soFar.before(turn, meaning, found.deal)
      const granted = await grantedAs(turn, decision?.dealId, text, slots)
      if (granted !== undefined) return sayGranted(turn, granted, slots)
      const asTold = promises(slots) ? undefined : draftAsTold(text, slots.contacts?.[0]?.name ?? undefined)
      if (asTold !== undefined) return say(`${declined}按你的意思拟了一段，改成你的口气再发：`, asTold)
      const facts = decision?.facts ?? nothingKnown
      const { tracks } = await ports.libraries.of(turn.person.tenantId)
      const draft = draftFor(facts, slots, turn.today, tracks)
      const refusal = `${declined}${promises(slots) ? '让价、账期这类承诺要先过审批，草稿里没有写。' : ''}`
      if (draft === undefined) return say(`${refusal}想怎么说，把意思告诉我，我给你三套话。`)
      return say(`${refusal}给${whoOf(facts)}拟了一段（来自话术库），改成你的口气再发：`, draft)
    },
  }

  /** What was granted for this deal of just what is to be promised: another discount is another matter. */
  async function grantedAs(
    { person }: Turn,
    dealId: string | undefined,
    text: string,
    slots: Slots,
  ): Promise<Approval | undefined> {
    if (dealId === undefined || !promises(slots)) return undefined
    const [matter, what] = [matterOf(text, slots), whatOf(text, slots)]
    const granted = await ports.approvals.grantedFor(person, dealId)
    return granted.find((approval) => approval.matter === matter && approval.what === what)
  }

  async function sayGranted({ person, today }: Turn, approval: Approval, { contacts }: Slots): Promise<SalesAnswer> {
    const { decided } = approval
    const by = decided === undefined ? undefined : await ports.people.byId(person.tenantId, decided.by)
    const when = decided === undefined ? '' : sayInstant(new Date(decided.at), today)
    const whose = `${approval.what}${by?.name ?? '主管'}${when === '' ? '' : ` ${when} `}批过了，可以写。`
    return say(
      `${declined}${whose}拟了一段，改成你的口气再发：`,
      grantedDraft(contacts?.[0]?.name ?? undefined, approval),
    )
  }
}

const declined = '给客户发什么、答应什么，得你本人来，我不代发。'

function promises({ discount, concession, payment }: Slots): boolean {
  return discount !== undefined || concession !== undefined || payment !== undefined
}

function say(...texts: string[]): SalesAnswer {
  return { replies: texts.map((text) => ({ kind: 'text', text })) }
}
