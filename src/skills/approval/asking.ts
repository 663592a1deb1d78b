import type { Turn } from '../../conversation/skill.ts'
import type { Approval } from '../../sales/approval.ts'
import type { Ports, SalesAnswer, SalesSkill } from '../ports.ts'
import { remember } from '../talk/memory.ts'
import { draftCard, headline, settledCard } from './cards.ts'
import { draftOf } from './drafted.ts'
import type { Notes } from './notes.ts'
import { toDeciders } from './pass-on.ts'
import { ownOpen } from './permitted.ts'
import { decidersOf, namesOf, raiseApproval } from './raise.ts'

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
  people: Ports['people'],
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
      const approval = { ...draftOf(turn, id), askedAt: turn.now.toISOString() }
      const { replies, changes, deciders } = await raiseApproval(people, turn, approval)
      return {
        replies: [
          { kind: 'redraw', card: settledCard(approval, '已送审') },
          { kind: 'text', text: `已送给${deciders}，有结果我在这里告诉你。` },
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
      const words = `${turn.person.name}撤回了申请：${headline(approval)}，不用批了。`
      return {
        replies: [
          { kind: 'redraw', card: settledCard(approval, '已撤回') },
          { kind: 'text', text: '已撤回，主管那边也告诉了。' },
          ...(await toDeciders(people, turn, approval, words)),
        ],
        changes: [{ kind: 'approval.withdrawn', level: 'auto', subject: id }],
      }
    },
  }
}
