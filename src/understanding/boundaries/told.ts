import { asking, phrases, saysAny } from '../../language/phrases.ts'
import type { Facts } from '../facts.ts'
import type { Message } from '../message.ts'
import { surroundings } from '../names/surroundings.ts'
import { chain } from '../signals/chain.ts'
import { stageOrdered } from '../signals/stage.ts'
import { task } from '../signals/task.ts'
import { spoke, visit } from '../signals/visit.ts'
import { roleOf } from '../slots/time-roles.ts'
import type { Intent } from '../understood.ts'
import { hasDealFacts } from './deal-facts.ts'
import type { Heard } from './settled.ts'

/** Everything that is told, beside what is asked and ordered. */
export function told(heard: Heard, message: Message, facts: Facts, others: readonly Intent[]): Intent[] {
  if (heard.has('sandbox.whatif') || others.includes('deal.create')) return []
  if (heard.has('deal.lost')) return ['deal.lost']
  if (heard.has('deal.won')) return ['deal.won']
  if (others.some((intent) => lookUps.includes(intent)))
    return facts.placed && others.every((intent) => odds.includes(intent)) && saysAny(message.clauses, dealEvents)
      ? ['deal.update']
      : []
  if (others.some((intent) => hows.includes(intent))) return facts.placed ? newEvents(heard, message, facts) : []
  if (isRivalsTouch(message) && others.length === 0) return facts.placed ? ['deal.update'] : []
  const onlyPlanned = others.includes('calendar.create') && !saysAny(message.clauses, finished)
  const onlyOrders = others.every((intent) => besideReports.includes(intent))
  if (
    (heard.has('visit.log') && !onlyPlanned && !isReminded(message, others) && !explainsAMove(message, others)) ||
    (onlyOrders && isReportedSpeech(message) && (hasName(facts) || (facts.placed && others.length === 0)))
  )
    return ['visit.log', ...onOrder(message, facts)]
  if (others.length === 0 && isDatedStory(message, facts)) return ['visit.log']
  if (others.length === 1 && others[0] === 'task.create' && isDated(message)) return ['deal.update']
  if (others.length > 0 && !others.includes('stage.change')) return []
  return plainFacts(message, facts, others)
}

/** 听说◇的老总去拜访过他们, 撞见◇的人: a rival's touch is news of the deal and none of ours. */
export function isRivalsTouch({ clauses }: Message): boolean {
  return saysAny(clauses, rivalsTouch)
}

const rivalsTouch = phrases`
  ^ [听说|据说|好像|听讲] ◇ [的人|的老总|的老板|的销售|老总|老板|那边|他们] [也|都|又|已经|刚|昨天|前天|上周|上礼拜|今天] [也|都|亲自] 去|来|给|找|请|约|做 …6 拜访|演示|交流|汇报|送|吃饭|吃|试|见|聊
    ≠ 怎么|我们|咱|跟我|给我
  撞见|碰见|碰到|遇到|看到|瞅见 了? ◇ 的? 人|销售|老总|车 ≠ 怎么|聊了
`

/** 投标截止12月9号，提前三天提醒我封标: beside the reminder, a date of the deal is told. */
function isDated({ text, ahead }: Message): boolean {
  return ahead.some((moment) => {
    const { left, right } = surroundings(text, moment, 14)
    return roleOf(left, right) === 'deadline' && !reminding.test(left + right)
  })
}

const reminding = /提醒|[叫喊催戳叮敲]我|记得|别忘|待办|闹钟/

/** 周四下午和俞总开会，发个日程 lies ahead. */
const finished = phrases`
  了|过|完|刚|昨|前天|上周|没见|没接
`

/** A named person and a time that has been, in more than a few words: something happened with them, whatever the verb. */
function isDatedStory({ text, clauses }: Message, facts: Facts): boolean {
  return text.length > 24 && hasName(facts) && saysAny(clauses, hasBeen) && !saysAny(clauses, whoTheyAre)
}

const hasBeen = phrases`
  昨天|昨晚|前天|今早|今天上午|今天下午|刚刚|刚才|刚从|上周|中午|早上 …20 了|过|的|到|完|说 ≠ 推|改|挪|标
`

/** Orders that follow from what was said at a touch. */
const besideReports: readonly Intent[] = ['calendar.create', 'task.create']

/** What a new event may be told with to ask for its effect. */
const odds: readonly Intent[] = ['score.explain', 'risk.query']

function hasName({ contacts }: Facts): boolean {
  return contacts.some(({ name }) => name !== null)
}

/** 叫我打电话给董总: the touch is what to be reminded of. */
function isReminded({ clauses }: Message, others: readonly Intent[]): boolean {
  if (!others.includes('task.create')) return false
  const before = clauses.map((clause) => clause.replace(/(?:提醒|记得|别忘|[叫喊催戳叮敲]我|待办).*$/, ''))
  return !saysAny(before, visit.phrases)
}

