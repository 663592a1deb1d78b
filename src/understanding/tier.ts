import { phrases, saysAny } from '../language/phrases.ts'
import { type Level, stricter } from '../people/responsibility.ts'
import type { Message } from './message.ts'
import { roiSheet } from './signals/previsit.ts'
import type { Intent, Slots } from './understood.ts'

/** Who answers for an intent; what is not listed the bot may do alone, because it can be taken back. */
const levels: Partial<Record<Intent, Level>> = {
  'security.refuse': 'human',
  'outbound.refuse': 'human',
  'approval.request': 'human',
  'data.rights': 'human',
  'visit.log': 'confirm',
  'deal.create': 'confirm',
  'deal.update': 'confirm',
  'deal.won': 'confirm',
  'deal.lost': 'confirm',
  'stage.change': 'confirm',
  'chain.update': 'confirm',
  'calendar.create': 'confirm',
  'swarm.manage': 'confirm',
}

/** The strictest level among the intents. */
export function tierOf(intents: readonly Intent[], slots: Slots, message: Message): Level {
  return intents.map((intent) => levelIn(intent, slots, message)).reduce(stricter, 'auto')
}

/** Who answers for an intent whatever else is said. */
export function levelOf(intent: Intent): Level {
  return levels[intent] ?? 'auto'
}

function levelIn(intent: Intent, slots: Slots, message: Message): Level {
  if (intent === 'deal.update' && message.pending[0] === 'ask') return 'auto'
  if (intent === 'brief.previsit') return saysAny(message.clauses, roiSheet.phrases) ? 'confirm' : 'auto'
  if (intent === 'data.rights' && isBusinessNumber(slots, message)) return 'confirm'
  return levelOf(intent)
}

/** The business phone of one named contact is an ordinary look-up; a home address, a list or a request of theirs is not. */
function isBusinessNumber(slots: Slots, { clauses }: Message): boolean {
  const named = slots.contacts?.filter(({ name }) => name !== null) ?? []
  return named.length === 1 && saysAny(clauses, numberAsked) && !saysAny(clauses, morePrivate)
}

const numberAsked = phrases`
  手机|电话|微信|号码|联系方式|邮箱|座机|分机|名片 …14 ^|发|给|推|多少|有|查|告诉|找|要|是|调|报|甩|几|$
  发|给|推|查|告诉|找|要|调|报|甩|有 …14 手机|电话|微信|号码|联系方式|邮箱|座机|分机
`

const morePrivate = phrases`
  拿掉|抹|清掉|清除|注销|移除|撤|投诉|系统里|私人|家里|家庭|住址|身份证|银行卡|生日|家属|老婆|老公|孩子|个人号|私号|所有|全部|名单|批量|导出|删|别|不要|不想|不让|拒绝|要求|隐私|骚扰|同意|授权|更正|停止
`
