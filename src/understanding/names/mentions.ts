import { type Span, spanOf } from '../../language/span.ts'
import { edgesOf, withoutClings } from './edges.ts'
import { knownNames } from './known-names.ts'
import { looksLikeName } from './name-characters.ts'
import { nameable, type Piece, piecesOf } from './pieces.ts'

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

/**
 * Every stretch that no ordinary word, person, amount or date (`taken`) accounts for, joined with the firms, places and tails
 * it touches.
 */
export function readNames(
  text: string,
  taken: readonly Span[],
  knownCustomers: readonly string[] = none,
): NameMention[] {
  const mentions: NameMention[] = []
  let run: Piece[] = []
  for (const piece of [...piecesOf(text, taken, knownNames(knownCustomers)), undefined]) {
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

const none: readonly string[] = []

/** A firm after something else begins a name of its own (锦江 after 华住), unless only a place stands before it (苏州汇川). */
function startsNoOther(run: readonly Piece[], piece: Piece): boolean {
  if (run.length === 0) return true
  if (piece.kind === 'firm') return run.every(({ kind }) => kind === 'place')
  if (piece.kind === 'unknown' && /^[A-Za-z]/.test(piece.text)) return false
  // 淄博做涂料的, 三亚要上系统: a place and what is done there.
  if (piece.kind === 'unknown' && run.every(({ kind }) => kind === 'place') && /^[做搞开有要想在的一]/.test(piece.text))
    return false
  // 云南铜业见…: a verb after a complete name.
  if (piece.kind === 'unknown' && run.at(-1)?.kind === 'tail' && run.length > 1 && withoutClings(piece.text) === '')
    return false
  // 奥瑞金 is no 瑞金, but 跑苏州 is one, and 国药控股陕西 is a firm of its own.
  if (piece.kind === 'place')
    return (
      isOrganisation(run) ||
      run.every(
        ({ kind, text }) =>
          kind === 'place' || kind === 'firm' || (kind === 'unknown' && withoutClings(text).length === 1),
      )
    )
  return true
}

function isOrganisation(run: readonly Piece[]): boolean {
  return (
    run.some(({ kind }) => kind === 'firm') ||
    (run.length > 1 && run.at(-1)?.kind === 'tail' && !isCommonNoun(run) && run.some(({ kind }) => kind !== 'tail'))
  )
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
  /^(?:技术|信息|工程|软件|数据|网络|检测|监理|教育|物流|云|设备|仪器|发展|产业|投资|制造|工业|服务|管理|能源|动力|环境|材料|金属|市政|认证|包装|照明|支付|游戏|广告|人力|连锁|零售|总部|厂区|院区|校区|黄金|烟草|工厂|基地|生产基地|工业园|工业园区|事业部|商会|协会|企业|公司|政府|基金|保险|咨询|文化|健康|包装|电源|电池|机场|港|厂|局|街道|高速|医疗|电商|直播|酒店|餐饮|旅游)$/

function mentionOf(text: string, run: readonly Piece[]): NameMention | undefined {
  const first = run[0]
  const last = run.at(-1)
  if (first === undefined || last === undefined) return undefined
  const known = run.some(({ kind }) => kind === 'firm')
  const { start, end } = edgesOf(text, run, first, last)
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
