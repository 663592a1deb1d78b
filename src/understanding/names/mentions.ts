import { type Span, spanOf } from '../../language/span.ts'
import { entryAt, type Kind } from './lexicon.ts'
import { looksLikeName } from './name-characters.ts'

/** A stretch of a message that can be the name of an organisation, and what speaks for it. */
export interface NameMention extends Span {
  /** A firm that everybody, or the company's own file, knows. */
  known: boolean
  /** It ends like an organisation: 集团, 医院, 精密 … */
  tail: boolean
  /** The place it starts with. */
  place?: string
  /** Nothing but the place was said. */
  placeOnly: boolean
  /** Nothing but the tail was said: 医院, 银行. */
  tailOnly: boolean
}

interface Piece extends Span {
  kind: Kind | 'unknown' | 'break'
}

/**
 * Every stretch that no ordinary word, person, amount or date (`taken`) accounts for, joined with the firms, places and tails
 * it touches.
 */
export function readNames(text: string, taken: readonly Span[], knownCustomers: readonly string[] = []): NameMention[] {
  const mentions: NameMention[] = []
  let run: Piece[] = []
  for (const piece of [...piecesOf(text, taken, new Set(knownCustomers)), undefined]) {
    if (piece !== undefined && nameable.includes(piece.kind) && startsNoOther(run, piece)) {
      run.push(piece)
      continue
    }
    const mention = mentionOf(text, run)
    if (mention !== undefined) mentions.push(mention)
    run = piece !== undefined && nameable.includes(piece.kind) ? [piece] : []
  }
  return mentions
}

const nameable: readonly Piece['kind'][] = ['firm', 'place', 'tail', 'unknown']

/** A firm after something else begins a name of its own (锦江 after 华住), unless only a place stands before it (苏州汇川). */
function startsNoOther(run: readonly Piece[], piece: Piece): boolean {
  if (run.length === 0) return true
  if (piece.kind === 'firm') return run.every(({ kind }) => kind === 'place')
  if (piece.kind === 'unknown' && /^[A-Za-z]/.test(piece.text)) return false
  // 淄博做涂料的, 三亚要上系统: a place and what is done there.
  if (piece.kind === 'unknown' && run.every(({ kind }) => kind === 'place') && /^[做搞开有要想在的一]/.test(piece.text))
    return false
  // 奥瑞金 is no 瑞金, but 跑苏州 is one.
  if (piece.kind === 'place')
    return run.every(
      ({ kind, text }) =>
        kind === 'place' || kind === 'firm' || (kind === 'unknown' && text.length === 1 && !onlyClings.test(text)),
    )
  return true
}

function piecesOf(text: string, taken: readonly Span[], known: ReadonlySet<string>): Piece[] {
  const pieces: Piece[] = []
  const starts = new Map(taken.map((span) => [span.start, span.end]))
  let at = 0
  while (at < text.length) {
    const end = starts.get(at)
    if (end !== undefined && end > at) {
      pieces.push({ ...spanOf(text, at, end), kind: 'break' })
      at = end
      continue
    }
    const piece = pieceAt(text, at, known, pieces.at(-1))
    const last = pieces.at(-1)
    if (piece.kind === 'unknown' && last?.kind === 'unknown' && sameScript(last.text, piece.text)) {
      pieces[pieces.length - 1] = { ...spanOf(text, last.start, piece.end), kind: 'unknown' }
    } else pieces.push(piece)
    at = piece.end
  }
  return pieces.flatMap((piece) => (piece.kind === 'unknown' ? pairOf(text, piece) : [piece]))
}

/** 鲁信和安钢: two names and the word between them, where both sides read as names. */
function pairOf(text: string, piece: Piece): Piece[] {
  const link = /^[^和与跟]{2,5}(?=[和与跟][^和与跟]{2,5}$)/.exec(piece.text)?.[0].length
  if (link === undefined || !looksLikeName(piece.text.slice(0, link)) || !looksLikeName(piece.text.slice(link + 1)))
    return [piece]
  const at = piece.start + link
  return [
    { ...spanOf(text, piece.start, at), kind: 'unknown' },
    { ...spanOf(text, at, at + 1), kind: 'break' },
    { ...spanOf(text, at + 1, piece.end), kind: 'unknown' },
  ]
}

function pieceAt(text: string, at: number, known: ReadonlySet<string>, last: Piece | undefined): Piece {
  const char = text[at] ?? ''
  const inName = last !== undefined && nameable.includes(last.kind)
  const entry = entryAt(text, at, known, inName ? ['firm', 'tail', 'place', 'word'] : ['firm', 'place', 'word', 'tail'])
  if (entry !== undefined) {
    const { length } = entry
    const word = text.slice(at, at + length)
    const kind =
      entry.kind === 'tail' && inName && isDepartment(word, last, text.slice(at + length)) ? 'word' : entry.kind
    return { ...spanOf(text, at, at + length), kind }
  }
  const latin = /^[A-Za-z][A-Za-z&-]*/.exec(text.slice(at, at + 24))
  if (latin !== null) {
    const ordinary = entryAt(latin[0], 0, known, ['word'])?.length === latin[0].length
    return { ...spanOf(text, at, at + latin[0].length), kind: ordinary ? 'word' : 'unknown' }
  }
  const links = /[和与及]/.test(char) && (last?.kind === 'firm' || last?.kind === 'tail')
  const unknown = /[\u4e00-\u9fff]/.test(char) && !alwaysBreaks.has(char) && !links
  return { ...spanOf(text, at, at + 1), kind: unknown ? 'unknown' : 'break' }
}

