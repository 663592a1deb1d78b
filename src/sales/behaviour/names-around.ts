import type { WorkedDeal } from './work.ts'

/** What a customer and its people are called: filled into any template, it says nothing about them. */
export function namesAround({ customer, facts }: WorkedDeal): string[] {
  const people = facts.contacts.flatMap(({ name, title }) =>
    name === undefined ? [] : title === undefined ? [name] : [name, `${name[0] ?? ''}${title}`],
  )
  return [customer, ...people]
}
