import type { Span } from '../../language/span.ts'
import type { Message } from '../message.ts'
import { holdsCommonWord } from '../names/common-words.ts'
import { customerEvidence, isFollowedByPerson, isGeneric, isSurelyCustomer } from '../names/customers.ts'
import { type NameMention, readNames } from '../names/mentions.ts'
import { looksLikeName } from '../names/name-characters.ts'
import { standingOf } from '../names/rivals.ts'
import { isVendor } from '../names/vendors.ts'
import { isTradeOnly } from './industry.ts'

/** The organisations of a message by where they stand, and the place that describes the customer. */
export interface Organisations {
  customers: string[]
  rivals: string[]
  rivalsOut: string[]
  region?: string
  /** Every stretch that is a proper name, so that nothing else is read from inside it. */
  named: Span[]
  /** The customers where they stand, for texts about several. */
  mentions: Span[]
}

export function readOrganisations(message: Message): Organisations {
  const { text, heard, people, amounts, ahead } = message
  const names = readNames(text, [...people, ...amounts, ...ahead], heard.knownCustomers)
  const found: Organisations = { customers: [], rivals: [], rivalsOut: [], named: [], mentions: [] }
  let previous: { mention: NameMention; standing: 'customer' | 'rival' | 'out' | undefined } | undefined
  for (const mention of names) {
    if (mention.placeOnly || mention.tailOnly) continue
    const linked =
      previous !== undefined && /^\s*(?:和|跟|与|及|、|还有)\s*$/.test(text.slice(previous.mention.end, mention.start))
    const standing =
      linked && previous?.standing === 'rival' ? 'rival' : standingIn(message, mention, found.customers.length > 0)
    if (standing === undefined) {
      previous = { mention, standing: undefined }
      continue
    }
    if (standing === 'rival') found.rivals.push(mention.text)
    else if (standing === 'out') found.rivalsOut.push(mention.text)
    else {
      found.customers.push(mention.text)
      found.mentions.push(mention)
    }
    found.named.push(mention)
    // A和B都在: what is said after the last of a list is said of the first too.
    if (
      linked &&
      standing === 'rival' &&
      previous !== undefined &&
      previous.standing !== 'rival' &&
      previous.standing !== 'out'
    ) {
      if (previous.standing === 'customer') {
        found.customers.pop()
        found.mentions.pop()
      } else found.named.push(previous.mention)
      found.rivals.push(previous.mention.text)
    }
    previous = { mention, standing }
  }
  const region = names.findLast(
    (mention) => (mention.placeOnly || isTradeOfPlace(mention)) && describesCustomer(text, mention),
  )?.place
  return {
    ...found,
    customers: unique(found.customers),
    rivals: unique(found.rivals).filter((name) => !found.rivalsOut.includes(name)),
    rivalsOut: unique(found.rivalsOut),
    ...(region === undefined ? {} : { region }),
  }
}

/** 刘工跳槽去了比亚迪: where somebody went to work is neither the customer nor a rival. */
function isNextJob({ text }: Message, { start }: NameMention): boolean {
  return /(?:跳槽|跳|离职|走人?|辞职)了?[^。;；]{0,8}(?:去|到)了?$/.test(text.slice(0, start))
}

/** What the words around a name say of it; a name that nothing points at is the customer when it looks like a firm. */
function standingIn(
  message: Message,
  mention: NameMention,
  hasCustomer: boolean,
): 'customer' | 'rival' | 'out' | undefined {
  const { text, people, heard, pending } = message
  if (mention.text.length < 2 || isNextJob(message, mention)) return undefined
  const said = standingOf(text, mention) ?? correctedTo(message, mention)
  if (said !== undefined) return said
  if (isGeneric(text, mention) || (!mention.known && (isTradeOnly(mention.text) || isTradeOfPlace(mention))))
    return undefined
  if (!mention.known && (!looksLikeOne(mention) || isTeam.test(mention.text) || namesPerson(message, mention)))
    return undefined
  if (pending[0] === 'ask' && pending[1] === 'competitor') return 'rival'
  // 甬矽 … 封装的宋工: beside a customer, a plain word before somebody is where they work.
  const namely = mention.known || mention.tail || looksLikeName(mention.text)
  const followed = (namely || !hasCustomer) && isFollowedByPerson(mention, people, text)
  const placed = hasCustomer || heard.context?.customer !== undefined
  if (isVendor(mention.text) && (placed || !opens(text, mention)) && !isSurelyCustomer(text, mention, followed))
    return 'rival'
  const evidence = customerEvidence(text, mention, followed)
  return evidence >= (heard.context?.customer === undefined ? 2 : 4) ? 'customer' : undefined
}

/** 汕头印刷厂: where it is and what it makes, which names nobody. */
function isTradeOfPlace({ text, place }: NameMention): boolean {
  return place !== undefined && /[厂企]$/.test(text) && isTradeOnly(text.slice(place.length))
}

/** 七十多掉到五十, 别弄丢: figures and verbs of every day make no name, whatever stands beside them. */
function looksLikeOne({ text, tail }: NameMention): boolean {
  return tail || looksLikeName(text) || !(everydayVerb.test(text) || holdsCommonWord(text))
}

const everydayVerb =
  /^[一二两三四五六七八九十百几]+[十百多个来家声条]|[别凑漏弄掉讲挪扯骂催拖找写删抄问答聊谈听怕嫌砍搞跑丢错个些件条趟遍咱谁哪]/

/** 环保部, IE部; but 海尔洗衣机事业部 is a customer. */
const isTeam = /(?<!事业|营业|总)部$|[科处室]$/

/** 小贝, or somebody introduced before: Kevin一直挑刺. */
function namesPerson({ people }: Message, { text }: NameMention): boolean {
  return /^[小老阿].$/.test(text) || people.some(({ name }) => name === text)
}

/** A message that begins with a name is about it, unless it goes on about what that firm has (用友都送三年维保). */
function opens(text: string, { start, end }: NameMention): boolean {
  return (
    /^(?:[^一-龥]|今天|昨天|明天|下?周[一二三四五六日]|上午|下午|建个?商机|新单|查下?|看下?|约|去|见|跟|和|给|把)*$/.test(
      text.slice(0, start),
    ) && !/^(?:都|也|又|已经|比|送|降|报)/.test(text.slice(end))
  )
}

const unique = (names: readonly string[]) => [...new Set(names)]

/** 不是迈瑞，是联影: the second takes the place that was wrong, of the customer in a visit or a new deal, else of a rival. */
function correctedTo({ text, pending }: Message, { start }: NameMention): 'customer' | 'rival' | undefined {
  if (!/不是[^不]{1,14}[,，\s]?(?:而|应该|就)?是\s?$/.test(text.slice(Math.max(0, start - 22), start))) return undefined
  return /客户|visit|create/.test(text.slice(0, start) + pending[1]) ? 'customer' : 'rival'
}

/** 徐州那边的同事, 去成都的高铁: where we are says nothing of the customer. */
function describesCustomer(text: string, { end, start }: NameMention): boolean {
  return (
    !/^(?:那边|那)?的?(?:团队|同事|办事处|分部|出差|高铁|机票|酒店|航班|天气|路上)/.test(text.slice(end)) &&
    !/订.{0,6}$/.test(text.slice(0, start))
  )
}
