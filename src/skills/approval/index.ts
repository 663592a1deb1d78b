import type { Card } from '../../conversation/card.ts'
import type { Reply, Turn } from '../../conversation/skill.ts'
import { reachOf } from '../../people/permissions.ts'
import { Refusal } from '../../people/refusal.ts'
import type { Approval, ApprovalNote } from '../../sales/approval.ts'
import { sayInstant } from '../../sales/told-time.ts'
import type { Intent } from '../../understanding/understood.ts'
import type { Ports, SalesAnswer, SalesSkill } from '../ports.ts'
import type { Cases } from '../sandbox/cases.ts'
import { remember } from '../talk/memory.ts'
import { reach } from '../talk/reach.ts'
import type { FindDeal } from '../whom/find-deal.ts'
import { draftCard, headline, noteCard, openCard, requestCard, settledCard, waitingCard } from './cards.ts'
import { draftApproval } from './draft.ts'
import { decidersOf, namesOf, raiseApproval } from './raise.ts'

/** 审批: the bot drafts the request, the rep has it sent, a person with the authority answers it. */
export function approvalSkill(
  { approvals, people, deals }: Pick<Ports, 'approvals' | 'people' | 'deals'>,
  findDeal: FindDeal,
  cases: Cases,
): SalesSkill {
  return {
    name: 'approval',
    intents: ['approval.request'],
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
        return meaning.intents.some((intent) => goesElsewhere.includes(intent))
          ? undefined
          : addNote(turn, approvalTalk, text.trim().slice(0, longestNote))
      }
      if (asksForList(text)) return list(turn)
      const found = await findDeal(turn, text, meaning.slots.customer)
      if (found.asked !== undefined) return found.asked
      const talkedAbout = meaning.slots.customer === undefined ? turn.memory['deal'] : undefined
      const deal = found.deal ?? (talkedAbout === undefined ? undefined : await deals.byId(turn.person, talkedAbout))
      return shown(turn, await draftApproval(turn, cases, text, meaning, deal))
    },

    presses: {
      list,
      reason: (turn, id) => {
        draftIn(turn, id)
        return waitForWords(turn, id, '说吧，一句理由就行，我写进申请再给你看。')
      },
      drop: async (turn, id) => ({
        replies: [
          { kind: 'redraw', card: settledCard(draftIn(turn, id), '没有送') },
          { kind: 'text', text: '好，没有送。' },
        ],
        memory: remember(turn.memory, { approvalDraft: undefined }),
      }),
      send,
      show: async (turn, id) => {
        const approval = await visible(turn, id)
        if (approval.ownerId === turn.person.id) return card(waitingCard(stillOpen(turn, approval), turn.today))
        return card(requestCard(await decidable(turn, id), await nameOf(turn, approval.ownerId), turn.today))
      },
      grant: (turn, id) => decide(turn, id, 'approval.granted'),
      decline: (turn, id) => decide(turn, id, 'approval.declined'),
      ask: async (turn, id) => {
        const asker = await nameOf(turn, (await decidable(turn, id)).ownerId)
        return waitForWords(turn, id, `想问什么？你的下一句话我原样转给${asker}。`)
      },
      answer: async (turn, id) => {
        ownOpen(turn, await visible(turn, id))
        return waitForWords(turn, id, '你的下一句话我原样转给主管。')
      },
      withdraw: async (turn, id) => {
        const approval = ownOpen(turn, await visible(turn, id))
        const told = await toDeciders(
          turn,
          approval,
          `${turn.person.name}撤回了申请：${headline(approval)}，不用批了。`,
        )
        return {
          replies: [
            { kind: 'redraw', card: settledCard(approval, '已撤回') },
            { kind: 'text', text: '已撤回，主管那边也告诉了。' },
            ...told,
          ],
          changes: [{ kind: 'approval.withdrawn', level: 'auto', subject: id }],
        }
      },
    },
  }

  async function shown(turn: Turn, draft: Approval): Promise<SalesAnswer> {
    const deciders = await decidersOf(people, draft)
    return {
      ...card(draftCard(draft, namesOf(deciders))),
      memory: remember(turn.memory, { approvalDraft: JSON.stringify(draft), approvalTalk: undefined }),
    }
  }

  async function send(turn: Turn, id: string): Promise<SalesAnswer> {
    const approval = { ...draftIn(turn, id), askedAt: turn.now.toISOString() }
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
  }

  async function decide(turn: Turn, id: string, kind: 'approval.granted' | 'approval.declined'): Promise<SalesAnswer> {
    const approval = await decidable(turn, id)
    const word = kind === 'approval.granted' ? '同意了' : '没有同意'
    const asker = await nameOf(turn, approval.ownerId)
    return {
      replies: [
        { kind: 'redraw', card: settledCard(approval, kind === 'approval.granted' ? '已同意' : '未同意') },
        { kind: 'text', text: `好，已告诉${asker}：${headline(approval)}，你${word}。` },
        ...(await toAsker(turn, approval, {
          kind: 'text',
          text: `${turn.person.name}${word}：${headline(approval)}。${kind === 'approval.granted' ? '怎么跟客户说，还是由你来定。' : '可以直接找他聊聊，或换个条件再送。'}`,
        })),
      ],
      changes: [{ kind, level: 'human', subject: id }],
    }
  }

  /** A reason on a draft, or a word between who asked and who decides. */
  async function addNote(turn: Turn, id: string, text: string): Promise<SalesAnswer> {
    const memory = remember(turn.memory, { approvalTalk: undefined })
    const draft = turn.memory['approvalDraft']
    if (draft !== undefined && (JSON.parse(draft) as Approval).id === id) {
      const approval = JSON.parse(draft) as Approval
      return { ...(await shown(turn, { ...approval, request: `${approval.request}（${text}）` })), halts: true }
    }
    const { person, now } = turn
    const approval = stillOpen(turn, await visible(turn, id))
    const note: ApprovalNote = { by: person.id, name: person.name, text, at: now.toISOString() }
    const isAsker = approval.ownerId === person.id
    const passedOn = isAsker
      ? await toDeciders(turn, approval, noteCard(approval, person.name, text, false))
      : await toAsker(turn, approval, { kind: 'card', card: noteCard(approval, person.name, text, true) })
    return {
      replies: [{ kind: 'text', text: '转过去了。' }, ...passedOn],
      changes: [{ kind: 'approval.noted', level: 'confirm', subject: id, note }],
      memory,
      halts: true,
    }
  }

  async function waitForWords(turn: Turn, id: string, text: string): Promise<SalesAnswer> {
    return {
      replies: [{ kind: 'text', text }],
      memory: remember(turn.memory, { approvalTalk: id, pending: 'ask:reason' }),
      awaits: 'approval',
    }
  }

  async function list(turn: Turn): Promise<SalesAnswer> {
    return card(openCard(await approvals.open(turn.person), turn.person.id, turn.today))
  }

  async function visible({ person }: Turn, id: string): Promise<Approval> {
    const approval = await approvals.byId(person, id)
    if (approval === undefined) throw new Refusal('找不到这件申请，可能不归你管。')
    return approval
  }

  /** Still open, and this person's to decide: whoever asked never is the one. */
  async function decidable(turn: Turn, id: string): Promise<Approval> {
    const approval = await visible(turn, id)
    if (approval.ownerId === turn.person.id) throw new Refusal('自己的申请不能自己批。')
    if (reachOf(turn.person, 'decide', 'approval') === undefined) throw new Refusal('这件事你没有权限批。')
    return stillOpen(turn, approval)
  }

  async function nameOf({ person }: Turn, id: string): Promise<string> {
    return (await people.byId(person.tenantId, id))?.name ?? '已离职的同事'
  }

  async function toAsker(
    { person }: Turn,
    { ownerId, platform }: Approval,
    reply: Exclude<Reply, { kind: 'redraw' }>,
  ): Promise<Reply[]> {
    const to = await reach(people, { tenantId: person.tenantId, id: ownerId }, platform)
    return to === undefined ? [] : [{ ...reply, to }]
  }

  async function toDeciders({ person }: Turn, approval: Approval, what: string | Card): Promise<Reply[]> {
    const told: Reply[] = []
    for (const { id } of await decidersOf(people, approval)) {
      const to = await reach(people, { tenantId: person.tenantId, id }, approval.platform)
      if (to === undefined) continue
      told.push(typeof what === 'string' ? { kind: 'text', text: what, to } : { kind: 'card', card: what, to })
    }
    return told
  }
}

