import { type Sound, soundOf } from './sound.ts'

/** A name on file as it is compared. */
export interface Form {
  plain: string
  isAlias: boolean
  /** Read when it is first asked for. */
  sound(): Sound
}

/** One way in which what was said can be like a name on file. */
export interface Likeness {
  name: 'same' | 'alias' | 'part' | 'short' | 'sound' | 'initials' | 'curt' | 'longer' | 'slip'
  /** Whether one name alike in this way is meant without asking. */
  sure: boolean
  /** What to hold the names against; `undefined` when nothing said so can be alike in this way. */
  fits(said: string): ((form: Form) => boolean) | undefined
}

/** The closest first; what is further off is not looked at once somebody is found. */
export const likenesses: readonly Likeness[] = [
  { name: 'same', sure: true, fits: (said) => (form) => !form.isAlias && form.plain === said },
  { name: 'alias', sure: true, fits: (said) => (form) => form.isAlias && form.plain === said },
  { name: 'part', sure: true, fits: (said) => from(said, 2, ({ plain }) => plain.includes(said)) },
  {
    name: 'short',
    sure: true,
    fits: (said) => from(said, byNumber.test(said) ? 2 : 3, ({ plain }) => isShortFor(said, plain)),
  },
  { name: 'sound', sure: true, fits: soundsLike },
  { name: 'initials', sure: true, fits: beginsLike },
  { name: 'curt', sure: false, fits: (said) => exactly(said, 2, ({ plain }) => isShortFor(said, plain)) },
  {
    name: 'longer',
    sure: false,
    fits: (said) => from(said, 3, ({ plain }) => plain.length >= 2 && said.includes(plain)),
  },
  { name: 'slip', sure: false, fits: (said) => from(said, 3, ({ plain }) => isOneSlipFrom(said, plain)) },
]

type Fit = (form: Form) => boolean

/** 二院, 一中: two characters that nobody takes for anything else. */
const byNumber = /^[一二三四五六七八九十][院中]$/

function from(said: string, length: number, fit: Fit): Fit | undefined {
  return said.length >= length ? fit : undefined
}

function exactly(said: string, length: number, fit: Fit): Fit | undefined {
  return said.length === length ? fit : undefined
}

/**
 * 市三院 for 苏州市第三人民医院: characters of the name in their order, its last among them, so that the kind of place is
 * kept. Half a dozen characters is no abbreviation any more.
 */
function isShortFor(said: string, name: string): boolean {
  if (said.length > 5 || said.length >= name.length || said.at(-1) !== name.at(-1)) return false
  let at = -1
  for (const char of said) {
    at = name.indexOf(char, at + 1)
    if (at < 0) return false
  }
  return true
}

/** 鸿达 for 宏达精密: the same syllables next to each other; or typed in letters, hongda. */
function soundsLike(said: string): Fit | undefined {
  if (latin.test(said)) {
    return said.length < 4 ? undefined : ({ sound }) => sound().letters.startsWith(said)
  }
  if (said.length < 2) return undefined
  const { blurred } = soundOf(said)
  return ({ plain, sound }) => sound().blurred.includes(blurred) && !differsInNumber(said, plain)
}

/** hdjm, or szlk for a longer name. */
function beginsLike(said: string): Fit | undefined {
  if (!latin.test(said) || said.length < 3) return undefined
  return ({ sound }) => sound().initials.startsWith(said)
}

const latin = /^[a-z]+$/

/** One character wrong, missing, too many, or two changed places; a number or a point of the compass is never a slip. */
export function isOneSlipFrom(said: string, name: string): boolean {
  return Math.abs(said.length - name.length) <= 1 && isOneChangeFrom(said, name) && !differsInNumber(said, name)
}

function isOneChangeFrom(said: string, name: string): boolean {
  let start = 0
  while (start < said.length && said[start] === name[start]) start++
  let end = 0
  const most = Math.min(said.length, name.length) - start
  while (end < most && said.at(-1 - end) === name.at(-1 - end)) end++
  const [left, right] = [said.slice(start, said.length - end), name.slice(start, name.length - end)]
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}

/** 一院 and 二院, 东厂 and 西厂 are two places, however much alike they look or sound. */
export function differsInNumber(one: string, other: string): boolean {
  const [ones, others] = [telling(one), telling(other)]
  return ones !== '' && others !== '' && ones !== others
}

function telling(name: string): string {
  return name.replace(/[^\d一二三四五六七八九十东西南北]/g, '')
}
