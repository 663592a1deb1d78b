import type { Card } from '../../conversation/card.ts'
import { type Newcomer, recipientOf } from '../../conversation/reception.ts'
import type { Turn } from '../../conversation/skill.ts'
import { reachOf } from '../../people/permissions.ts'
import { Refusal } from '../../people/refusal.ts'
import type { Ports, SalesAnswer, SalesSkill, Writes } from '../ports.ts'

/** An administrator lets somebody in who asked, or does not; the first answer counts. */
export function joiningSkill({ people }: Pick<Ports, 'people'>): SalesSkill {
  return {
    name: 'joining',
    intents: [],
    presses: {
      admit: (turn, userId) => decide(turn, userId, true),
      decline: (turn, userId) => decide(turn, userId, false),
    },
  }

  async function decide(turn: Turn, userId: string, granted: boolean): Promise<SalesAnswer> {
    const { person, platform } = turn
    if (reachOf(person, 'manage', 'people') === undefined) throw new Refusal('只有管理员能决定谁加入。')
    const identity = { platform, userId }
    if ((await people.requestState(person.tenantId, identity)) !== 'open') {
      throw new Refusal('这个申请已经有人处理过了。')
    }
    const to = recipientOf(turn, userId)
    const subject = `${platform}:${userId}`
    return {
      replies: [
        { kind: 'text', text: granted ? '已同意，对方现在就能用。' : '已回绝。' },
        { kind: 'text', to, text: granted ? welcomeIn : '管理员没有同意你加入，有疑问请直接联系管理员。' },
      ],
      changes: [
        granted
          ? { kind: 'joining.admitted', level: 'human', subject, identity }
          : { kind: 'joining.declined', level: 'human', subject, identity },
      ],
    }
  }
}

const welcomeIn = '管理员同意了，直接把客户情况发给我就行。'

/** What administrators see when somebody asks to be let in; noted together with the cards that ask them. */
export function joinRequest({ identity, member }: Newcomer): { card: Card; change: Writes } {
  const subject = `${identity.platform}:${identity.userId}`
  const card: Card = {
    title: `${member.name} 想用沙盘`,
    subtitle: member.department?.name ?? '部门未知',
    blocks: [{ kind: 'text', text: '同意后，对方以销售身份加入自己的部门，只能看到自己的商机。' }],
    buttons: [
      { label: '同意', action: 'joining.admit', argument: identity.userId, emphasis: 'primary' },
      { label: '不同意', action: 'joining.decline', argument: identity.userId },
    ],
  }
  return { card, change: { kind: 'joining.asked', level: 'auto', subject, identity, member } }
}
