import type { Mention } from '../../language/mention.ts'
import { mentionNamed } from '../../language/named-people.ts'
import { type PersonMention, toldOf } from '../../language/people.ts'
import { spanOf } from '../../language/span.ts'
import { title as anyTitle } from '../../language/titles.ts'
import type { Message } from '../message.ts'
import { firms } from '../names/firms.ts'
import { knownNames } from '../names/known-names.ts'
import { places } from '../names/places.ts'
import type { Organisations } from '../slots/organisations.ts'
import { isDeed } from '../slots/rare-surnames.ts'
import type { NamedSpan, NameTagger } from './name-tagger.ts'
import { isByTheWay, properSpans } from './proper-spans.ts'
import { charactersOf } from './tag-features.ts'
import type { NamedKind } from './tags.ts'

/** A message whose people and organisations are settled. */
export interface Named {
  message: Message
  organisations: Organisations
}

/**
 * Puts what the rules took for people and organisations right by what was learned of names in context. A customer on file stays
 * one where the rules hear it as one.
 */
export function settleNames(message: Message, ruled: Organisations, tagger: NameTagger): Named {
  const onFile = ruled.mentions.filter(({ text }) => message.heard.knownCustomers?.includes(text))
  const tagged = properSpans(message.text, tagger(charactersOf(message, ruled)))
  // 美的要看样机: a firm that everybody knows is one even where it looks like common words.
  const missed = ruled.mentions.filter(
    (one) =>
      firms.includes(one.text) &&
      !isAmongNumerals(message.text, one) &&
      !isByTheWay(message.text, one) &&
      ![...tagged, ...onFile].some(({ start, end }) => start < one.end && one.start < end),
  )
  const names = [
    ...tagged
      .filter((name) => !onFile.some((known) => known.start < name.end && name.start < known.end))
      .map((name) => (isOnFile(message, name) ? { ...name, belief: 1 } : name))
      .filter(
        (name) =>
          !isProduct(message, name) &&
          !isGoBetween(message.text, name) &&
          !isNewPlace(message.text, name) &&
          !isMistaken(message.text, name) &&
          !isKin(message.text, name) &&
          !isWayOfBuying(message.text, name),
      )
      .map((name) => (isOurs(message.text, name) ? { ...name, kind: 'colleague' as const } : name))
      .map((name, _, all) => (isColleague(message.text, name, all) ? { ...name, kind: 'colleague' as const } : name))
      .map((name, at, all) =>
        isJoined(message.text, name, all[at - 1]) || isPostMet(message.text, name)
          ? { ...name, start: name.start + 1, kind: 'post' as const }
          : name,
      )
      .map((name) => ({ ...name, kind: rivalBySeat(message.text, name) ?? name.kind }))
      .map((name) => (isAtHand(message, name) ? { ...name, kind: 'customer' as const } : name))
      .map((name) =>
        isHeardToo(message.text, name, ruled) ? { ...name, belief: Math.max(name.belief, knownToAll) } : name,
      ),
    ...onFile.map(({ start, end }): NamedSpan => ({ start, end, kind: 'customer', belief: 1 })),
    ...missed.map(({ start, end }): NamedSpan => ({ start, end, kind: 'customer', belief: knownToAll })),
  ].sort((one, other) => one.start - other.start)
  return {
    message: { ...message, people: peopleOf(message, names), names },
    organisations: organisationsOf(message.text, names, ruled.rivalsOut),
  }
}

/** 付款三三三一: a firm that is called by numerals is none among others. */
function isAmongNumerals(text: string, { start, end }: { start: number; end: number }): boolean {
  const numeral = /[一二三四五六七八九十百\d]/
  return numeral.test(text[start] ?? '') && (numeral.test(text[start - 1] ?? '') || numeral.test(text[end] ?? ''))
}

/** How much a well-known firm is believed in where the rules alone hear it, and a rival where they hear it too. */
const knownToAll = 0.75

