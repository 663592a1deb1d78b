import { alternatives } from '../../../language/alternatives.ts'
import type { CaseEvent } from '../case.ts'
import type { Known, Place } from './roster.ts'

/**
 * Who of the known people was really in contact with us in an event: the customer's speaker; in a rep's or calendar's note those we
 * met or reached, or who said or sent something. What X told about Y touches X alone.
 */
export function touchedIn(event: CaseEvent, places: readonly Place[], roster: readonly Known[]): Known[] {
  if (event.from === 'customer') return roster.filter(({ name }) => name === event.who)
  if (event.source === 'calendar')
    return /已完成|完成了|已拜访|已会面|如期/.test(event.text) ? places.map(({ person }) => person) : []
  if (event.from !== 'rep') return []
  const quote = quoteIn(event.text, places)
  const outside = places.filter(({ start }) => start < quote.from)
  const met = outside.filter((place) => place.person === quote.speaker || isMet(event, place, outside))
  return met.map(({ person }) => person)
}

interface Quote {
  speaker?: Known
  /** Where what was said begins; the length of the text when nothing is quoted. */
  from: number
}

/** The first who speaks; the rest of the note is theirs. Hearsay without a speaker is quoted too. */
export function quoteIn(text: string, places: readonly Place[]): Quote {
  const hearsay = text.search(hearsayWords)
  for (const [at, { person, start, end }] of places.entries()) {
    if (hearsay >= 0 && hearsay < start) break
    if (
      /[给向对替把等托让帮]$|(?:发|寄|送|打)给$|给[^，。]{1,5}[和跟与、]$/.test(
        text.slice(Math.max(0, start - 7), start),
      )
    )
      continue
    // 我问麦工暴总哪天走: whom we asked hears us; the other is only spoken of.
    if (/问(?:了|过|起|到)?$/.test(text.slice(0, start))) return { speaker: person, from: end }
    const rest = text.slice(end, Math.min(places[at + 1]?.start ?? text.length, end + 16))
    const verb = speaking.exec(rest)
    if (verb === null || notThemselves.test(rest) || unreached.test(rest.slice(0, verb.index + verb[0].length + 4)))
      continue
    return { speaker: person, from: end + verb.index + verb[0].length }
  }
  const told = pronoun.exec(text)
  const meant = told && places.findLast(({ end }) => end <= told.index)
  if (told !== null && meant !== null && meant !== undefined && (hearsay < 0 || told.index < hearsay))
    return { speaker: meant.person, from: told.index + told[0].length }
  return { from: hearsay >= 0 ? hearsay : text.length }
}

/** 跟柯经理看了管廊，他说…: whoever was named last. */
const pronoun = /[，。；](?:他|她)(?:还|又|也|就|直接|当场|自己)?(?:说(?!明)|讲|提到|透露|表示|告诉|坦言)/

const hearsayWords = /(?<!打)听说(?!了?没)|传言|传闻|据说|据传|有人说|风声|原以为|以为|都在传|我猜|我想|我觉得|估计/

const speaking =
  /^[\u4e00-\u9fff（）()、～~\s]{0,8}?(?:说(?!明书)|讲|问(?!候|题|卷|好)|[反回答]复|回了?[我个话电微信]|答应|同意|承诺|要求|抱怨|吐槽|嫌|骂|透露|透了|转述|转达|表示|提(?:到|了|出|醒|议)|反映|反馈|告诉|确认|坦言|直言|回忆|强调|催|发(?:来|了|消息|微信|信息|我)|打(?:来|电话)|来(?:电|信|消息)|认为|觉得|希望|想(?:看|要|让|了解|知道)|解释|点头|松口|暗示|通知|交代|嘱咐|放话|让(?:我|把|我们|咱)|叫(?:我|咱)|找(?:我|上)|加(?:了)?(?:我|咱)|主动加|转(?:来|发|给)(?:了)?|约(?:我|咱)|请(?:我|咱)|给(?:我|咱)|[领带陪](?:着|我|咱|话)|签(?:了|完|收)|看完|试用|用了|演示|当面|原话|介绍|安排|参加|出席|到场|收到|投(?:了|我|咱)|力挺|坚持|支持|反对|不同意|愿意|拍着?|笑|摊手|[叹摇]|把(?:我|底|咱))/

