import { isQuestioned } from '../../language/negation.ts'
import type { PersonMention } from '../../language/people.ts'
import type { Contact } from '../understood.ts'

/** The people and departments of the customer that a message tells of, each once, with all that was said of them. */
export function readContacts(text: string, people: readonly PersonMention[]): Contact[] {
  const contacts: Contact[] = []
  for (const contact of people.map((person) => contactOf(text, person))) {
    const known = contacts.find((other) => isSame(other, contact))
    if (known === undefined) contacts.push(contact)
    else Object.assign(known, { ...contact, ...known })
  }
  return contacts.filter((contact) => !contacts.some((other) => isRankOf(contact, other)))
}

/** 鄢董 is 鄢董事长 said short. */
function isSame(one: Contact, other: Contact): boolean {
  if (one.name === null || other.name === null) return false
  const [short, long] = one.name.length < other.name.length ? [one.name, other.name] : [other.name, one.name]
  return short === long || (short.length > 1 && long.startsWith(short) && long.endsWith('长'))
}

/** 分管副总 beside 阮副总, 科技部 beside 科技部邬工: a rank or a department that somebody named holds is nobody else. */
function isRankOf({ name, title, dept, stance }: Contact, somebody: Contact): boolean {
  if (name !== null || somebody.name === null || stance !== undefined) return false
  if (title !== undefined) return somebody.title !== undefined && title.endsWith(somebody.title)
  return dept !== undefined && (somebody.dept?.startsWith(dept) ?? false)
}

function contactOf(text: string, person: PersonMention): Contact {
  const { name, title, dept, role, stance, touched, inferred } = person
  // 算coach不 asks for the role, it does not give it; what a title says anyhow stays.
  const asked = role !== undefined && inferred !== true && isQuestioned(text, person)
  return {
    name,
    ...(title === undefined ? {} : { title }),
    ...(dept === undefined ? {} : { dept }),
    ...(role === undefined || asked ? {} : { role }),
    ...(stance === undefined ? {} : { stance }),
    ...(touched === undefined ? {} : { touched }),
  }
}
