import { isCompoundSurname } from '../../language/surnames.ts'
import { firms } from '../names/firms.ts'
import { looksLikeName } from '../names/name-characters.ts'
import { places } from '../names/places.ts'
import { tailsAt } from '../names/suffixes.ts'
import { isVendor } from '../names/vendors.ts'
import type { NamedSpan } from './name-tagger.ts'

/** No name is longer, with room for a firm's full one; longer spans are noise that looks like one. */
const longestName = 40

/** The tagged stretches that can be names, cut where two were taken for one. */
export function properSpans(text: string, spans: readonly NamedSpan[]): NamedSpan[] {
  return spans
    .filter(({ start, end }) => end - start <= longestName)
    .filter((span) => !isHalfAWord(text, span) && !(isFirm(span) && isByTheWay(text, span)))
    .map((span) => withWholeTitle(text, withWholeSurname(text, span)))
    .flatMap((span) =>
      properIn(text, withWholeRival(text, withoutDepartment(text, withoutStrays(text, withWholeTail(text, span))))),
    )
}

/** 出工 of 刚出工亡, 矿上刚 of 矿上刚出事: half of another word, or where they are and no name. */
function isHalfAWord(text: string, { start, end, kind }: NamedSpan): boolean {
  const name = text.slice(start, end)
  return kind === 'person'
    ? /工$/.test(name) && /^[亡伤]/.test(text.slice(end))
    : /^[矿厂院局店村镇校]上[刚又也才]?$/.test(name)
}

const isFirm = ({ kind }: NamedSpan) => kind === 'customer' || kind === 'rival'

/** 以前在扬子江干过, 开腾讯会议: where somebody comes from and what one meets by is nobody this is about. */
export function isByTheWay(text: string, { start, end }: { start: number; end: number }): boolean {
  const [before, after] = [text.slice(0, start), text.slice(end)]
  return (
    (/在$/.test(before) && /^(?:那边|那)?(?:干|待|呆|做|工作|上班)过/.test(after)) ||
    (/^(?:腾讯|飞书|钉钉)$/.test(text.slice(start, end)) && /^(?:会议|视频|文档|群)/.test(after))
  )
}

/** 中信银行科技 of 中信银行科技部魏总: no name takes half of a department with it. */
function withoutDepartment(text: string, span: NamedSpan): NamedSpan {
  if (span.kind !== 'customer') return span
  const halves = halfDepartment.exec(text.slice(span.start, span.end))?.[0] ?? ''
  const isHalf = halves !== '' && /^(?:部(?!队|件)|科(?!技|学|研)|处(?!理)|中心)/.test(text.slice(span.end))
  return isHalf && span.end - halves.length - span.start > 1 ? { ...span, end: span.end - halves.length } : span
}

const halfDepartment = /(?:科技|信息|数据|机电|设备|技术|采购|生产|工程|安环|财务|运营|质量|物资|后勤)$/

/** 延工 of 呼延工, 小万 of 小万俟: no name stops inside a surname of two characters. */
function withWholeSurname(text: string, span: NamedSpan): NamedSpan {
  const { start, end, kind } = span
  if (kind !== 'person') return span
  if (start > 0 && isCompoundSurname(text.slice(start - 1, start + 1))) return { ...span, start: start - 1 }
  return end - start === 2 && /[老小]/.test(text[start] ?? '') && isCompoundSurname(text.slice(end - 1, end + 1))
    ? { ...span, end: end + 1 }
    : span
}

/** 温副总 of 温副总裁: no title stops inside a longer one. */
function withWholeTitle(text: string, span: NamedSpan): NamedSpan {
  const more = /总$/.test(text.slice(span.start, span.end)) ? /^(?:裁|监|经理|工程师)/.exec(text.slice(span.end)) : null
  return span.kind === 'person' && more !== null ? { ...span, end: span.end + more[0].length } : span
}

/**
 * 鼎捷 of 剩鼎捷信跟咱, 中科 of 中科慧远压价: a rival's name goes on to the word after it, over all that firms are named with; a firm
 * that everybody knows is another one.
 */
