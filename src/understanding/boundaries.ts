import type { Facts } from './facts.ts'
import type { Message } from './message.ts'
import { isSaid, type Phrase, phrases } from './phrases.ts'
import { calendar } from './signals/calendar.ts'
import { chain } from './signals/chain.ts'
import { score } from './signals/score.ts'
import { task } from './signals/task.ts'
import { spoke } from './signals/visit.ts'
import { whatif } from './signals/whatif.ts'
import type { Intent } from './understood.ts'

type Heard = ReadonlySet<Intent>

/** A rule that, where it applies, says all there is to say about a message. */
type Settles = (heard: Heard, message: Message, facts: Facts) => Intent[] | undefined

/** The guide's boundaries that settle a message alone, in their order: the first that answers wins. */
export const settling: readonly Settles[] = [
  safetyStandsAlone,
  mediaIsHelp,
  undoDropsTheLast,
  answerToTheQuestion,
  correctionOfTheLast,
  pickOfATrack,
  typedYesConfirmsNothing,
]

/** Boundary 1. */
function safetyStandsAlone(heard: Heard): Intent[] | undefined {
  const first = (['security.refuse', 'data.rights', 'outbound.refuse', 'approval.request'] as const).find((intent) =>
    heard.has(intent),
  )
  return first === undefined ? undefined : [first]
}

function mediaIsHelp(_: Heard, { text }: Message): Intent[] | undefined {
  return /^\[[^\]]{1,8}\]/.test(text) &&
    !/^\[[^\]]*(?:笑|哭|强|拳|玫瑰|OK|心|脸|呲牙|加油|握手|鼓掌|庆祝|狗头|doge|吃瓜)/.test(text)
    ? ['help']
    : undefined
}

function undoDropsTheLast(heard: Heard, { text }: Message): Intent[] | undefined {
  return heard.has('undo.last') && !/应该是|改成|改为|不是.{1,12}是/.test(text) ? ['undo.last'] : undefined
}

/** What comes after the bot's question is its answer, unless it plainly is something else. */
function answerToTheQuestion(heard: Heard, { pending, text }: Message, facts: Facts): Intent[] | undefined {
  if (pending[0] !== 'ask') return undefined
  const elsewhere: Intent[] = [
    'sandbox.talktrack',
    'sandbox.whatif',
    'objection.handle',
    'score.explain',
    'customer.query',
    'risk.query',
    'task.create',
    'calendar.create',
    'brief.previsit',
    'brief.daily',
    'team.query',
    'deal.won',
    'deal.lost',
    'deal.create',
    'swarm.manage',
    'help',
    'visit.log',
    'stage.change',
    'feedback.track',
  ]
  if (elsewhere.some((intent) => heard.has(intent))) return undefined
  if (heard.has('smalltalk') && !hasDealFacts(facts)) return undefined
  return text === '' ? undefined : ['deal.update']
}

/** Boundary 7: a word of correction, or the right value straight after an entry. */
function correctionOfTheLast(heard: Heard, message: Message, facts: Facts): Intent[] | undefined {
  const { pending, text } = message
  if (heard.has('correct.last') && !heard.has('feedback.track')) return ['correct.last']
  if (pending[0] !== 'saved') return undefined
  if (/不是.{1,14}[,，\s]*(?:是|而是|应该)|[,，]\s*不是/.test(text)) return ['correct.last']
  const orders = [...heard].filter((intent) => intent !== 'smalltalk')
  const hasValue =
    hasDealFacts(facts) ||
    facts.contacts.length > 0 ||
    message.ahead.length > 0 ||
    facts.organisations.customers.length > 0
  return orders.length === 0 && hasValue && text.length <= 16 ? ['correct.last'] : undefined
}

/** 第二个, 用②, 换一批 after tracks were shown. */
function pickOfATrack(_: Heard, { pending, text }: Message): Intent[] | undefined {
  if (pending[0] !== 'tracks') return undefined
  if (/^(?:就|用|选|要)?\s*第?[一二三四五1-5]\s*[号条个套]?[吧。!！]?$/.test(text)) return ['feedback.track']
  return undefined
}

/** Boundary 3. */
function typedYesConfirmsNothing(heard: Heard, { text }: Message): Intent[] | undefined {
  const others = [...heard].filter((intent) => intent !== 'smalltalk')
  if (heard.has('smalltalk') && others.length === 0) return ['smalltalk']
  return /[\u4e00-\u9fffA-Za-z\d]/.test(text) ? undefined : ['smalltalk']
}

/** The intents of a message that no boundary settles alone: what it asks, what it orders, and what it reports. */
export function compose(heard: Heard, message: Message, facts: Facts): Intent[] {
  const asked = asks(heard, message, facts)
  const ordered = orders(heard, message)
  const reported = reports(heard, message, facts, asked, ordered)
  const all = [...asked, ...ordered, ...reported]
  return all.length > 0 ? [...new Set(all)] : bare(heard, message, facts)
}

