import type { Intent } from '../../understanding/understood.ts'
import type { SalesSkill } from '../ports.ts'

const words = {
  'security.refuse':
    '这个我不能做。越权看数据、送礼回扣、绕开招标集采、编造记录，都会让你和公司担责任。想推进客户，把卡点告诉我，我们从参数、案例和时间上想办法。',
  'data.rights':
    '个人信息的查、改、删和批量导出，要由公司负责个人信息的同事核实身份后办理，我不会在聊天里给出或删除。请把对方的原话转给管理员，并告诉客户会有专人核实后答复。',
  'outbound.refuse': '给客户发什么、答应什么，只能由你本人来。想怎么说，把意思告诉我，我给你三套话，你改好自己发。',
} as const satisfies Partial<Record<Intent, string>>

/** Strictest first. */
const intents = ['security.refuse', 'data.rights', 'outbound.refuse'] as const

/** What only a person may do, and what nobody should: said plainly, with a way that is open. */
export const humanOnlySkill: SalesSkill = {
  name: 'human-only',
  intents,
  comesFirst: true,
  async reply(_turn, _text, meaning) {
    const intent = intents.find((candidate) => meaning.intents.includes(candidate)) ?? 'security.refuse'
    return { replies: [{ kind: 'text', text: words[intent] }] }
  },
}
