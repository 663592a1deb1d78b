import type { Slots, Understood } from '../../understanding/understood.ts'

/** What a message tells of one customer. */
export interface Part {
  customer?: string
  /** The words that concern this customer; all of them where there is one. */
  note: string
  meaning: Understood
}

const longestNote = 600

/** A message in as many parts as it names customers: each is filed by itself. */
export function partsOf(text: string, meaning: Understood): Part[] {
  const all = text.trim()
  const { records = [], ...common } = meaning.slots
  const told = records.length > 0 ? records.map((record) => ({ ...timesOf(common), ...record })) : eachCustomer(common)
  const parts = told.flatMap((slots) => ([slots.customer ?? []].flat().length === 0 ? [] : [slots]))
  if (parts.length < 2) {
    const [slots = common] = parts.length === 0 ? [common] : parts
    return [part(slots, all)]
  }
  const starts = parts.map((slots) => clauseStart(all, nameOf(slots) ?? ''))
  return parts.map((slots, at) => part(slots, piece(all, starts, at)))

  function part(slots: Slots, note: string): Part {
    const customer = nameOf(slots)
    return {
      ...(customer === undefined ? {} : { customer }),
      note: note.slice(0, longestNote),
      meaning: { ...meaning, slots },
    }
  }
}

/** Who was told of was met; a stage that is ordered is a card of its own. */
export function asVisit({ intents, slots: { stage, ...slots }, tier }: Understood): Understood {
  const isOrdered = intents.includes('stage.change')
  return {
    intents: [...intents, 'visit.log'],
    slots: isOrdered || stage === undefined ? slots : { ...slots, stage },
    tier,
  }
}

/** Customers named beside each other share what was said of both. */
function eachCustomer(slots: Slots): Slots[] {
  const names = [slots.customer ?? []].flat()
  return names.length < 2 ? [slots] : names.map((customer) => ({ ...slots, customer }))
}

/** When it was holds for all of them. */
function timesOf({ datetime, part_of_day }: Slots): Slots {
  return {
    ...(datetime === undefined ? {} : { datetime }),
    ...(part_of_day === undefined ? {} : { part_of_day }),
  }
}

function nameOf({ customer }: Slots): string | undefined {
  return [customer ?? []].flat()[0]
}

/** Where the clause begins that names a customer. */
function clauseStart(text: string, name: string): number {
  const at = Math.max(0, text.indexOf(name))
  return Math.max(...['；', ';', '。', '，', ',', '、', '：', ':', '\n'].map((mark) => text.lastIndexOf(mark, at))) + 1
}

/** From where this customer is named to where the next one is; what stands before the first belongs to everybody. */
function piece(text: string, starts: readonly number[], at: number): string {
  const from = starts[at] ?? 0
  const next = starts.filter((start) => start > from).sort((one, other) => one - other)[0]
  const lead = text.slice(0, Math.min(...starts))
  return `${lead}${text.slice(from, next)}`.replace(/[，,；;、。\s]+$/, '')
}