const longestNote = 200

/** Asked for a word on a request, these are plainly about something else. */
const goesElsewhere: readonly Intent[] = [
  'sandbox.talktrack',
  'score.explain',
  'customer.query',
  'brief.previsit',
  'brief.daily',
  'team.query',
  'risk.query',
  'task.create',
  'undo.last',
  'help',
]

function asksForList(text: string): boolean {
  return /审批|申请/.test(text) && /哪些|列表|清单|进度|到哪|批了没|批了吗/.test(text)
}

function draftIn({ memory }: Turn, id: string): Approval {
  const kept = memory['approvalDraft']
  const draft = kept === undefined ? undefined : (JSON.parse(kept) as Approval)
  if (draft?.id !== id) throw new Refusal('这张卡片已失效：已经送过，或者你后来又说了新的。这次没有送。')
  return draft
}

function ownOpen(turn: Turn, approval: Approval): Approval {
  if (approval.ownerId !== turn.person.id) throw new Refusal('这件申请不是你送的。')
  return stillOpen(turn, approval)
}

function stillOpen({ today }: Turn, approval: Approval): Approval {
  const { state, decided } = approval
  if (state === 'open') return approval
  const when = decided === undefined ? '' : `${sayInstant(new Date(decided.at), today)} `
  const became = { granted: '已经同意了', declined: '已经回绝了', withdrawn: '已经撤回了' }[state]
  throw new Refusal(`这件申请${when}${became}，没有再改。`)
}

function card(shownCard: Card): SalesAnswer {
  return { replies: [{ kind: 'card', card: shownCard }] }
}
