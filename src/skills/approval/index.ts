import type { Card } from '../../conversation/card.ts'
import type { Turn } from '../../conversation/skill.ts'
import { Refusal } from '../../people/refusal.ts'
import type { Approval } from '../../sales/approval.ts'
import type { Intent, Understood } from '../../understanding/understood.ts'
import type { Ports, SalesAnswer, SalesSkill } from '../ports.ts'
import type { Cases } from '../sandbox/cases.ts'
import type { FindDeal } from '../whom/find-deal.ts'
import { askersPresses, shownDraft } from './asking.ts'
import { openCard, requestCard, waitingCard } from './cards.ts'
import { decidersPresses } from './deciding.ts'
import { draftApproval } from './draft.ts'
import { matterOf } from './matter.ts'
import { nameOf } from './name-of.ts'
import { openNotes } from './notes.ts'
import { decidable, stillOpen } from './permitted.ts'
import { approvalsText, asksWhetherGranted } from './state-text.ts'
import { openThere, pageOf } from './there.ts'
import type { Underway } from './underway.ts'

/** 审批: the bot drafts the request, the rep has it sent, a person with the authority answers it. */
export function approvalSkill(
  {
    approvals,
    outsideApprovals,
    people,
    deals,
    platform,
  }: Pick<Ports, 'approvals' | 'outsideApprovals' | 'people' | 'deals' | 'platform'>,
  findDeal: FindDeal,
  cases: Cases,
  underway: Underway,
): SalesSkill {
  const notes = openNotes(people, visible)
  const there = openThere({ people, platform }, underway)
  return {
    name: 'approval',
    intents: ['approval.request', 'customer.query'],
    comesFirst: true,
    shown: {
      title: '审批',
      what: '折扣、账期这类要主管点头的事，我写好申请，你点了才送',
      examples: ['宏达精密要 8 折，能给吗'],
      open: { label: '审批', action: 'approval.list', argument: '' },
    },

    async reply(turn, text, meaning) {
      const { approvalTalk } = turn.memory
      if (turn.awaited && approvalTalk !== undefined) {
        return isElsewhere(meaning) ? undefined : notes.add(turn, approvalTalk, text)
      }
      const granted = asksWhetherGranted(text) ? await approvalsText({ approvals, people }, turn) : undefined
      if (granted !== undefined) return { replies: [{ kind: 'text', text: granted }] }
      if (asksForList(text)) return list(turn)
      if (!meaning.intents.includes('approval.request')) return undefined
      const found = await findDeal(turn, text, meaning.slots.customer, meaning.slots)
      if (found.asked !== undefined) return found.asked
      // Whose a customer is concerns one that is named: hardly ever the one the talk is about.
      const isOfTalk = meaning.slots.customer === undefined && matterOf(text, meaning.slots) !== 'channel'
      const talkedAbout = isOfTalk ? turn.memory['deal'] : undefined
      const deal = found.deal ?? (talkedAbout === undefined ? undefined : await deals.byId(turn.person, talkedAbout))
      return shownDraft(people, turn, await draftApproval(turn, cases, text, meaning, deal))
    },

    presses: {
      list,
      show,
      ...askersPresses({ outsideApprovals, people, platform }, there, notes, visible),
      ...decidersPresses(people, there, notes, visible),
    },
  }

  async function list({ person, today }: Turn): Promise<SalesAnswer> {
    return answer(openCard(await approvals.open(person), person.id, today))
  }

  async function show(turn: Turn, id: string): Promise<SalesAnswer> {
    const approval = await visible(turn, id)
    const { tenantId, ownerId } = approval
    const page = pageOf(platform, approval)
    if (ownerId === turn.person.id) return answer(waitingCard(stillOpen(turn, approval), turn.today, page))
    const asker = await nameOf(people, tenantId, ownerId)
    return answer(requestCard(decidable(turn, approval), asker, turn.today, page))
  }

  async function visible({ person }: Turn, id: string): Promise<Approval> {
    const approval = await approvals.byId(person, id)
    if (approval === undefined) throw new Refusal('找不到这件申请，可能不归你管。')
    return approval
  }
}

/** Asked for a word on a request, these are plainly about something else; a question is, where it names a customer. */
const elsewhere: readonly Intent[] = [
  'sandbox.talktrack',
  'brief.previsit',
  'brief.daily',
  'task.create',
  'undo.last',
  'help',
]
const questions: readonly Intent[] = ['score.explain', 'customer.query', 'team.query', 'risk.query']

function isElsewhere({ intents, slots }: Understood): boolean {
  return intents.some(
    (intent) => elsewhere.includes(intent) || (slots.customer !== undefined && questions.includes(intent)),
  )
}

function asksForList(text: string): boolean {
  return (
    /^(?:我的?|看看?|查看?|打开|待)?(?:审批|申请)(?:单|列表|清单|进度|记录|事项)?[\s，。,.!！?？]*$/.test(
      text.trim(),
    ) ||
    (/审批|申请/.test(text) && /哪些|几个|列表|清单|进度|到哪|批了没|批了吗|[还都]没|等我|待我|我[的要]审批/.test(text))
  )
}

function answer(card: Card): SalesAnswer {
  return { replies: [{ kind: 'card', card }] }
}
