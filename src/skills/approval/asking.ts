import type { Turn } from '../../conversation/skill.ts'
import { Refusal } from '../../people/refusal.ts'
import type { Approval } from '../../sales/approval.ts'
import type { Ports, SalesAnswer, SalesSkill } from '../ports.ts'
import { remember } from '../talk/memory.ts'
import { draftCard, headline, settledCard } from './cards.ts'
import { draftOf } from './drafted.ts'
import type { Notes } from './notes.ts'
import { toDeciders } from './pass-on.ts'
import { ownOpen } from './permitted.ts'
import { decidersOf, namesOf, raiseApproval } from './raise.ts'
import { settledThere } from './settled-there.ts'
import { type AnsweredThere, pageOf, type There } from './there.ts'

/** Shows a request as it would be sent; from then on the talk is about its deal. */
export async function shownDraft(people: Ports['people'], turn: Turn, draft: Approval): Promise<SalesAnswer> {
  const deciders = await decidersOf(people, draft)
  const { dealId, customer } = draft
  const isElsewhere = dealId !== undefined && dealId !== turn.memory['deal']
  return {
    replies: [{ kind: 'card', card: draftCard(draft, namesOf(deciders)) }],
    memory: remember(turn.memory, {
      approvalDraft: JSON.stringify(draft),
      approvalTalk: undefined,
      ...(isElsewhere ? { deal: dealId, customer, decision: undefined } : {}),
    }),
  }
}

/** The buttons of whoever asks: send it, say why, drop it, take it back. */
export function askersPresses(
  { outsideApprovals, people, platform }: Pick<Ports, 'outsideApprovals' | 'people' | 'platform'>,
  there: There,
  notes: Notes,
  visible: (turn: Turn, id: string) => Promise<Approval>,
): NonNullable<SalesSkill['presses']> {
  return {
    reason: async (turn, id) => {
      draftOf(turn, id)
      return notes.wait(turn, id, '说吧，一句理由就行，我写进申请再给你看。')
    },

    drop: async (turn, id) => ({
      replies: [
        { kind: 'redraw', card: settledCard(draftOf(turn, id), '没有送') },
        { kind: 'text', text: '好，没有送。' },
      ],
      memory: remember(turn.memory, { approvalDraft: undefined }),
    }),

    send: async (turn, id) => {
      const template = await outsideApprovals.templateOf(turn.person.tenantId, turn.platform)
      const { label = '', approvals } = platform(turn.platform) ?? {}
      const isThereToo = template !== undefined && approvals !== undefined
      const approval: Approval = {
        ...draftOf(turn, id),
        askedAt: turn.now.toISOString(),
        ...(isThereToo ? { outside: { template: template.code } } : {}),
      }
      const page = pageOf(platform, approval)
      const { replies, changes, deciders } = await raiseApproval(people, turn, approval, { page })
      const wherever = page === undefined ? '哪边先批都算。' : '在那边批。'
      const also = isThereToo ? `${label}审批里也会以你的名义发起一份，${wherever}` : ''
      return {
        replies: [
          { kind: 'redraw', card: settledCard(approval, '已送审') },
          { kind: 'text', text: `已送给${deciders}，有结果我在这里告诉你。${also}` },
          ...replies,
        ],
        changes,
        memory: remember(turn.memory, { approvalDraft: undefined }),
      }
    },

    answer: async (turn, id) => {
      ownOpen(turn, await visible(turn, id))
      return notes.wait(turn, id, '你的下一句话我原样转给主管。')
    },

    withdraw: async (turn, id) => {
      const approval = ownOpen(turn, await visible(turn, id))
      const answered = await there.withdraw(turn, approval)
      if (answered !== undefined && answered.standing.state !== 'void') return answeredBefore(turn, approval, answered)
      const words = `${turn.person.name}撤回了申请：${headline(approval)}，不用批了。`
      return {
        replies: [
          { kind: 'redraw', card: settledCard(approval, '已撤回') },
          { kind: 'text', text: '已撤回，主管那边也告诉了。' },
          ...(await toDeciders(people, approval, words)),
        ],
        changes: [{ kind: 'approval.withdrawn', level: 'auto', subject: id }],
      }
    },
  }

  /** Too late to take back: it was answered on the platform. */
  async function answeredBefore(
    turn: Turn,
    approval: Approval,
    { label, standing }: AnsweredThere,
  ): Promise<SalesAnswer> {
    const settled = await settledThere(people, approval, standing, { label, now: turn.now })
    if (settled === undefined) throw new Refusal(`${label}审批里没有撤成，请到那边撤回，这里会跟着变。`)
    return {
      replies: [
        { kind: 'redraw', card: settledCard(approval, settled.label) },
        { kind: 'text', text: settled.toAsker },
        ...(await toDeciders(people, approval, settled.toDeciders, settled.personId)),
      ],
      changes: [settled.change],
    }
  }
}
