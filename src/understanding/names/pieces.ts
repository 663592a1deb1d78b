import { type Span, spanOf } from '../../language/span.ts'
import type { KnownNames } from './known-names.ts'
import { entryAt, type Kind } from './lexicon.ts'
import { looksLikeName } from './name-characters.ts'

/** A stretch of text by what it can be to a name; `break` ends every name. */
export interface Piece extends Span {
  kind: Kind | 'unknown' | 'break'
}

/** The kinds that a name can be made of. */
export const nameable: readonly Piece['kind'][] = ['firm', 'place', 'tail', 'unknown']

/** The text from left to right; what `taken` covers (people, amounts, dates) is broken out first. */
export function piecesOf(text: string, taken: readonly Span[], known: KnownNames): Piece[] {
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

function pieceAt(text: string, at: number, known: KnownNames, last: Piece | undefined): Piece {
  const char = text[at] ?? ''
  const inName = last !== undefined && nameable.includes(last.kind)
  const entry = entryAt(text, at, known, inName ? withinName : outsideName)
  if (entry !== undefined) {
    const { length } = entry
    const word = text.slice(at, at + length)
    const kind =
      entry.kind === 'tail' && inName && isDepartment(word, last, text.slice(at + length)) ? 'word' : entry.kind
    return { ...spanOf(text, at, at + length), kind }
  }
  if (/[A-Za-z]/.test(char)) {
    const [latin] = /^[A-Za-z&-]+/.exec(text.slice(at, at + 24)) as RegExpExecArray
    const ordinary = entryAt(latin, 0, known, wordsOnly)?.length === latin.length
    return { ...spanOf(text, at, at + latin.length), kind: ordinary ? 'word' : 'unknown' }
  }
  const links = /[和与及]/.test(char) && (last?.kind === 'firm' || last?.kind === 'tail')
  const unknown = /[\u4e00-\u9fff]/.test(char) && !alwaysBreaks.has(char) && !links
  return { ...spanOf(text, at, at + 1), kind: unknown ? 'unknown' : 'break' }
}

/** What a stretch is taken for first: a tail only where a name goes on. */
const withinName: readonly Kind[] = ['firm', 'tail', 'place', 'word']
const outsideName: readonly Kind[] = ['firm', 'place', 'word', 'tail']
const wordsOnly: readonly Kind[] = ['word']

/** 格力技术说不行, 瑞丰信息部: a department of the name before it; 锐通软件 is a name. */
function isDepartment(word: string, last: Piece, after: string): boolean {
  if (
    !/^(?:技术|科技|信息|工程|软件|数据|网络|检测|监理|教育|物流|云|智慧|智能|自动化|照明|节能|设备|仪器)$/.test(word)
  )
    return false
  if (word === '科技') return /^(?:部|处|中心)/.test(after)
  if (/^(?:物流|教育|照明|空调|智能|自动化)$/.test(word)) return /^[部科处]|^(?:经理|主管|总监)/.test(after)
  return (
    last.kind === 'firm' ||
    /^(?:部|科|处|中心|说|那边|嫌|平台|系统|项目|改造|升级|采购|二期|一期|三期|产品|模块)/.test(after)
  )
}

/** Single characters that stand in hardly any name. */
const alwaysBreaks = new Set(
  '的了吗呢吧啊我你他她它这那是被把给跟没不也都就又很太谁啥哪某嫌哦嗯呀哈么俩咱您咋怎已才刚懂差嘛说讲',
)

const sameScript = (a: string, b: string) => /[A-Za-z]$/.test(a) === /^[A-Za-z]/.test(b)
