import { conversationId } from '../../conversation/message.ts'
import { reachOf } from '../../people/permissions.ts'
import { Refusal } from '../../people/refusal.ts'
import type { SalesSkill } from '../ports.ts'

/** An administrator lets somebody in who asked, or does not. */
export const joiningSkill: SalesSkill = {
  name: 'joining',
  level: 'human',
  intents: [],
  title: '加入',
  about: '同事申请加入时，由管理员点同意',
  examples: [],

  reply: async () => ({ replies: [] }),

  async press({ person, conversation }, verb, argument) {
    if (reachOf(person, 'manage', 'people') === undefined) throw new Refusal('只有管理员能决定谁加入。')
    const [platform = '', ...rest] = argument.split(':')
    const identity = { platform, userId: rest.join(':') }
    const [, corp = ''] = conversation.split(':')
    const to = { ...identity, conversation: conversationId(platform, corp, identity.userId) }
    const granted = verb === 'admit'
    return {
      replies: [
        { kind: 'text', text: granted ? '已同意，对方现在就能用。' : '已回绝。' },
        {
          kind: 'text',
          to,
          text: granted ? '管理员同意了，直接把客户情况发给我就行。' : '管理员没有同意你加入，有疑问请直接联系。',
        },
      ],
      changes: [
        granted
          ? { kind: 'joining.admitted', level: 'human', subject: argument, identity }
          : { kind: 'joining.declined', level: 'human', subject: argument, identity },
      ],
    }
  },
}
