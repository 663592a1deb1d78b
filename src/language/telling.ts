import { allMatches } from './all-matches.ts'
import { clausesOf } from './clauses.ts'
import type { Mention } from './mention.ts'
import { isHypothetical, isNegated } from './negation.ts'
import type { BuyingRole, Stance } from './roles.ts'
import { type Span, spanOf } from './span.ts'
import { roleWords, stanceWords, weakRoleWords } from './told-words.ts'

/** What a text itself says about somebody, whatever their title; later words replace earlier ones. */
export interface Told {
  role?: BuyingRole
  /** From a near synonym, when no proper word for a role was said. */
  weakRole?: BuyingRole
  stance?: Stance
}

/** Somebody who is only a role so far: 「UB还没见到」. */
interface Unmet extends Span {
  role: BuyingRole
}

/** What is told about each mention. Things asked, supposed or denied are not told. */
export function tellingsIn(
  text: string,
  mentions: Mention[],
  sayings: readonly Saying[],
): { told: Map<Mention, Told>; unmet: Unmet[] } {
  const told = new Map<Mention, Told>()
  const unmet: Unmet[] = []
  for (const clause of sayings.length === 0 ? [] : clausesOf(text)) {
    if (asksWhether.test(clause.text)) continue
    const scene = sceneOf(clause, mentions)
    for (const { at, says } of sayings.filter(({ at }) => clause.start <= at.start && at.end <= clause.end)) {
      if (isHypothetical(text, at)) continue
      if (isSomebodyElse.test(text.slice(at.end, clause.end))) continue
      const isNobodyYet = isUnmet(text, clause, at)
      if (isNobodyYet && says.role !== undefined) unmet.push({ ...at, role: says.role })
      if (isNobodyYet || isNegated(text, at) || isBygone(text, clause, at)) continue
      if (says.stance === 'support' && isWanted(text, clause, at)) continue
      for (const mention of subjectsOf(text, scene, at)) {
        if (says.stance === undefined || !isAwaited(text, mention)) told.set(mention, { ...told.get(mention), ...says })
      }
    }
  }
  return { told, unmet }
}

/** A word by which a part or a stance is told. */
export interface Saying {
  at: Span
  says: Told
}

/** All such words of a text in order; whom they are about, if anybody, depends on who is in it. */
export function sayingsIn(text: string): Saying[] {
  return [
    ...roleWords.flatMap(([pattern, role]) => wordsSaying(text, pattern, { role })),
    ...weakRoleWords.flatMap(([pattern, weakRole]) => wordsSaying(text, pattern, { weakRole })),
    ...stanceWords.flatMap(([pattern, stance]) => wordsSaying(text, pattern, { stance })),
  ].sort((a, b) => a.at.start - b.at.start)
}

function wordsSaying(text: string, pattern: RegExp, says: Told): Saying[] {
  return allMatches(text, pattern).map((match) => ({
    at: spanOf(text, match.index, match.index + match[0].length),
    says,
  }))
}

/** Asks about the fact, or makes it a condition; not what to do about it: 院长反对怎么办 still tells that he does. */
const asksWhether = /才[行能可会]|吗|是否|谁|(\p{L}{1,2})[不没]\1|不$|没有?$/u

/** 拍板的另有其人. */
const isSomebodyElse = /^的?(?:人)?(?:另有|还?不是他|是别人|还没定)/

/** A role whose holder is not known yet: UB还没见到, 没找到拍板的人. */
function isUnmet(text: string, clause: Span, at: Span): boolean {
  return (
    /^的?人?[也都还一直]{0,3}没有?(?:见|找|约|接触|摸|碰)/.test(text.slice(at.end, clause.end)) ||
    /没有?(?:见|找|约|接触|摸|碰)[到着过上]?(?:他们的?)?$/.test(text.slice(clause.start, at.start))
  )
}

/** 原来拍板的滕董靠边站: what somebody was is not what they are. */
function isBygone(text: string, clause: Span, at: Span): boolean {
  return /(?:原来|以前|之前|从前|过去|原先)[^，。]{0,2}$|不再?管$/.test(text.slice(clause.start, at.start))
}