/** Everything that wants an answer. */
function asks(heard: Heard, message: Message, facts: Facts): Intent[] {
  const asked = new Set<Intent>(
    (
      [
        'score.explain',
        'risk.query',
        'team.query',
        'brief.daily',
        'brief.previsit',
        'customer.query',
        'help',
        'feedback.track',
      ] as const
    ).filter((intent) => heard.has(intent)),
  )
  if (heard.has('sandbox.whatif')) return supposed(asked, message)
  // Boundary 9: the morning meeting is a digest, whatever numbers it asks for.
  if (asked.has('brief.daily')) asked.delete('team.query')
  if (
    (['team.query', 'risk.query', 'score.explain', 'brief.previsit', 'brief.daily'] as const).some((intent) =>
      asked.has(intent),
    )
  )
    asked.delete('customer.query')
  if (asked.has('risk.query')) asked.delete('team.query')
  if (asked.has('risk.query') && asked.has('score.explain')) asked.delete('score.explain')
  if ([...asked].some((intent) => intent !== 'help')) asked.delete('help')
  const how = howAsked(heard, message, facts)
  if (
    how !== undefined &&
    !asked.has('help') &&
    (asked.size === 0 || asked.has('feedback.track')) &&
    !onlyFeedback(asked, how, message, facts)
  )
    asked.add(how)
  else if (how !== undefined && asked.size === 1 && asked.has('help') && (facts.objections.length > 0 || facts.placed))
    return [how]
  return [...asked]
}

/** 那套开场白管用: judged, not asked for. */
function onlyFeedback(asked: Heard, how: Intent, { clauses }: Message, facts: Facts): boolean {
  return (
    asked.has('feedback.track') &&
    !(how === 'objection.handle' && facts.objections.length > 0) &&
    !clauses.some((clause) => /怎么|咋|如何|下一步/.test(clause))
  )
}

/** A supposition is asked about its effect; the present odds are asked beside it only when they are asked first. */
function supposed(asked: Heard, { clauses }: Message): Intent[] {
  const supposes = clauses.findIndex((clause) => isSaid(whatif.phrases, clause))
  const scores = clauses.findIndex((clause) => isSaid(score.phrases, clause))
  return asked.has('score.explain') && scores >= 0 && scores < supposes
    ? ['score.explain', 'sandbox.whatif']
    : ['sandbox.whatif']
}

/** Boundary 6: how to answer a pushback, or how to play the deal. */
function howAsked(heard: Heard, message: Message, facts: Facts): Intent | undefined {
  const playing = heard.has('sandbox.talktrack')
  const answering = heard.has('objection.handle')
  if (playing && some(message, wholeDeal)) return 'sandbox.talktrack'
  if (answering && (facts.objections.length > 0 || facts.discount !== undefined || some(message, pushback)))
    return 'objection.handle'
  return playing || answering ? 'sandbox.talktrack' : undefined
}

const wholeDeal = phrases`
  怎么|咋|如何|怎样|该 …3 推|打|走|切|撬|开口|破局|突破|开场|下手|入手|铺|布局|运作|救|继续|往下|跟进|搞定 ≠ 打消|打动|走出去|推脱|推回|打回
  下一步|下步|接下来|第一步|思路|打法|策略|路子|切入点|突破口|攻略|练一遍|陪我练|演练|模拟|对练|陪练|你演|你扮|先攻|沙盘|推演|开场白|第一通|破冰|怎么推进
`

const pushback = phrases`
  客户|对方|他们|甲方|人家 …2 说|嫌|问|质疑|要|觉得|非要|坚持|不|老是|总说|张口
  这话|这种话|这招|这句|原话|异议|质疑|顾虑
`

/** Everything that shall be done. */
function orders(heard: Heard, message: Message): Intent[] {
  const ordered = (['deal.create', 'stage.change', 'task.create', 'calendar.create', 'swarm.manage'] as const).filter(
    (intent) => heard.has(intent),
  )
  const reminders = message.clauses.filter((clause) => isSaid(task.phrases, clause))
  const appointments = message.clauses.filter((clause) => isSaid(calendar.phrases, clause))
  return ordered.filter((intent) => {
    if (intent === 'calendar.create')
      return !heard.has('sandbox.whatif') && appointments.some((clause) => !reminders.includes(clause))
    if (intent === 'stage.change') return !heard.has('sandbox.whatif') && !heard.has('deal.create')
    return true
  })
}

