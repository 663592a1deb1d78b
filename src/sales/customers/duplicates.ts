import type { Customer } from '../customer.ts'
import { differsInNumber, isOneSlipFrom } from '../who/likeness.ts'
import { plainName } from '../who/plain-name.ts'
import { soundOf } from '../who/sound.ts'

/** Two customers that may be one and the same 疑似重复, and by what they look so. */
export interface Duplicate<C> {
  one: C
  other: C
  by: 'form' | 'alias' | 'sound' | 'slip'
}

export const duplicateNames: Record<Duplicate<unknown>['by'], string> = {
  form: '名字只差公司类型',
  alias: '一家的别名是另一家的名字',
  sound: '读音一样',
  slip: '名字只差一个字',
}

type Named = Pick<Customer, 'id' | 'name' | 'aliases'>

/** The surest first, each pair once by the surest way. Compared through shared keys, so that thousands of names take a moment. */
export function duplicatesAmong<C extends Named>(customers: readonly C[]): Duplicate<C>[] {
  const found = new Map<string, Duplicate<C>>()
  const forms = customers.map((customer) => ({ customer, plain: plainName(customer.name) }))
  const pairUp = (by: Duplicate<C>['by'], keysOf: (form: Form<C>) => readonly string[], fits: Fits<C> = always) => {
    for (const [one, other] of pairsBy(forms, keysOf)) {
      const key = [one.customer.id, other.customer.id].sort().join()
      if (!found.has(key) && fits(one, other)) found.set(key, { one: one.customer, other: other.customer, by })
    }
  }
  pairUp('form', ({ plain }) => [plain])
  pairUp('alias', ({ plain, customer }) => [plain, ...customer.aliases.map(plainName)])
  pairUp(
    'sound',
    ({ plain }) => (plain.length < shortestHeard ? [] : [soundOf(plain).blurred]),
    (one, other) => one.plain.length === other.plain.length && !differsInNumber(one.plain, other.plain),
  )
  pairUp(
    'slip',
    ({ plain }) => withoutOne(plain),
    (one, other) => isOneSlipFrom(one.plain, other.plain),
  )
  return [...found.values()]
}

/** Shorter names sound like too many others; of the shortest one character makes another name. */
const shortestHeard = 3
const shortestSlip = 4

interface Form<C> {
  customer: C
  plain: string
}

type Fits<C> = (one: Form<C>, other: Form<C>) => boolean

const always = () => true

/** A name and all that is left of it without one character: two names one change apart share one of these. */
function withoutOne(plain: string): string[] {
  if (plain.length < shortestSlip) return []
  return [plain, ...Array.from(plain, (_, at) => plain.slice(0, at) + plain.slice(at + 1))]
}

function pairsBy<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): [T, T][] {
  const byKey = new Map<string, T[]>()
  for (const item of items) {
    for (const key of new Set(keysOf(item))) {
      if (key !== '') byKey.set(key, [...(byKey.get(key) ?? []), item])
    }
  }
  return [...byKey.values()]
    .filter(({ length }) => length > 1 && length <= mostAlike)
    .flatMap((alike) => alike.flatMap((one, at) => alike.slice(at + 1).map((other): [T, T] => [one, other])))
}

/** What more share is a common word, no sign of being the same. */
const mostAlike = 20
