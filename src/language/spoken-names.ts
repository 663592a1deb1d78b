import { keptLately } from './kept-lately.ts'
import { surname } from './surnames.ts'
import { title } from './titles.ts'

const compound = new RegExp(`^${surname}`)

/** The surname a full name begins with: 欧阳静 → 欧阳. */
export function surnameOf(name: string): string {
  return compound.exec(name)?.[0] ?? name.slice(0, 1)
}

/** One place of a text where somebody known may be meant. */
export interface Calling {
  start: number
  end: number
  /** The title or form of address that was said; empty for a bare name. */
  title: string
  /** The name was said in full. */
  isFull: boolean
}

/**
 * Where somebody of this full name is called so: 刘涛, 刘涛经理, 刘工, 刘副科长, 老刘, 小刘, 刘姐. Whether 刘工 is this 刘 or another one is
 * for whoever knows both to say.
 */
export function callingsOf(text: string, name: string): readonly Calling[] {
  const found = callingsIn(text)
  const known = found.get(name)
  if (known !== undefined) return known
  const read = readCallings(text, name)
  found.set(name, read)
  return read
}

/** By name, of one text. */
const callingsIn = keptLately(() => new Map<string, readonly Calling[]>())

function readCallings(text: string, name: string): Calling[] {
  const family = surnameOf(name)
  const pattern = patternFor(name, family)
  return [...text.matchAll(pattern)]
    .filter((match) => match.groups?.['full'] !== undefined || !isInsideWord(text, match.index, family))
    .map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      title: match.groups?.['title'] ?? match.groups?.['fullTitle'] ?? '',
      isFull: match.groups?.['full'] !== undefined,
    }))
}

/** Building the pattern costs more than using it; people come back. */
const patterns = new Map<string, RegExp>()
const mostKept = 5_000

function patternFor(name: string, family: string): RegExp {
  const kept = patterns.get(name)
  if (kept !== undefined) return kept
  if (patterns.size >= mostKept) patterns.clear()
  const pattern = new RegExp(
    `(?<full>${escaped(name)})(?:那边|这边)?(?<fullTitle>${title})?|(?:(?<nick>[老小])${family}(?![\\u4e00-\\u9fff]?(?:人家|客户|项目))|${family}(?<title>副?(?:${roles})|${title}))`,
    'g',
  )
  patterns.set(name, pattern)
  return pattern
}

/** Offices that the list of titles knows only by their short form. */
const roles =
  '护士长|总工|教授|馆长|矿长|场长|所长|站长|园长|工段长|值长|队长|班长|部长|统筹|专员|科员|文员|编导|制片|站务|助|秘'

function isInsideWord(text: string, start: number, family: string): boolean {
  const before = text.slice(Math.max(0, start - 1), start)
  return (
    (family === '方' && /[对双各甲乙官地警院校厂]/.test(before)) ||
    (family === '高' && /[提最更很太]/.test(before)) ||
    (family === '程' && /[工流过行日]/.test(before)) ||
    (/[时任于关和向应常安全]/.test(family) && /[到当主对相随对适平公日完]/.test(before)) ||
    (family === '谢' && /[感多谢]/.test(before))
  )
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