/** 我这边小邢, 跟老韩一块去, 小骆你先去: people of ours, whom no customer employs. */
function isOurs(text: string, { start, end, kind }: NamedSpan): boolean {
  const [before, after] = [text.slice(Math.max(0, start - 8), start), text.slice(end, end + 6)]
  return (
    kind === 'person' &&
    (/(?:我(?:们)?这边的?|我方的?|我们?(?:售后|售前|技术)的?|同行的[是有]|陪(?:咱们?|我们)|(?:^|[，。,\s])带(?:着|上)?)$/.test(
      before,
    ) ||
      (/^跟(?:进|着)?(?:$|[，。,；;\s])/.test(after) && /^[老小]/.test(text.slice(start))) ||
      /(?:辛苦|多亏|感谢|谢谢)了?(?:[^，。]{1,4}[跟和与、])?$/.test(before) ||
      (/[跟和带同]着?(?:技术|售前|售后|工程|产品|研发)?的?$/.test(before) &&
        /^(?:一块儿?|一起|一道)?去/.test(after) &&
        /^[老小]/.test(text.slice(start))) ||
      (/拉(?:上|个|一下)?(?:我们|咱们?)?(?:[^，。,\s拉]{1,5}的)$/.test(before) && /^[老小]/.test(text.slice(start))) ||
      (/[，。,\s]是$/.test(before) && /^(?:昨天|今天|上午|下午|上周.?)*(?:去|跑|见|聊|谈)的/.test(after)) ||
      /^你(?!们)/.test(after))
  )
}

/** Whoever is ours once is ours wherever named again. */
function isColleague(text: string, { start, end, kind }: NamedSpan, all: readonly NamedSpan[]): boolean {
  const name = text.slice(start, end)
  return (
    kind === 'person' && all.some((other) => other.kind === 'colleague' && text.slice(other.start, other.end) === name)
  )
}

/** Whoever the talk is about is no rival of ours. */
function isAtHand({ text, heard }: Message, { start, end, kind }: NamedSpan): boolean {
  return kind === 'rival' && (heard.context?.customer?.includes(text.slice(start, end)) ?? false)
}

/** 培养基那单, while the talk is about 复景生物-培养基: what is sold is no customer. */
function isProduct({ text, heard }: Message, { start, end, kind }: NamedSpan): boolean {
  const [customer, ...product] = heard.context?.deal?.split('-') ?? []
  const name = text.slice(start, end)
  return kind === 'customer' && customer !== name && product.includes(name)
}

/** 总包是中铁: who stands between us and the customer is no rival. */
function isGoBetween(text: string, { start, kind }: NamedSpan): boolean {
  return (
    kind === 'rival' &&
    /(?:总包|监理|设计院|招标代理)(?:方|单位|商)?(?:是|叫|换成了?|[:：])$/.test(text.slice(0, start))
  )
}

/** 小王离职了，去了海康: where somebody went is nobody this is about. */
function isNewPlace(text: string, { start, kind }: NamedSpan): boolean {
  return (
    (kind === 'rival' || kind === 'customer') &&
    /(?:离职|辞职|退休|跳槽?|调走?|走人?)了?[，,\s]*(?:听说|据说|好像|说是)?(?:要|是)?(?:跳槽?|调)?(?:去|到)了?$/.test(
      text.slice(0, start),
    )
  )
}

/** 写成美的集团了: in a correction, the wrong customer. */
function isMistaken(text: string, { start, kind }: NamedSpan): boolean {
  return kind === 'customer' && mistaken.test(text.slice(0, start))
}

const mistaken = /(?<!听)[写记打录填说弄搞]成了?$/

/** 董事长夫人, 老板娘: kin and staff of whoever holds a post are somebody else. */
function isKin(text: string, { end, kind }: NamedSpan): boolean {
  return (
    kind === 'post' &&
    /^(?:的)?(?:夫人|秘书|助理|司机|儿子|女儿|太太|老婆|媳妇|弟弟|哥哥|小舅子|侄子|女婿|亲戚|同学|娘(?!家))/.test(
      text.slice(end),
    )
  )
}

/** 框架采购: a way of buying, and nobody who buys. */
function isWayOfBuying(text: string, { start, end, kind }: NamedSpan): boolean {
  return (
    kind === 'post' &&
    text.slice(start, end) === '采购' &&
    /(?:框架|集中|政府|公开|统一|联合|自行|带量|询价|谈判|直接|招标|竞价|协议|零星|单一来源)$/.test(
      text.slice(0, start),
    )
  )
}

/** 见张主任和院长: the 和 that joins a post to the one before is no surname. */
function isJoined(text: string, { start, kind }: NamedSpan, before: NamedSpan | undefined): boolean {
  return kind === 'person' && before?.kind === 'person' && before.end === start && text[start] === '和'
}

