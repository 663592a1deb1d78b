import { isOneSlipFrom } from '../who/likeness.ts'
import { plainName } from '../who/plain-name.ts'

/** Names that may be one customer's: one character apart, or one of them the other with a place or a trade before or behind it. */
export function openNearNames<T extends { id: string }>() {
  const byKey = new Map<string, { plain: string; thing: T }[]>()
  return {
    add(name: string, thing: T): void {
      const plain = plainName(name)
      for (const key of keysOf(plain)) {
        const there = byKey.get(key)
        if (there === undefined) byKey.set(key, [{ plain, thing }])
        else if (there.every((one) => one.plain !== plain || one.thing.id !== thing.id)) there.push({ plain, thing })
      }
    },
    /** The first that may be meant; whoever has the very name is no question. */
    near(name: string): T | undefined {
      const plain = plainName(name)
      const alike = keysOf(plain)
        .flatMap((key) => byKey.get(key) ?? [])
        .filter((one) => isNear(plain, one.plain))
      return (alike.find((one) => isOneSlipFrom(plain, one.plain)) ?? alike[0])?.thing
    },
  }
}

/** Of shorter names too many are one character apart. */
const shortest = 4
/** 华东, 集成电路: so many characters may stand before or behind a name. */
const mostBeside = 4

/**
 * Two names that are near share one of these: the name, the name without any one character (as in SymSpell, W. Garbe 2012), and
 * the name without its first or last few.
 */
function keysOf(plain: string): string[] {
  if (plain.length < shortest) return []
  const without = Array.from(plain, (_, at) => plain.slice(0, at) + plain.slice(at + 1))
  const cut = Array.from({ length: Math.min(mostBeside, plain.length - shortest) }, (_, count) => count + 1)
  return [...new Set([plain, ...without, ...cut.flatMap((count) => [plain.slice(count), plain.slice(0, -count)])])]
}

function isNear(one: string, other: string): boolean {
  if (one === other || codeIn(one) !== codeIn(other)) return false
  if (isOneSlipFrom(one, other)) return true
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return (
    short.length >= shortest &&
    long.length - short.length <= mostBeside &&
    (long.startsWith(short) || long.endsWith(short))
  )
}

/** 客户A and 客户B are told apart by their letters. */
function codeIn(name: string): string {
  return /\p{Script=Han}/u.test(name) ? name.replaceAll(/[^\da-z]/g, '') : ''
}