function withWholeRival(text: string, span: NamedSpan): NamedSpan {
  if (span.kind !== 'rival' && span.kind !== 'rivalOut') return span
  const more = restOfRival.exec(text.slice(span.end))?.[1] ?? ''
  const whole = text.slice(span.start, span.end + more.length)
  return more !== '' && looksLikeName(whole) && !firms.some((firm) => firm.length > 1 && more.startsWith(firm))
    ? { ...span, end: span.end + more.length }
    : span
}

const restOfRival =
  /^([\u4e00-\u9fff]{1,3}?)(?=$|[\s，。,；;、！!？?和跟与也都又就还在来报压抢给说要把比]|(?:退|出局|没投|中标|便宜|两家|三家))/

/** 远航电 of 远航电子: no name stops inside its own tail. */
function withWholeTail(text: string, span: NamedSpan): NamedSpan {
  if (span.kind !== 'customer' && span.kind !== 'rival') return span
  // 东方 of 东方锅炉, 中铁 of 中铁建工: a well-known name goes on into a tail of its own.
  if (firms.includes(text.slice(span.start, span.end))) {
    const more = tailsAt(text, span.end).find((tail) => tail.length > 1 && !partOfFirm.test(tail))
    if (more !== undefined) return { ...span, end: span.end + more.length }
  }
  for (let start = span.end - 1; start > span.start; start--) {
    const [tail = ''] = tailsAt(text, start)
    if (start + tail.length > span.end) return { ...span, end: start + tail.length }
  }
  return span
}

/** 哎铭陶, 跟欧瑞拼, 青鸟还: what is called out before a name or done to it after is none of it. */
function withoutStrays(text: string, span: NamedSpan): NamedSpan {
  if (span.kind !== 'customer' && span.kind !== 'rival') return span
  const name = text.slice(span.start, span.end)
  const called = name.length > 2 && /^[哎诶欸喂]/.test(name) ? 1 : 0
  const done = name.length - called > 2 ? (strays.exec(name)?.[0].length ?? 0) : 0
  const fought = /[跟和与]$/.test(text.slice(0, span.start)) && name.length > 2 && /[拼抢争]$/.test(name) ? 1 : 0
  return { ...span, start: span.start + called, end: span.end - Math.max(done, fought) }
}

const strays = /(?:还在?|也在?|在抢|又来|里[头面]|那头)$/

function properIn(text: string, span: NamedSpan): NamedSpan[] {
  if (span.kind !== 'customer' && span.kind !== 'rival') return [span]
  const name = text.slice(span.start, span.end)
  if (span.kind === 'customer' && describing.test(name)) {
    const place = places.find((one) => name.startsWith(one))
    return place === undefined ? [] : [{ ...span, end: span.start + place.length, kind: 'region' }]
  }
  if (span.kind === 'customer' && placesOnly.test(name)) {
    const place = places.find((one) => name.endsWith(one)) as string
    return [{ ...span, start: span.end - place.length, kind: 'region' }]
  }
  const there = places.find((one) => name.startsWith(one))
  if (span.kind === 'customer' && there !== undefined && eventThere.test(text.slice(span.start + there.length)))
    return [{ ...span, end: span.start + there.length, kind: 'region' }]
  const [, first, link] = isVendor(name) ? [] : (listed.exec(name) ?? [])
  if (first === undefined || link === undefined) return [span]
  const cut = span.start + first.length
  return [
    { ...span, end: cut },
    { ...span, start: cut + link.length },
  ]
}

/** 上海参展, 广州开展会: where they go for what they do there. */
const eventThere = /^(?:参展|看展|展会|开展会?|开会|出差|培训|考察)/

/** 台州椒江: where they are, and no name. */
const placesOnly = new RegExp(`^(?:${places.join('|')}){2,}$`)

/** 携程总部 is 携程. */
const partOfFirm = /^(?:总部|厂区|园区|院区|校区|基地|生产基地|工厂|工业园区?|事业部)$/

/** 洛阳做轴承, 某城商行, 一家印染厂, 公立医院: what they do or are, and no name. */
const describing =
  /[做某]|[一有这那]家|^(?:公立|民营|私立|三甲|二甲|大型|中型|小型)(?:医院|学校|银行|企业|集团|公司|工厂|药企)?$/

/** 德马和中集天达: two names of at least two characters each. */
const listed = /^(.{2,}?)(和|跟|与|、|还有)(?=.{2,}$)/
