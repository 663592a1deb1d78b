import type { Turn } from '../../conversation/skill.ts'
import type { SalesChange } from '../../sales/change.ts'
import type { Facts } from '../../sales/facts.ts'
import type { Records } from './filer.ts'

/** Those people of the news by name who are not on file yet at this customer. */
export async function newContacts(
  turn: Turn,
  customerId: string,
  { contacts }: Pick<Facts, 'contacts'>,
  records: Pick<Records, 'contacts'>,
): Promise<SalesChange[]> {
  const known = new Set((await records.contacts(turn, customerId)).map(({ name }) => name))
  return contacts.flatMap(({ name, title, dept }): SalesChange[] => {
    if (name === undefined || known.has(name)) return []
    const contact = {
      id: turn.newId(),
      tenantId: turn.person.tenantId,
      customerId,
      name,
      ...(title === undefined ? {} : { title }),
      ...(dept === undefined ? {} : { dept }),
      source: 'rep' as const,
      addedAt: turn.now.toISOString(),
    }
    return [{ kind: 'contact.added', level: 'confirm', subject: contact.id, contact }]
  })
}