/** 没见过院长, 约局长周三见: what is done with whoever holds a post is no surname. */
function isPostMet(text: string, { start, end, kind }: NamedSpan): boolean {
  return kind === 'person' && isDeed(text, start) && post.test(text.slice(start + 1, end))
}

const post = new RegExp(`^(?=..)${anyTitle}$`)

/** 输给威高, 威高比我低: who takes a deal from us or undercuts us is a rival, and one no more where it is struck out or has left. */
function rivalBySeat(text: string, { start, end, kind, belief }: NamedSpan): NamedKind | undefined {
  if ((kind !== 'customer' && kind !== 'rival') || belief === 1) return undefined
  const [before, after] = [text.slice(Math.max(0, start - 6), start), text.slice(end, end + 8)]
  if (/客户名?[^，。,]{0,4}[，,\s]?(?:应该|其实)?是$/.test(text.slice(Math.max(0, start - 12), start)))
    return 'customer'
  // 介绍了家新客户 叫做和盛包装
  if (
    /(?:新客户|介绍了?[一个家]*)[^，。]{0,4}[，,\s]*(?:名字?)?叫做?$/.test(text.slice(Math.max(0, start - 14), start))
  )
    return 'customer'
  if (/(?:划掉|去掉|删掉|拿掉)$/.test(before) && kind === 'rival') return 'rivalOut'
  if (/(?:退|出局|弃标)[了掉]?的是$/.test(before)) return 'rivalOut'
  if (kind === 'rival' && /(?:[写记打录填说弄搞]|[听识别]{1,2})成了?$/.test(before)) return 'rivalOut'
  // 我们168万，新松172万: bids side by side.
  if (
    /(?:我们|咱们?)(?:报了?|是)?[\d.一二三四五六七八九十百千]+万?[，,、；;\s]/.test(text.slice(0, start)) &&
    /^(?:报了?|是)?[\d.一二三四五六七八九十百千]+万/.test(after)
  )
    return 'rival'
  if (/^(?:[和跟与、][^，。]{1,6}?)?(?:那边)?(?:听说|好像|已经|都)*(?:出局|弃标|退标|没投标|没报名)/.test(after))
    return 'rivalOut'
  // 给宏达便宜了10万: whom we give something off is no rival.
  if (
    /(?:^|[，。,\s])(?:我们?|又|已经|刚|再)*给$/.test(before) &&
    /^(?:那边|他们)?(?:又|再|多|已经)?(?:便宜|让|降|优惠|打|抹|少)/.test(after)
  )
    return 'customer'
  return /(?:输给|败给|丢给)了?$/.test(before) || /^(?:[也都]|那边)?(?:给的|报的)?比(?:我|咱)/.test(after)
    ? 'rival'
    : undefined
}

/** 青岫拿下了: whoever is on file and taken for a customer is one. */
function isOnFile({ text, heard }: Message, { start, end, kind }: NamedSpan): boolean {
  return (
    kind === 'customer' &&
    heard.knownCustomers !== undefined &&
    knownNames(heard.knownCustomers).has(text.slice(start, end))
  )
}

/** Whether the rules hear the same rival in the words beside it, or the same customer in a firm that everybody knows. */
function isHeardToo(
  text: string,
  { start, end, kind, belief }: NamedSpan,
  { rivals, customers }: Organisations,
): boolean {
  const name = text.slice(start, end)
  if (kind === 'customer') return customers.includes(name) && (firms.includes(name) || isBranch(name))
  return kind === 'rival' && belief > 0.4 && rivals.includes(name)
}

/** 国药控股陕西: a firm that everybody knows, and where. */
function isBranch(name: string): boolean {
  const place = places.find((one) => name.endsWith(one))
  return place !== undefined && firms.includes(name.slice(0, -place.length))
}

/** `denied`: rivals that were said in so many words to be none. */
function organisationsOf(text: string, names: readonly NamedSpan[], denied: readonly string[]): Organisations {
  const spans = (...kinds: NamedKind[]) =>
    names.filter(({ kind }) => kinds.includes(kind)).map(({ start, end }) => spanOf(text, start, end))
  const texts = (kind: NamedKind) => [...new Set(spans(kind).map((span) => span.text))]
  const rivalsOut = [...new Set([...texts('rivalOut'), ...texts('rival').filter((rival) => denied.includes(rival))])]
  const region = mostSpecific(texts('region').at(-1))
  const customers = texts('customer')
  return {
    // 无锡尚德 … 尚德那边: said in full once, it is said short later.
    customers: customers.filter((name) => !customers.some((other) => other !== name && other.endsWith(name))),
    rivals: texts('rival').filter((rival) => !rivalsOut.includes(rival)),
    rivalsOut,
    ...(region !== undefined && { region }),
    named: spans('customer', 'rival', 'rivalOut'),
    mentions: spans('customer'),
  }
}