/** Everything that is told, under boundaries 4 and 5. */
function reports(
  heard: Heard,
  message: Message,
  facts: Facts,
  asked: readonly Intent[],
  ordered: readonly Intent[],
): Intent[] {
  if (heard.has('sandbox.whatif') || ordered.includes('deal.create')) return []
  if (heard.has('deal.lost')) return ['deal.lost']
  if (heard.has('deal.won')) return ['deal.won']
  const looking: Intent[] = [
    'score.explain',
    'risk.query',
    'team.query',
    'brief.daily',
    'customer.query',
    'help',
    'brief.previsit',
    'feedback.track',
  ]
  const touched = heard.has('visit.log') && !looking.some((intent) => asked.includes(intent))
  if (touched) return ['visit.log', ...onOrder(message, facts)]
  if (asked.length > 0)
    return facts.placed && !looking.some((intent) => asked.includes(intent)) ? events(message, facts) : []
  const swarmOrTask =
    ordered.includes('swarm.manage') || ordered.includes('task.create') || ordered.includes('calendar.create')
  if (swarmOrTask && !ordered.includes('stage.change')) return []
  if (
    ordered.length === 0 &&
    message.clauses.some((clause) => isSaid(spoke.phrases, clause)) &&
    !some(message, roleTold)
  )
    return ['visit.log']
  if (!facts.placed && ordered.length === 0 && !some(message, chain.phrases)) return []
  const told: Intent[] = []
  if (hasDealFacts(facts, message)) told.push('deal.update')
  if (
    facts.contacts.some(
      ({ role, stance }) => (role !== undefined && some(message, chain.phrases)) || stance !== undefined,
    ) ||
    some(message, chain.phrases)
  )
    told.push('chain.update')
  return told
}

const roleTold = phrases`
  拍板|管钱|说了算|内线|EB|UB|TB|把关|使用部门|使用方|自己人|同学|离职|接替|接任
`

/** Within a report only an explicit order writes more than the report. */
function onOrder(message: Message, facts: Facts): Intent[] {
  const changes = some(message, ordersFact)
  return changes && (facts.money.amount !== undefined || facts.organisations.rivals.length > 0) ? ['deal.update'] : []
}

const ordersFact = phrases`
  改到|改成|改为|更新成|更新为|更新到|调成|调到|标成|写成 ≠ 会|日程|时间|约
  把 …6 金额|预算|竞品|报价 …4 改|加|更新|写|填
`

/** New events told beside a question. */
function events(message: Message, facts: Facts): Intent[] {
  const told: Intent[] = []
  if (facts.money.amount_prev !== undefined || facts.details.milestone !== undefined || some(message, dealEvents))
    told.push('deal.update')
  if (some(message, peopleEvents)) told.push('chain.update')
  return told
}

const dealEvents = phrases`
  推迟|延期|流标|废标 [到|了] ≠ 怕|担心
  预算|金额 …4 砍到|降到|涨到|改成|批了|批下来了
  退出了|弃标了|杀进来了|进来了
`

const peopleEvents = phrases`
  换人了|换了人|离职了|调走了|新来的|换成了|走人了|退休了|升了 ≠ 如果|要是
`

/** Whether something about the deal itself was told. */
export function hasDealFacts(
  { money, organisations, procurement, details, discount }: Facts,
  message?: Message,
): boolean {
  return (
    Object.keys(money).length > 0 ||
    organisations.rivals.length > 0 ||
    organisations.rivalsOut.length > 0 ||
    procurement !== undefined ||
    details.milestone !== undefined ||
    details.payment !== undefined ||
    details.budget_status !== undefined ||
    discount !== undefined ||
    (message !== undefined && some(message, dealTold))
  )
}

const dealTold = phrases`
  开标|投标|截止|交付|上线|签约|签合同|招标|到期|挂网|评标|发标|立项|交货|验收|定标|预计签|项目 …8 推迟|延期|提前|定在|改到|是|在|前|月|号|周|年
  推迟|延期|顺延|提前 到 
  流标|废标|重新招标
  预计|计划|争取|大概 …6 签|下单|成交
`

/** A message of facts without a verb: described customers go to the sandbox, bare names are looked up. */
function bare(heard: Heard, message: Message, facts: Facts): Intent[] {
  const { objections, contacts, organisations, industry } = facts
  const described = industry !== undefined || organisations.region !== undefined
  if (facts.placed && objections.length > 0)
    return contacts.length > 0 && message.heard.context?.customer === undefined ? ['visit.log'] : ['objection.handle']
  if (objections.length > 0 && Object.keys(facts.money).length === 0) return ['objection.handle']
  if (described || objections.length > 0 || hasDealFacts(facts)) return ['sandbox.talktrack']
  if (contacts.some(({ stance }) => stance !== undefined)) return ['chain.update']
  if (contacts.length > 0 || organisations.customers.length > 0) return ['customer.query']
  return heard.has('smalltalk') ? ['smalltalk'] : [/[?？]/.test(message.text) ? 'help' : 'smalltalk']
}

function some({ clauses }: Message, table: readonly Phrase[]): boolean {
  return clauses.some((clause) => isSaid(table, clause))
}
