import { dayOf } from '../../language/calendar.ts'
import { phrases, saysAny } from '../../language/phrases.ts'
import type { Facts } from '../facts.ts'
import type { Message } from '../message.ts'
import { isAfter } from '../slots/periods.ts'
import type { Intent } from '../understood.ts'
import type { Heard } from './settled.ts'

/** A message none of whose words gave it away: what it is follows from whether it asks, and from what it is about. */
export function bare(heard: Heard, message: Message, facts: Facts): Intent {
  const { objections, contacts, organisations, money } = facts
  const { context } = message.heard
  const spokenTo = contacts.some(({ name }) => name !== null)
  const described = facts.industry !== undefined || organisations.region !== undefined || Object.keys(money).length > 0
  const unnamed = described && !facts.placed && objections.length === 0
  if (unnamed) return 'sandbox.talktrack'
  if (saysAny(message.clauses, asksOpenly)) return openQuestion(message, facts)
  if (objections.length > 0) {
    if (facts.placed) return spokenTo && context !== undefined ? 'visit.log' : 'objection.handle'
    return Object.keys(money).length === 0 && contacts.length < 2 && !(spokenTo && described)
      ? 'objection.handle'
      : 'sandbox.talktrack'
  }
  if (!facts.placed && !spokenTo && saysAny(message.clauses, pushedBack)) return 'objection.handle'
  if (described || facts.procurement !== undefined) return facts.placed ? 'deal.update' : 'sandbox.talktrack'
  if (contacts.some(({ stance }) => stance !== undefined)) return 'chain.update'
  const about = facts.placed || spokenTo
  if (contacts.length === 0 && isCourse(message, facts)) return 'deal.update'
  if (message.ahead.some(({ value }) => isAfter(value, dayOf(message.heard.now))) && saysAny(message.clauses, todo))
    return 'task.create'
  if ((contacts.length > 0 || saysAny(message.clauses, them)) && about && saysAny(message.clauses, happened))
    return 'visit.log'
  if (about && message.ahead.some(({ value }) => value.length >= 10) && saysAny(message.clauses, meeting))
    return 'calendar.create'
  if (spokenTo && facts.placed && saysAny(message.clauses, reported)) return 'visit.log'
  if (contacts.length > 0 || organisations.customers.length > 0) return 'customer.query'
  return heard.has('smalltalk') ? 'smalltalk' : saysAny(message.clauses, request) ? 'help' : 'smalltalk'
}

/** POC过啦, 招标文件12月15号截止: a step of the deal, when the deal is known or the step is behind or dated. */
function isCourse({ clauses, ahead }: Message, { placed }: Facts): boolean {
  return saysAny(clauses, courseNouns) && (placed || ahead.length > 0 || saysAny(clauses, happened))
}

/** A question about nobody is one about the bot; one about a known deal is a look-up, unless it asks how. */
function openQuestion({ clauses }: Message, facts: Facts): Intent {
  if (facts.objections.length > 0) return 'objection.handle'
  if (saysAny(clauses, asksHow)) return 'sandbox.talktrack'
  if (facts.placed || facts.contacts.length > 0) return 'customer.query'
  return 'help'
}

/** A bare pushback in words that carry no code. */
const pushedBack = phrases`
  ^ [“|"|『|「] [他们|客户|对方|人家|甲方|业主|老板|采购|他|她|那边] [就|老|总|非|直接|一直] 说|嫌|质疑|咬定|坚持|认为|觉得|非说 ≠ 昨|今天|刚|上午|下午|上周
  ^ “|"|『|「 …40 你们
`

const asksOpenly = phrases`
  吗|么|谁|哪|啥|什么|怎么|咋|如何|多少|几时|多久|为何|是不是|有没有|能不能 ≠ 没什么|没啥|什么的|不管什么|多少有点
`

const asksHow = phrases`
  怎么|咋|如何|怎样|啥办法|什么办法
`

/** Things a deal goes through, rather than somebody. */
const courseNouns = phrases`
  款|标书|招标|投标|开标|合同|预算|立项|批复|验收|交付|竞品|保证金|采购流程|样机|样品|测试|POC|方案评审 ≠ 说|讲|电话|微信|聊|见|问|谈|演示|提醒
`

const them = phrases`
  客户|对方|他们|甲方|人家|业主|他|她|〇
`

const todo = phrases`
  催|跟一下|跟进|补|提交|回电|回访|打电话|核对|对账|开票|续保|寄|准备
`

const happened = phrases`
  了|过|完|刚|昨|今早|今天上午|上周|前天 ≠ 算了|对了|好了|行了|够了|知道了|明白了|还没
`

/** 徐经理说的：谁便宜用谁 */
const reported = phrases`
  说的是|说的|说了|说是|转述|原话|意思是?|表示|回话 ≠ 怎么|谁说|说的那|我说
`

const meeting = phrases`
  见|会|聊|谈|拜访|演示|汇报|过去|碰|坐坐|吃饭|办公室|交流|到访|来访|开
`

const request = phrases`
  帮我|给我|请|麻烦|能|可以|想|要
`