/** 山东临沂 is 临沂. */
function mostSpecific(region: string | undefined): string | undefined {
  const wider = places.find((place) => region?.startsWith(place) && places.includes(region.slice(place.length)))
  return wider === undefined ? region : region?.slice(wider.length)
}

/** 新总监, 换院长, 升副总: what comes or goes, and no name. */
const noSurname = new RegExp(`^[但副新换升原该本前各某那这哪两几]${anyTitle}$`)

function mentionOf({ start, end, title, dept }: PersonMention): Mention {
  return { start, end, name: null, ...(title !== undefined && { title }), ...(dept !== undefined && { dept }) }
}

/** 车间主任老柯, 分管副总 叫韦国强, 滑科长升副总: the post that leads up to a name, or that its bearer comes to, is theirs. */
function postOf(text: string, people: readonly PersonMention[], { start, end }: NamedSpan): PersonMention | undefined {
  return people.find(
    (post) =>
      post.name === null &&
      (post.end <= start
        ? /^(?:[，,\s]?(?:名?叫|姓)|是|[:：])?$/.test(text.slice(post.end, start))
        : post.start >= end && /^刚?(?:升|升任|提|当)[为了上]?$/.test(text.slice(end, post.start))),
  )
}

const wholeTitle = new RegExp(`^(?:分管.*|${anyTitle})$`)

/** 京东物流的官经理: what ends the name of a firm is no department of it. */
function isOfFirm({ dept, start }: Mention, nameStart: number, names: readonly NamedSpan[]): boolean {
  return (
    dept !== undefined &&
    !/[部科处室办]$|中心$/.test(dept) &&
    names.some((firm) => firm.kind === 'customer' && firm.start < start && start < firm.end && firm.end <= nameStart)
  )
}

/** The people as tagged, with the titles and departments that the rules saw beside them, and all that is told of them. */
function peopleOf({ text, people, sayings }: Message, names: readonly NamedSpan[]): PersonMention[] {
  const held = new Map(
    names.flatMap((name) => {
      const post = name.kind === 'person' ? postOf(text, people, name) : undefined
      return post === undefined ? [] : [[name, post] as const]
    }),
  )
  const isHeld = ({ start, end }: { start: number; end: number }) =>
    [...held.values()].some((post) => post.start < end && start < post.end)
  const mentions = names.flatMap((name): Mention[] => {
    const { start, end, kind } = name
    if ((kind !== 'person' && kind !== 'post') || noSurname.test(text.slice(start, end))) return []
    if (kind === 'post' && isHeld(name)) return []
    const seen = people.find((person) => person.start < end && start < person.end)
    const post = held.get(name)
    const title = post?.title ?? seen?.title
    const dept = post?.dept ?? seen?.dept
    const beside = { ...(title !== undefined && { title }), ...(dept !== undefined && { dept }) }
    if (kind === 'person') {
      const named = mentionNamed(text, start, end)
      if (isOfFirm(named, start, names))
        return [{ start, end, name: named.name, ...(title !== undefined && { title }) }]
      const mention = { ...named, ...beside }
      return [{ ...mention, start: Math.min(mention.start, post?.start ?? start) }]
    }
    const words = text.slice(start, end)
    const known = seen !== undefined && seen.name === null && (title !== undefined || dept !== undefined)
    return [
      {
        start,
        end,
        name: null,
        ...(known ? beside : wholeTitle.test(words) ? { title: words } : { dept: words }),
      },
    ]
  })
  // 总经理是拍板的: of whom something is told is somebody.
  const told = people.filter(
    ({ name, role, inferred, stance, start, end }) =>
      name === null &&
      !isHeld({ start, end }) &&
      (stance !== undefined || (role !== undefined && inferred !== true)) &&
      !names.some((other) => other.start < end && start < other.end),
  )
  return toldOf(
    text,
    [...mentions, ...told.map(mentionOf)].sort((one, other) => one.start - other.start),
    sayings,
  )
}