/** 等董事会点头, 得院长认可才行: what is still wanted is not there yet; 点头了 is. */
function isWanted(text: string, clause: Span, at: Span): boolean {
  return (
    /(?:[等要得需]|争取|除非|只有)[^，。的]{0,10}$/.test(text.slice(clause.start, at.start)) &&
    !/^了/.test(text.slice(at.end, clause.end))
  )
}

/** The people a clause can be about: those in it, else those spoken of before it. */
interface Scene {
  clause: Span
  earlier: Mention[]
  inside: Mention[]
}

function sceneOf(clause: Span, mentions: Mention[]): Scene {
  return {
    clause,
    earlier: mentions.filter(({ end }) => end <= clause.start),
    inside: mentions.filter(({ start, end }) => clause.start <= start && end <= clause.end),
  }
}

/** 要李总点头, 等院长认可: what is still wanted of somebody is not their stance. */
function isAwaited(text: string, { start }: Mention): boolean {
  return /(?:[要等得]|争取|需要?)(?:他们?的?)?$/.test(text.slice(Math.max(0, start - 5), start))
}

/**
 * Whom a word is about: the one it leads to (拍板的是李总, 内线老周), else the nearest one before it in the clause with those joined to
 * it (张总和李工都支持), else, when the clause goes on about somebody (他…, 负责…), the last one spoken of.
 */
function subjectsOf(text: string, { clause, earlier, inside }: Scene, at: Span): Mention[] {
  const itself = inside.find(({ start, end }) => start <= at.start && at.end <= end)
  if (itself !== undefined) return [itself]
  const next = inside.find(({ start }) => start >= at.end)
  const previous = inside.findLastIndex(
    ({ start, end }) => end <= at.start && (!isObject(text, start) || relabels.test(text.slice(end, at.start))),
  )
  if (opensAnAnswer(text, clause, at, next)) return []
  const link = next && text.slice(at.end, next.start)
  if (next && link !== undefined && leadsOn.test(link) && (link !== '' || previous < 0)) return [next]
  if (previous >= 0) return withJoined(text, inside, previous)
  if (at.start !== clause.start && !goesOn.test(clause.text)) return []
  return clause.text.startsWith('都') ? withJoined(text, earlier, earlier.length - 1) : earlier.slice(-1)
}

/** EB是路董事长 UB是浸出车间: a role that is about to be given to somebody is not that of the one before, whoever the next one is. */
function opensAnAnswer(text: string, clause: Span, at: Span, next: Mention | undefined): boolean {
  const rest = text.slice(at.end, clause.end)
  const given =
    /^(?:的人?|方|部门)?\s?(?:还?就?是|[:：]|归|由|还?得|在(?=[^，。]{2,}(?:[科部处室院]|车间)))(?!谁|他|她|这|那位)/.exec(
      rest,
    )
  return given !== null && (next === undefined || next.start > at.end + given[0].length + 6)
}

const leadsOn =
  /^(?:的|人|换成了?|改成了?|变成了?|轮到|归|由|还?得|要|靠|他们|集团|那位|那个|组长|部门|方|科室|权|在|[:：]|还?就?是|也是|应该是|主要是){0,4}$/
const goesOn =
  /^(?:他(?!们)|她(?!们)|这人|这位|人家|平时|天天|经常|时不时|老是|私下|偷偷|悄悄|但|也|还(?!有)|都|挺|很|一直|态度|是|负责|管|标成|改成|标为|算|主要|专门|最终|其实|(?:技术|方案|产品|价格|指标|东西)上?[他她](?!们)|(?:会|评审会?|私底?下|背后)上?(?=[^，。]{0,3}[帮替])|对[^，。]{1,10}(?:挺|很|还算|比较|非常|十分|蛮))/

/** 把宫工标成教练: the one named is who it is about. */
const relabels = /[标改记设写列][成为]/

/** In 对李工的方案 and 让李工 the one named is not who the sentence is about. */
function isObject(text: string, start: number): boolean {
  return /[对把替让]$/.test(text.slice(Math.max(0, start - 1), start))
}

function withJoined(text: string, inside: Mention[], last: number): Mention[] {
  const joined: Mention[] = []
  for (let i = last; i >= 0; i -= 1) {
    const mention = inside[i]
    const following = joined[0]
    if (mention === undefined) break
    if (following !== undefined && !/^[和跟与及]$|^还有$/.test(text.slice(mention.end, following.start))) break
    joined.unshift(mention)
  }
  return joined
}
