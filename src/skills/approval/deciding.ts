import type { Turn } from '../../conversation/skill.ts'
import type { Approval } from '../../sales/approval.ts'
import type { Ports, SalesAnswer, SalesSkill } from '../ports.ts'
import { headline, settledCard } from './cards.ts'
import type { Notes } from './notes.ts'
import { toAsker } from './pass-on.ts'
import { decidable } from './permitted.ts'

/** How each answer reads: done on the card, said of the one who gave it, and what the asker may do with it. */
const answers = {
  'approval.granted': { label: '已同意', word: '同意了', next: '怎么跟客户说，还是由你来定。' },
  'approval.declined': { label: '未同意', word: '没有同意', next: '可以直接找他聊聊，或换个条件再送。' },
} as const

/** The buttons of the person with the authority: 同意, 不同意, 问一下. */
export function decidersPresses(
  people: Ports['people'],
  notes: Notes,
  visible: (turn: Turn, id: string) => Promise<Approval>,
): NonNullable<SalesSkill['presses']> {
  return {
    grant: (turn, id) => decide(turn, id, 'approval.granted'),
    decline: (turn, id) => decide(turn, id, 'approval.declined'),
    ask: async (turn, id) => {
      const { ownerId } = decidable(turn, await visible(turn, id))
      return notes.wait(turn, id, `想问什么？你的下一句话我原样转给${await nameOf(people, turn, ownerId)}。`)
    },
  }

  async function decide(turn: Turn, id: string, kind: keyof typeof answers): Promise<SalesAnswer> {
    const approval = decidable(turn, await visible(turn, id))
    const { label, word, next } = answers[kind]
    const asker = await nameOf(people, turn, approval.ownerId)
    const text = `${turn.person.name}${word}：${headline(approval)}。${next}`
    return {
      replies: [
        { kind: 'redraw', card: settledCard(approval, label) },
        { kind: 'text', text: `好，已告诉${asker}：${headline(approval)}，你${word}。` },
        ...(await toAsker(people, turn, approval, { kind: 'text', text })),
      ],
      changes: [{ kind, level: 'human', subject: id }],
    }
  }
}

export async function nameOf(people: Pick<Ports['people'], 'byId'>, { person }: Turn, id: string): Promise<string> {
  return (await people.byId(person.tenantId, id))?.name ?? '已离职的同事'
}
