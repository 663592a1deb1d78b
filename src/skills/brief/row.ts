/** The lines of a morning’s card. */
export const marks = ['①', '②', '③'] as const

/** Characters of a customer in a row. */
const customerShown = 6

export function short(customer: string): string {
  const chars = [...customer]
  return chars.length > customerShown ? `${chars.slice(0, customerShown).join('')}…` : customer
}
