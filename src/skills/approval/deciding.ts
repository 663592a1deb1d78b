import type { Turn } from '../../conversation/skill.ts'
import type { Approval } from '../../sales/approval.ts'
import type { Ports, SalesAnswer, SalesSkill } from '../ports.ts'
import { headline, settledCard } from './cards.ts'
import { nameOf } from './name-of.ts'
import type { Notes } from './notes.ts'
import { toAsker } from './pass-on.ts'
import { decidable } from './permitted.ts'
import { settledThere } from './settled-there.ts'
import type { AnsweredThere, There } from './there.ts'

/** How each answer reads: done on the card, said of the one who gave it, and what the asker may do with it. */
const answers = {
  'approval.granted': { label: '已同意', word: '同意了', next: '怎么跟客户说，还是由你来定。' },
  'approval.declined': { label: '未同意', word: '没有同意', next: '可以直接找他聊聊，或换个条件再送。' },
} as const

type Kind = keyof typeof answers

/** The buttons of the person with the authority: 同意, 不同意, 问一下. */
export function decidersPresses(
  people: Ports['people'],
  there: There,
  notes: Notes,
  visible: (turn: Turn, id: string) => Promise<Approval>,
): NonNullable<SalesSkill['presses']> {
  return {
    grant: (turn, id) => decide(turn, id, 'approval.granted'),
    decline: (turn, id) => decide(turn, id, 'approval.declined'),
    ask: async (turn, id) => {
      const { tenantId, ownerId } = decidable(turn, await visible(turn, id))
      return notes.wait(turn, id, `想问什么？你的下一句话我原样转给${await nameOf(people, tenantId, ownerId)}。`)
    },
  }

  async function decide(turn: Turn, id: string, kind: Kind): Promise<SalesAnswer> {
    const approval = decidable(turn, await visible(turn, id))
    const answered = await there.answer(turn, approval, kind === 'approval.granted')
    if (answered?.standing.state === 'open') return passedOn(approval, answered, kind)
    return answered === undefined || isOwn(answered, kind)
      ? given(turn, approval, kind)
      : overtaken(turn, approval, answered)
  }

  async function given(turn: Turn, approval: Approval, kind: Kind): Promise<SalesAnswer> {
    const { label, word, next } = answers[kind]
    const asker = await nameOf(people, approval.tenantId, approval.ownerId)
    const text = `${turn.person.name}${word}：${headline(approval)}。${next}`
    return {
      replies: [
        { kind: 'redraw', card: settledCard(approval, label) },
        { kind: 'text', text: `好，已告诉${asker}：${headline(approval)}，你${word}。` },
        ...(await toAsker(people, approval, { kind: 'text', text })),
      ],
      changes: [{ kind, level: 'human', subject: approval.id }],
    }
  }

  /** The platform asks somebody after them. */
  async function passedOn(approval: Approval, { label }: AnsweredThere, kind: Kind): Promise<SalesAnswer> {
    const asker = await nameOf(people, approval.tenantId, approval.ownerId)
    const text = `你这一步${answers[kind].word}，${label}审批里还要下一位批。有了结果我告诉${asker}，也告诉你。`
    return {
      replies: [
        { kind: 'redraw', card: settledCard(approval, '等下一位批') },
        { kind: 'text', text },
      ],
    }
  }

  /** Somebody answered it there before. */
  async function overtaken(turn: Turn, approval: Approval, answered: AnsweredThere): Promise<SalesAnswer> {
    const { label, standing } = answered
    const settled = await settledThere(people, approval, standing, { label, now: turn.now })
    if (settled === undefined) return { replies: [] }
    return {
      replies: [
        { kind: 'redraw', card: settledCard(approval, settled.label) },
        { kind: 'text', text: settled.toDeciders },
        ...(await toAsker(people, approval, { kind: 'text', text: settled.toAsker })),
      ],
      changes: [settled.change],
    }
  }
}

function isOwn({ by, standing }: AnsweredThere, kind: Kind): boolean {
  return standing.by === by && standing.state === (kind === 'approval.granted' ? 'granted' : 'declined')
}
