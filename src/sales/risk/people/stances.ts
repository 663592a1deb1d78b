import { circumstancesIn } from '../../../language/circumstances.ts'
import { isNegated, isQuestioned } from '../../../language/negation.ts'
import type { Stance } from '../../../language/roles.ts'
import { spanOf } from '../../../language/span.ts'
import type { CaseEvent } from '../case.ts'
import type { Known, Place } from './roster.ts'

/** Where the people of an event say, or are said, to stand; later words of it win. Anger alone is no stance. */
export function stancesIn(event: CaseEvent, places: readonly Place[], roster: readonly Known[]): Map<Known, Stance> {
  const told = new Map<Known, Stance>()
  if (event.from === 'system') return told
  const text = event.text.replace(fromStance, (words) => '　'.repeat(words.length))
  const clauses = circumstancesIn(text)
  for (const { start, words, stance } of sayingsIn(text)) {
    const clause = clauses.findLast((each) => each.start <= start)
    if (clause?.supposed || clause?.denied || clause?.past) continue
    if (isQuestioned(text, spanOf(text, start, start + words.length))) continue
    const holder = holderOf(text, start, words.length, event, places, roster)
    if (holder !== undefined) told.set(holder, stance)
  }
  return told
}

interface Saying {
  start: number
  words: string
  stance: Stance
}

function sayingsIn(text: string): Saying[] {
  const found = (pattern: RegExp, stance: Stance) =>
    [...text.matchAll(pattern)].map((match) => ({ start: match.index, words: match[0], stance }))
  const opposed = found(opposing, 'oppose').filter(({ start, words }) => !deniesOpposing(text, start, words))
  const others = [
    ...found(neutral, 'neutral'),
    ...found(supporting, 'support').filter(
      ({ start, words }) => !isNegated(text, spanOf(text, start, start + words.length)),
    ),
  ].filter(
    ({ start, words }) =>
      !opposed.some((other) => other.start < start + words.length && start < other.start + other.words.length),
  )
  return [...opposed, ...others].sort((a, b) => a.start - b.start)
}

/** 不反对, 没有反对; but the 不 of 不同意 is part of the word. */
function deniesOpposing(text: string, start: number, words: string): boolean {
  return /^(?:反对|抵制|抵触|排斥|拒绝|否决)/.test(words) && isNegated(text, spanOf(text, start, start + words.length))
}

/** Whom the words are about: 我 in the customer's mouth, else the last one named before, else the speaker, else the first after. */
function holderOf(
  text: string,
  start: number,
  length: number,
  event: CaseEvent,
  places: readonly Place[],
  roster: readonly Known[],
): Known | undefined {
  const speaker = event.from === 'customer' ? roster.find(({ name }) => name === event.who) : undefined
  const before = text.slice(Math.max(0, start - 10), start)
  const after = places.find(
    (place) =>
      place.start >= start + length && /^的(?:人|那位)?[就还]?是?$/.test(text.slice(start + length, place.start)),
  )
  if (after !== undefined) return after.person
  const last = places.findLast(
    (place) => place.end <= start && !/[对给把劝替]$/.test(text.slice(Math.max(0, place.start - 1), place.start)),
  )
  const since = last === undefined ? '' : text.slice(last.end, start)
  if (speaker !== undefined && (last === undefined || /我(?!们)/.test(since)))
    return /你们?(?:也|都)?$/.test(before) ? undefined : speaker
  return last?.person
}

/** 从抵触变成支持: only where it ended counts. */
const fromStance =
  /从[^，。]{1,8}?(?=变成|变为|转为|转成|改成|到(?:支持|反对|中立))|(?:原来|原先|之前|以前|本来|起初|一开始)[^，。]{0,8}(?:反对|不同意|抵触|支持|不看好|不想换|中立)的?/g

const us = '(?:你们|我们|咱们?|贵司|你家|我方|我司)'
const rival =
  '(?:别家|别人|对手|对方|另一家|他们家|老(?:厂家|供应商)|原来的|原厂|现在(?:这|那)家|[\\u4e00-\\u9fffA-Z]{2,4})'

