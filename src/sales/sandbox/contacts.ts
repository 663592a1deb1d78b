import { type BuyingRole, roleNames, stanceNames } from '../../language/roles.ts'
import type { ContactFacts, Facts } from '../facts.ts'
import type { IndustryPath } from '../paths/path.ts'

/** Those who have not left. */
export function present({ contacts }: Pick<Facts, 'contacts'>): ContactFacts[] {
  return contacts.filter(({ left }) => left === undefined)
}

/** Who is across the table: somebody we can address and have not been told we never met. */
export function listenerOf(facts: Pick<Facts, 'contacts'>): ContactFacts | undefined {
  const reachable = present(facts).filter((contact) => contact.touched?.value !== false && !isFormer(contact))
  return reachable.find(({ name }) => name !== undefined) ?? reachable[0]
}

/** 老局长, 前任院长: who is called so is spoken of, not to. */
function isFormer({ name, title }: ContactFacts): boolean {
  return /^(?:老|前|原|上一?任|前任|原来的)(?:董事长|总经理|总裁|院长|校长|局长|处长|科长|厂长|主任|经理|书记|领导|老板|总监)$/.test(
    name ?? title ?? '',
  )
}

/** Everyone known to hold a role in the purchase. */
export function holdersOf(facts: Facts, role: BuyingRole): ContactFacts[] {
  return present(facts).filter((contact) => contact.role?.value === role)
}

/** How to call whoever holds a role; `undefined` when nobody does, or nobody said who. */
export function nameOf(facts: Facts, role: BuyingRole): string | undefined {
  const [name] = holdersOf(facts, role).flatMap((holder) => holder.name ?? holder.title ?? holder.dept ?? [])
  return name
}

/** Whom we have to see: by name where we know one, else how this trade calls them, likeliest first. */
export function decidersOf(facts: Facts, { buyers }: IndustryPath): [string, ...string[]] {
  const known = nameOf(facts, 'EB')
  if (known !== undefined) return [known]
  const [likeliest = roleNames.EB, ...others] = buyers.flatMap(({ role, titles }) => (role === 'EB' ? titles : []))
  return [likeliest, ...others]
}

/** `张主任（设备科，疑似把关人，未见）` */
export function sayContact(contact: ContactFacts): string {
  const [who, notes] = [callOf(contact), notesOn(contact)]
  return notes === '' ? who : `${who}（${notes}）`
}

/** How somebody is called: by name, else by post, department or part in the purchase. */
export function callOf({ name, title, dept, role }: ContactFacts): string {
  return name ?? title ?? dept ?? (role === undefined ? '' : roleNames[role.value])
}

/** `设备科，疑似把关人，未见` */
export function notesOn(contact: ContactFacts): string {
  const { name, dept, role, stance, touched, left } = contact
  return [
    name === undefined ? undefined : dept,
    role === undefined || callOf(contact) === roleNames[role.value]
      ? undefined
      : `${role.source === 'inferred' ? '疑似' : ''}${roleNames[role.value]}`,
    stance === undefined ? undefined : stanceNames[stance.value],
    touched?.value === false ? '未见' : undefined,
    left === undefined ? undefined : '已离开',
  ]
    .filter((note) => note !== undefined)
    .join('，')
}
