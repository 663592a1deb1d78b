import type { Labelled } from '../eval/score.ts'
import type { Slots } from '../understood.ts'
import type { Inventor } from './invented-names.ts'

/**
 * The same utterance about somebody else: every customer, rival and surname that stands in the text as labelled is another one,
 * in text, labels and context alike. What a sentence means does not hang on who it is about.
 */
export function swapped(labelled: Labelled, invent: Inventor): Labelled {
  const replaced = new Map<string, string>()
  const put = (name: string, other: string | undefined) => {
    if (other !== undefined && labelled.text.includes(name) && !replaced.has(name)) replaced.set(name, other)
  }
  for (const { customers, rivals, people } of namesOf(labelled.slots)) {
    for (const name of customers) put(name, invent.customer())
    for (const name of rivals) put(name, invent.rival())
    for (const name of people) put(name, renamed(name, invent))
  }
  if (replaced.size === 0) return labelled
  const names = [...replaced.keys()].sort((a, b) => b.length - a.length)
  const pattern = new RegExp(names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g')
  const swap = (words: string) => words.replace(pattern, (name) => replaced.get(name) as string)
  return {
    ...labelled,
    text: swap(labelled.text),
    slots: swappedIn(labelled.slots, (name) => replaced.get(name) ?? name),
  }
}

function namesOf(slots: Slots): { customers: string[]; rivals: string[]; people: string[] }[] {
  const all = (value: string | readonly string[] | undefined) => (value === undefined ? [] : [value].flat())
  return [
    {
      customers: all(slots.customer),
      rivals: [...all(slots.competitor), ...all(slots.competitor_not)],
      people: (slots.contacts ?? []).flatMap(({ name }) => name ?? []),
    },
    ...(slots.records ?? []).flatMap(namesOf),
  ]
}

/** 张主任 → 麴主任, 老周 → 老覃, 刘敏 → 古文博; what is addressed in another way stays. */
function renamed(name: string, invent: Inventor): string | undefined {
  const surname = invent.surname()
  if (/^[老小阿][\u4e00-\u9fff]$/.test(name)) return (name[0] as string) + surname.slice(0, 1)
  const titled = titledName.exec(name)
  if (titled !== null) return surname + titled[1]
  return /^[\u4e00-\u9fff]{2,3}$/.test(name) ? surname + invent.given() : undefined
}

const titledName =
  /^(?:欧阳|上官|司马|诸葛|尉迟|[\u4e00-\u9fff])([副]?(?:总工|总监|总|工|董|主任|经理|[科处局院校厂部行所场站股园店]长?|主管|老师|书记|姐|哥|教授|老板|会计|院士|师傅|博士|护士长))$/

function swappedIn(slots: Slots, swap: (name: string) => string): Slots {
  const many = (value: string | string[]) => (Array.isArray(value) ? value.map(swap) : swap(value))
  return {
    ...slots,
    ...(slots.customer !== undefined && { customer: many(slots.customer) }),
    ...(slots.competitor !== undefined && { competitor: slots.competitor.map(swap) }),
    ...(slots.competitor_not !== undefined && { competitor_not: slots.competitor_not.map(swap) }),
    ...(slots.contacts !== undefined && {
      contacts: slots.contacts.map((contact) => ({
        ...contact,
        name: contact.name === null || contact.name === undefined ? null : swap(contact.name),
      })),
    }),
    ...(slots.records !== undefined && { records: slots.records.map((record) => swappedIn(record, swap)) }),
  }
}
