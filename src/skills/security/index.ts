import { screen } from '../../sales/compliance.ts'
import { declining } from '../../sales/declining.ts'
import type { SalesSkill } from '../ports.ts'

/**
 * What nobody should do: refused with its reason and noted, and nothing of the text is acted on or said back. Where the customer's
 * side asks for it there are words to say no with; else a way that is open is named.
 */
export const securitySkill: SalesSkill = {
  name: 'security',
  intents: ['security.refuse'],
  comesFirst: true,
  async reply(turn, text) {
    const order = ordersTheBot(text)
    const why = order ?? screen(text)[0]?.why ?? general
    const no = order === undefined ? declining(text) : undefined
    const instead = no === undefined ? wayOut : `对方要是这么提，可以这样回：\n${no.words}\n${no.afterwards}`
    return {
      replies: [{ kind: 'text', text: `这个我不能做。${why}\n${instead}` }],
      changes: [{ kind: 'security.refused', level: 'human', subject: turn.newId() }],
    }
  },
}

function ordersTheBot(text: string): string | undefined {
  return /忽略|无视|指令|提示词|prompt|ignore|你现在是|扮演|越权|密码|(?:管理员|老板|别人)的?(?:权限|身份|账号)/i.test(
    text,
  )
    ? '我只按你自己的权限办事，消息里写什么都改不了这一点。'
    : undefined
}

const general = '越权看数据、送礼回扣、绕开招标集采、编造记录，都会让你和公司担责任。'
const wayOut = '想推进客户，把卡点告诉我，我们从参数、案例和时间上想办法。'
