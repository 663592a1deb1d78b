import type { Ahead, Slots } from '../understood.ts'

/** The slots that count, and what of a write must be right: all but where the customer is, their trade and what they object to. */
const scoredSlots = [
  'customer',
  'region',
  'industry',
  'amount',
  'amount_min',
  'amount_max',
  'competitor',
  'contact.name',
  'contact.role',
  'contact.stance',
  'objection',
  'stage',
  'datetime',
  'discount',
] as const

export type ScoredSlot = (typeof scoredSlots)[number]

/** One value of one slot, as it is compared: `contact.role=张主任:TB`. */
export interface Pair {
  slot: ScoredSlot
  value: string
}

/** What a message carries, flattened; several customers in one text count as one heap. */
export function pairsOf(slots: Slots): Pair[] {
  const own: Pair[] = [
    ...texts('customer', slots.customer),
    ...texts('region', slots.region),
    ...texts('industry', slots.industry),
    ...texts('stage', slots.stage),
    ...texts('competitor', slots.competitor),
    ...texts('objection', slots.objection),
    ...numbers('amount', slots.amount),
    ...numbers('amount_min', slots.amount_min),
    ...numbers('amount_max', slots.amount_max),
    ...numbers('discount', slots.discount),
    ...times(slots),
    ...(slots.contacts ?? []).flatMap(contactPairs),
  ]
  return unique([...own, ...(slots.records ?? []).flatMap(pairsOf)])
}

function contactPairs({ name, role, stance }: NonNullable<Slots['contacts']>[number]): Pair[] {
  const who = name === null ? '?' : plain(name)
  return [
    ...(name === null ? [] : [{ slot: 'contact.name' as const, value: who }]),
    ...(role === undefined ? [] : [{ slot: 'contact.role' as const, value: `${who}:${role}` }]),
    ...(stance === undefined ? [] : [{ slot: 'contact.stance' as const, value: `${who}:${stance}` }]),
  ]
}

/** A time counts whichever of the six places it stands in. */
function times({ datetime, next, task, close_date, deadline, revisit }: Slots): Pair[] {
  const ahead = (one: Ahead | undefined) => one?.datetime
  return [datetime, ahead(next), ahead(task), close_date, deadline, revisit].flatMap((value) =>
    value === undefined ? [] : [{ slot: 'datetime' as const, value: value.replace(/\+08:?00$/, '') }],
  )
}

function texts(slot: ScoredSlot, value: string | readonly string[] | undefined): Pair[] {
  return value === undefined ? [] : [value].flat().map((one) => ({ slot, value: plain(one) }))
}

function numbers(slot: ScoredSlot, value: number | undefined): Pair[] {
  return value === undefined ? [] : [{ slot, value: String(Math.round(value * 10_000) / 10_000) }]
}

/** Spelling that makes no difference: width, case, spaces, punctuation, the legal form of a company. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '')
    .replace(/(有限公司|股份公司|公司)$/, '')
}

/** Two people without a name may well be two; anything else said twice is said once. */
function unique(pairs: readonly Pair[]): Pair[] {
  const seen = new Set<string>()
  return pairs.filter(({ slot, value }) => {
    const key = `${slot}=${value}`
    if (value.startsWith('?:')) return true
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