/** 山总秘书说: somebody near the person speaks, not the person. */
const notThemselves =
  /^那边(?:我们?)?(?:发|递|寄|送|投)了|^(?:的)?(?:秘书|助理|办公室|司机|手下|前台|家属|爱人|那边的人|部门的人|下属|同事)/

/** What follows right after keeps a contact from being one. */
const unreached = alternatives()`
  [没未不]有?(?:人)?(?:在|约|上|着|接|见|约|联系|碰|回|理|搭理|通|找|答复|反应|消息|打通|遇|露面|出现|来(?!电))|关机|占线|无人接|取消|改期|爽约|放鸽子|待(?:他|她|对方)?确认
  等(?:他|她)?(?:确认|回|答复)|拟|打算|准备|计划|想约|想找|想见|尚未|没空|不在|出差|休假|年假|产假|病假|请假|外出|出国|转交|放在|托(?:人)?|捎|留给|门卫|前台|石沉大海|石头丢|泥牛入海
  杳无|没(?:有)?(?:动静|下文|声响|音信|点开?|看|拆|打开)|挂(?:了|断)|空号|拒接|语音信箱|忙音|已读|没(?:有)?吭声|不吭声|没反应|转(?:到)?(?:秘书台|语音)|抄送
  只见到[^，。]{0,6}(?:助理|秘书|手下|副手|同事)|(?:爱人|家属|家人|别人|同事|秘书|助理)接|约不|见不|找不到|联系不|打不通|堵不|自动挂断|门锁
`

/** Met, reached or spoken to by us: in a visit or call unless the words deny it, in a chat only when they say so. */
function isMet(event: CaseEvent, place: Place, outside: readonly Place[]): boolean {
  const { text, source } = event
  const next = outside.find(({ start }) => start > place.start)
  const before = text.slice(Math.max(0, place.start - 8), place.start)
  const after = text.slice(place.end, next === undefined ? place.end + 24 : next.start)
  if (
    notThemselves.test(after) ||
    /以为|[听打]说|谁跟|[等待](?:着)?$|(?:下|明|后)[天周月][\u4e00-\u9fff\d]{0,4}$/.test(before)
  )
    return false
  if (unreached.test(after) || planned.test(before + after)) return false
  const reached = reaching.test(before) || reachedAfter.test(after)
  return source === 'visit' || source === 'call'
    ? reached || !sentOnly.test(before + after)
    : reached && !sentOnly.test(before + after)
}

const planned =
  /(?:约|定|拟|打算|准备|计划|要|想|再)(?:了|好|定)?[^，。了过]{0,6}(?:下周|明天|后天|下个?月|改天|周[一二三四五六日]|[\d]+号)[^，。了过]{0,6}(?:见|聊|谈|拜访|碰|去|面)?|^再?(?:去|要|准备|打算|想)[约见找]|先送|打算|准备(?:去|找|约|请)|回头[再去]/
const sentOnly = /(?:发|寄|送|递|邮|交)(?:了|给|去|过去)|方案.*(?:发|送)|问候/
const reaching =
  /(?:收到(?:了)?|接到(?:了)?|见(?:了|到|过|着)?|拜访了?|陪(?:着|了)?|请了?|[跟和与同](?:着)?|找了?|问(?:了|过)?|碰(?:到|上|见)了?|约到了?|约上了?|遇到了?|探(?:了)?|采访|送走|接待了?|宴请|电话(?:了|给)|打通了?|联系上了?|连线)$/
const reachedAfter =
  /^[^，。]{0,14}(?:聊|谈|见了|见过|见面|开(?:了|过)?会|会议|碰(?:了|头|面)|吃(?:了|饭)|沟通|通(?:了|过|话|电话)|过了一遍|一起|坐了|喝|对(?:了|过)|签了|改了|讨论|交流|电话里|微信上|当面|现场|视频)|[，。][^，。我他她]{0,6}(?:跟|和|与|找|见|同)(?:了|到)?(?:他|她)[^，。]{0,6}(?:聊|谈|见|通|会|碰|沟通|吃|$|，|。|了)|[，。][^，。没未]{0,8}(?:当场|一起|当面)(?:聊|谈|开|见|吃|过)|^(?:打来|来电|回电|来消息)/
