import { isQuestioned } from '../../language/negation.ts'
import type { PersonMention } from '../../language/people.ts'
import type { Contact } from '../understood.ts'

/** The people and departments of the customer that a message tells of, each once, with all that was said of them. */
export function readContacts(text: string, people: readonly PersonMention[]): Contact[] {
  const contacts: Contact[] = []
  for (const person of people) {
    const contact = contactOf(text, person)
    const known = contacts.find(({ name }) => name !== null && name === contact.name)
    if (known === undefined) contacts.push(contact)
    else Object.assign(known, { ...contact, ...known })
  }
  return contacts
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