/** 转建联吧，加上微信了: what comes after the order is its reason. */
function explainsAMove({ clauses }: Message, others: readonly Intent[]): boolean {
  if (!others.includes('stage.change')) return false
  const ordersAt = clauses.findIndex((clause) => saysAny([clause], stageOrdered))
  return ordersAt >= 0 && ordersAt < clauses.findIndex((clause) => saysAny([clause], visit.phrases))
}

const lookUps: readonly Intent[] = [
  'score.explain',
  'risk.query',
  'team.query',
  'brief.daily',
  'customer.query',
  'help',
  'brief.previsit',
  'feedback.track',
]

const hows: readonly Intent[] = ['sandbox.talktrack', 'objection.handle']

/** What a person of the customer said is a touch; who they are is not. */
function isReportedSpeech({ clauses: all }: Message): boolean {
  const clauses = all.filter((clause) => !saysAny([clause], task.phrases))
  return saysAny(clauses, spoke.phrases) && !saysAny(clauses, whoTheyAre)
}

const whoTheyAre = phrases`
  拍板|管钱|说了算|说话算|透底|透了底|咱的人|我们的人|管签字|内线|EB|UB|TB|把关|使用部门|使用方|自己人|同学|离职|接替|接任|换成|接手|对接人|原来的|现在是|关系|说话算|靠山
`

/** Boundary 4: a report absorbs the facts told with it; only an order writes more. */
function onOrder({ clauses }: Message, { money, organisations }: Facts): Intent[] {
  const hasFact = money.amount !== undefined || organisations.rivals.length > 0
  const role = saysAny(clauses, roleOrdered) ? (['chain.update'] as const) : []
  return [...(hasFact && saysAny(clauses, changeOrdered) ? (['deal.update'] as const) : []), ...role]
}

const changeOrdered = phrases`
  改到|改成|改为|更新成|更新为|更新到|调成|调到|标成|写成 ≠ 会|日程|时间|约|说|客户要
  把 …6 金额|预算|竞品|报价 …4 改|加|更新|写|填
`

const roleOrdered = phrases`
  标成|标为|记成|记为|设为|设成|改成|加进 …2 EB|UB|TB|COACH|内线|决策人|拍板人|决策链|联系人
`

/** Boundary 5: beside a question, only a new event about a known customer is written. */
function newEvents(heard: Heard, { clauses }: Message, { money, milestone }: Facts): Intent[] {
  const events: Intent[] = []
  if (heard.has('visit.log') && saysAny(clauses, touchTold)) events.push('visit.log')
  if (money.amount_prev !== undefined || milestone !== undefined || saysAny(clauses, dealEvents))
    events.push('deal.update')
  if (saysAny(clauses, peopleEvents)) events.push('chain.update')
  return events
}

const touchTold = phrases`
  去了|见了|拜访了|聊了|谈了|开了会|打了电话|通了电话|演示了|汇报了|刚从|刚见|刚聊|出来
`

const dealEvents = phrases`
  推迟|延期|流标|废标 [到|了] ≠ 怕|担心
  预算|金额 …4 砍到|降到|涨到|改成|批了|批下来了
  测试|样机|样品|POC|评审|试用 …4 过了|通过|没过
  退出了|弃标了|退标了|杀进来了|进来了 ≠ 吗|没
`

const peopleEvents = phrases`
  换 [了|成] CIO|CTO|CFO|CEO|老总|总经理|院长|厂长|局长|班子|领导|采购总监|负责人|对接人 ≠ 如果|要是
  换人了?|换了人|换了个|刚调走|离职了|调走了|新来的|换成了|走人了|退休了|升了 ≠ 如果|要是
`

/** Deal facts and roles without a touch are two writes (boundary 4). */
function plainFacts(message: Message, facts: Facts, others: readonly Intent[]): Intent[] {
  if (
    message.clauses.some((clause) => asking.test(clause)) &&
    others.length === 0 &&
    !saysAny(message.clauses, changeOrdered)
  )
    return []
  const roleSaid = message.people.some(({ role, inferred }) => role !== undefined && inferred !== true)
  const who = roleSaid || saysAny(message.clauses, chain.phrases)
  const stands = facts.contacts.some(({ stance }) => stance !== undefined)
  const described = facts.industry !== undefined || facts.organisations.region !== undefined
  const onlyPosts = facts.contacts.length > 0 && facts.contacts.every(({ name }) => name === null)
  if (!facts.placed && (described || onlyPosts) && others.length === 0) return []
  return [
    ...(hasDealFacts(stands ? withoutRivals(facts) : facts, message) ? (['deal.update'] as const) : []),
    ...(who || stands ? (['chain.update'] as const) : []),
  ]
}

/** IT的想用SAP tells where IT stands; the rival is no news of its own. */
function withoutRivals(facts: Facts): Facts {
  return { ...facts, organisations: { ...facts.organisations, rivals: [] } }
}

/** 厂长见过了，支持: somebody of the customer's with a stance, or who was met. */
export function tellsOfSomebody({ text, people }: Message): boolean {
  return (
    people.some(({ stance, touched }) => stance !== undefined || touched !== undefined) ||
    (people.length > 0 && met.test(text))
  )
}

const met = /(?<![没未不别]|没有)[见碰聊谈][了过到着]/