/** 职务信息, 担心数据: tails that are nouns of every day make a name only of what looks like one. */
function isCommonNoun(pieces: readonly Piece[]): boolean {
  const [first, ...rest] = pieces
  return (
    first !== undefined &&
    first.kind === 'unknown' &&
    rest.every(({ kind, text }) => kind === 'tail' && everyday.test(text)) &&
    !looksLikeName(first.text)
  )
}

const everyday =
  /^(?:技术|信息|工程|软件|数据|网络|检测|监理|教育|物流|云|设备|仪器|发展|产业|投资|制造|工业|服务|管理|能源|动力|环境|材料|金属|市政|认证|包装|照明|支付|游戏|广告|人力|连锁|零售|商会|协会|企业|公司|政府|基金|保险|咨询|文化|健康|包装|电源|电池|机场|港|厂|局|街道|高速|医疗|电商|直播|酒店|餐饮|旅游)$/

/** 格力技术说不行, 瑞丰信息部: a department of the name before it; 锐通软件 is a name. */
function isDepartment(word: string, last: Piece, after: string): boolean {
  if (!/^(?:技术|信息|工程|软件|数据|网络|检测|监理|教育|物流|云|智慧|智能|自动化|照明|节能|设备|仪器)$/.test(word))
    return false
  if (last.kind === 'unknown' && /^(?:物流|教育|照明|空调|智能|自动化)$/.test(word)) return /^[部科处]/.test(after)
  return (
    last.kind === 'firm' ||
    /^(?:部|科|处|中心|说|那边|嫌|平台|系统|项目|改造|升级|采购|二期|一期|三期|产品|模块)/.test(after)
  )
}

/** Single characters that stand in hardly any name. */
const alwaysBreaks = new Set(
  '的了吗呢吧啊我你他她它这那是被把给跟没不也都就又很太谁啥哪某嫌哦嗯呀哈么俩咱您咋怎已才刚懂差',
)

const sameScript = (a: string, b: string) => /[A-Za-z]$/.test(a) === /^[A-Za-z]/.test(b)

/** Verbs and particles that cling to the start or the end of a name: 去瑞丰, 瑞丰要. */
const clingsBefore =
  /^(?:在|从|到|去|来|趟|往|向|对|按|将|让|替|帮|请|叫|由|见|聊|谈|说|讲|问|看|打|跑|约|陪|改|推|标|删|撤|发|寄|送|拿|带|用|做|搞|弄|办|走|签|投|选|换|和|同|及|或|等|有|个|家|位|为|想|要|会|能|查|备|嗯|还|再|先|与|攻|啃|抢|赢|输|建|录|开|上|下|里|单|条)+/
const onlyClings = new RegExp(`${clingsBefore.source}$`)
const clingsAfter =
  /(?:在|从|到|去|来|往|向|对|按|将|让|叫|由|见|聊|谈|说|讲|问|看|打|约|改|推|标|用|做|签|投|选|换|和|同|及|或|等|有|想|要|会|能|还|再|先|与|为|上|里|得|过|着|才|刚|已|只|单|成|丢|黄|催|拖|批|定|嫌)+$/

function mentionOf(text: string, run: readonly Piece[]): NameMention | undefined {
  const first = run[0]
  const last = run.at(-1)
  if (first === undefined || last === undefined) return undefined
  const known = run.some(({ kind }) => kind === 'firm')
  let { start } = first
  let end = last.end
  const clings = first.kind === 'unknown' ? (clingsBefore.exec(first.text)?.[0].length ?? 0) : 0
  // 开滦 is a name though 开 is a verb: what is left must still be one.
  start += Math.max(0, Math.min(clings, end - start - 2))
  if (last.kind === 'unknown') {
    const followed = /^[那这的项谁]/.test(text.slice(end))
    const before = run.at(-2)
    const prefix = namelyPrefix(text.slice(start, end))
    if (prefix > 0 && run.every(({ kind }) => kind === 'unknown' || kind === 'place')) end = start + prefix
    const tailing = clingsAfter.exec(last.text)?.[0].length ?? 0
    if (before?.kind !== 'firm' && !followed) end -= Math.max(0, Math.min(tailing, end - start - 2))
    // A firm is named as known, unless what follows is short and closed off: 三一重能, but not 格力裁员了; a tail ends a name.
    const inner = /^.+[院所局厂](?=..)/.exec(last.text)
    if (inner !== null) end = last.start + inner[0].length
    if ((before?.kind === 'tail' && run.length > 2) || (before?.kind === 'firm' && !closedOff(text, last)))
      end = before.end
  }
  const pieces = run.filter((piece) => piece.end > start && piece.start < end)
  const kinds = pieces.map(({ kind }) => kind)
  if (end <= start || kinds.length === 0) return undefined
  const place = pieces[0]?.kind === 'place' ? pieces[0].text : undefined
  const placeOnly =
    kinds.every((kind) => kind === 'place') ||
    (place !== undefined && /^[省市区县]$/.test(text.slice(start + place.length, end)))
  return {
    ...spanOf(text, start, end),
    known,
    tail: kinds.at(-1) === 'tail' && kinds.length > 1 && !isCommonNoun(pieces),
    placeOnly,
    tailOnly: kinds.every((kind) => kind === 'tail'),
    ...(place === undefined ? {} : { place }),
  }
}

/** 东阳光免费加一年驻场: how much of a long stretch reads as a name before it turns into something else; 0 where none does. */
function namelyPrefix(words: string): number {
  for (let length = Math.min(5, words.length); length >= 2; length--) {
    if (looksLikeName(words.slice(0, length))) return words.length - length >= 2 ? length : 0
  }
  return 0
}

function closedOff(text: string, piece: Piece): boolean {
  return (
    piece.text.length <= 3 &&
    !clingsBefore.test(piece.text) &&
    /^($|[\s,，。;；、!！?？的那这谁])/.test(text.slice(piece.end))
  )
}