const opposing = new RegExp(
  [
    '不(?:太|会|大|怎么|是很)?(?:同意|赞成|赞同|支持|认可|看好|买账|待见|感冒|接受(?!你们的?(?:价|报价))|愿意?(?:换|用|选|上)|想(?:换|用|选|上|折腾|动)|打算换|能接受|建议(?:用|选|上|换))',
    `(?:死也|绝|肯定|坚决|打死|宁可|宁愿|说什么)?(?:也|都|就)?不(?:会|能|肯|可能)?(?:选|用|投|推荐|考虑|要|挺|签)${us}`,
    '反对(?!票?无效)|抵制|抵触|排斥|否决|唱反调|投了?反对|一票否决|不松口|不点头|卡(?:着|住)(?:不放|我们|咱|你们)|使绊|作梗|挑刺',
    '(?:审核|评审|测试|论证|技术|质量|我)(?:这)?(?:关|边|里|上)?[^，。]{0,6}(?:过不了|通不过|不(?:会|能|予)(?:给)?(?:过|通过))|别(?:费劲|费力|白费|折腾|想了|惦记|浪费)',
    `坚持(?:要)?(?:自研|自己(?:做|开发)|自建|用(?:原来|老|现在|${rival})|选(?!你|我们|咱))|[要想]?自己(?:做|搞|开发)[，。]?不(?:用|要)`,
    `(?:倾向于?|偏向|力挺|认准|推荐|看好|主推|中意|更想用|挺|站|投|选)(?!了?${us})(?:了)?(?:别家|别人|对手|另一家|他们家|老厂家|老供应商|原来的|原厂|那家|竞品)|(?:倾向于?|偏向|力推|主推|力挺|认准|看好|推荐|中意|偏爱|内定)(?!了?${us}|[^，。]{0,2}(?:方案|国产|进口|一次|分批|先|用|换|走|按|全款|这))(?:了)?[\\u4e00-\\u9fffA-Z]{2,4}(?=$|[，。、])`,
    '(?:没|不是)(?:我|他|她)?(?:的)?(?:菜|首选)|看不上|不(?:适合|合适)(?:我们|我|这里|这边)|维持(?:现有|原|老|现状)[^，。]{0,4}|不签(?:字|这个)|(?:方案|技术|产品)(?:也|就|根本|实在)?不行|不(?:愿意?|想)?(?:折腾|冒险)|风险太大|不建议(?:动|换|改|上|选|用)|休想|甭想|别想进|没戏|不是我想要的|不在(?:我的)?考虑(?:范围)?|用惯了|宁可不(?:上|换|买)|不换(?!货|新|机)|没(?:一个|有人|人|谁)(?:愿意?|想|肯)(?:动|换|用|上|折腾|学)|没(?:什么)?(?:兴趣|必要)(?:换|上|买)?',
  ].join('|'),
  'g',
)
const neutral =
  /观望|还没想好|不好说|不再反对|不反对|没(?:什么|有)?(?:异议|意见)|保持中立|(?:转|变)?(?:为|成)?中立|不站队|两边都行|谁(?:家)?都行|哪家都行|不表态|不偏不倚|一碗水|无所谓|按规矩来|弃权/g
const supporting = new RegExp(
  [
    '(?<!技术|售后|服务|政策|资金|驻场|远程|本地|系统|软件|能|要|硬件|协议|接口|[不没])支持(?!系统|协议|多|国产|定制|接口|几|哪|什么|吗|不支持|到|对接|离线|远程|[A-Za-z\\d])',
    `力挺(?!别|对)|(?:倾向|偏向|看好|推荐|认可|中意|首选|挺|投|站|选|信)(?:于|了|在)?${us}|${us}(?:是|就是|当)(?:首选|第一)`,
    '(?:我)?这(?:一)?票(?:给|投|就投)|背书|帮(?:我们|你们|咱|忙)(?:说话|推|争取|讲)|在会上帮忙?推|替(?:我们|你们|咱)[^，。]{0,4}(?:说话|争取|讲)',
    '没毛病|挑不出毛病|技术上(?:没问题|过关|可以)|[就很挺]认可(?!度)|改口|被(?:我们|你们|咱们?)?(?:说服|打动|说动)|想通了|想开了|这(?:一)?关(?:你们|我们|算)?过了|点头(?!之)|赞成(?!票?无)|投了?赞成|举双手|同意(?:用|选|上|换|推|采购|这个方案|你们)',
    `(?<![不别没])(?:就)?(?:用|选|定|认)${us}(?=$|[，。的了吧])|愿意(?:支持|试|换|推)|没(?:问题|顾虑)了?，?(?:我)?支持`,
  ].join('|'),
  'g',
)
