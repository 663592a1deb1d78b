import { phrases, saysAny } from '../../language/phrases.ts'
import type { Facts } from '../facts.ts'
import type { Message } from '../message.ts'
import { score } from '../signals/score.ts'
import { whatif } from '../signals/whatif.ts'
import type { Intent } from '../understood.ts'
import type { Heard } from './settled.ts'

const lookUps: readonly Intent[] = [
  'score.explain',
  'risk.query',
  'team.query',
  'brief.daily',
  'brief.previsit',
  'customer.query',
  'help',
  'feedback.track',
]

/** Of two look-ups in one message, the first is what is meant: the morning meeting is a digest whatever it counts (boundary 9). */
const beats: readonly (readonly [winner: Intent, loser: Intent])[] = [
  ['brief.daily', 'team.query'],
  ['brief.daily', 'customer.query'],
  ['brief.daily', 'feedback.track'],
  ['brief.daily', 'brief.previsit'],
  ['team.query', 'risk.query'],
  ['team.query', 'score.explain'],
  ['help', 'score.explain'],
  ['help', 'brief.daily'],
  ['risk.query', 'score.explain'],
  ['risk.query', 'customer.query'],
  ['team.query', 'customer.query'],
  ['score.explain', 'customer.query'],
  ['brief.previsit', 'customer.query'],
  ['brief.previsit', 'feedback.track'],
]

/** Everything that wants an answer. */
export function asked(heard: Heard, message: Message, facts: Facts): Intent[] {
  const found = new Set(lookUps.filter((intent) => heard.has(intent)))
  if (heard.has('deal.create') || heard.has('swarm.manage')) for (const intent of besideOrders) found.delete(intent)
  if (found.has('feedback.track') && !isAboutATrack(heard, message)) found.delete('feedback.track')
  for (const [winner, loser] of beats) if (found.has(winner)) found.delete(loser)
  if (found.size > 1) found.delete('help')
  if (heard.has('sandbox.whatif')) return supposed(found, message)
  if (heard.has('swarm.manage')) return [...found]
  const how = howAsked(heard, message, facts)
  if (how === undefined) return [...found]
  // 卡在哪呢，给我个思路 wants the way out, no list of risks.
  if (
    found.size === 0 ||
    (how === 'sandbox.talktrack' && found.has('risk.query') && found.size === 1 && saysAny(message.clauses, wholeDeal))
  )
    return [how]
  if (found.has('help') && (facts.objections.length > 0 || facts.organisations.customers.length > 0)) return [how]
  const alsoAnswers = found.has('feedback.track') && how === 'objection.handle' && facts.objections.length > 0
  return alsoAnswers ? [...found, how] : [...found]
}

/** 录个单，叫什么我回头补 looks nothing up. */
const besideOrders: readonly Intent[] = ['customer.query', 'score.explain', 'risk.query', 'team.query', 'help']

/** 太硬了 judges a track when tracks were shown, or are spoken of; else it may be anything, and in a report 第三条 is a demand. */
function isAboutATrack(heard: Heard, { clauses, pending, text }: Message): boolean {
  if (pending[0] === 'tracks' || saysAny(clauses, wordsForTracks)) return true
  return !heard.has('visit.log') && (text.length <= 14 || saysAny(clauses, numbered))
}

const wordsForTracks = phrases`
  话术|说法|开场白|台词|脚本|你教|你给的|你说的|换一批|重写|都不行|那套|那句|这句
`

const numbered = phrases`
  第[一二三四五1-5][条个套句版段]|这几条|这三条|这两条|前两条|后两条|前面那|最后一[条个]
`

/** A supposition asks for its effect; the present odds count beside it only when they are asked first. */
function supposed(found: Heard, { clauses }: Message): Intent[] {
  const supposes = clauses.findIndex((clause) => saysAny([clause], whatif.phrases))
  const scores = clauses.findIndex((clause) => saysAny([clause], score.phrases))
  const both = found.has('score.explain') && scores >= 0 && scores < supposes
  return both ? ['score.explain', 'sandbox.whatif'] : ['sandbox.whatif']
}

/** Boundary 6: how to answer a pushback is one thing, how to play the whole deal another. */
function howAsked(heard: Heard, { clauses }: Message, facts: Facts): Intent | undefined {
  const playing = heard.has('sandbox.talktrack')
  const answering = heard.has('objection.handle')
  if (playing && saysAny(clauses, wholeDeal)) return 'sandbox.talktrack'
  const held = facts.objections.length > 0 || facts.discount !== undefined
  if ((answering && saysAny(clauses, pushback)) || (held && (answering || playing || saysAny(clauses, howAtAll))))
    return 'objection.handle'
  return playing || answering || saysAny(clauses, howAtAll) ? 'sandbox.talktrack' : undefined
}

const wholeDeal = phrases`
  怎么|咋|如何|怎样|该 …3 推|打|走|切|撬|开口|破局|突破|开场|下手|入手|铺|布局|运作|救|激活|盘活|挽回|后来居上|翻盘|继续|往下(?!接)|跟进|搞定 ≠ 打消|打动|走出去|推脱|推回|打回|往回
  下一步|下步|接下来|第一步|思路|打法|策略|路子|切入点|突破口|攻略|练一遍|陪我练|演练|模拟|对练|陪练|你演|你扮|先攻|沙盘|推演|开场白|第一通|破冰
`

const howAtAll = phrases`
  怎么|咋|如何|怎样 ≠ 怎么样|怎样了|咋样|怎么了|咋了
  回|接|说|答|跟他|跟她|怼 …2 什么|啥 [好|合适|呢]
  要做哪些|哪些动作|该做什么|该准备什么|注意什么|注意啥|要点是
`

const pushback = phrases`
  客户|对方|他们|甲方|人家|老板|采购|技术|法务|财务|业主 …2 说|嫌|问|质疑|要|觉得|非要|坚持|不|老是|总说|张口|嘴硬
  说|嫌|质疑|吐槽|抱怨|骂|怪 我们|咱|咱们|你们|我家
  圆|怼|接招|挡|搪塞|回绝|拒绝|婉拒
  嘴硬|原话|反问|刁难|挑刺|凭啥
  这话|这种话|这招|这句|原话|异议|质疑|顾虑
`
