/** The lines of a morning’s card. */
export const marks = ['①', '②', '③'] as const

/** Characters of a customer in a row. */
const customerShown = 6

export function short(customer: string): string {
  return clip(customer, customerShown)
}

/** What is said of somebody beside whose name it stands, without that name. */
export function besides(text: string, customer: string): string {
  const bare = text.replace(customer, '').replace(/^[\s：:，,·]+/, '')
  return customer === '' || bare === '' ? text : bare
}

/** So many characters at most of a text. */
export function clip(text: string, most: number): string {
  const chars = [...text]
  return chars.length > most ? `${chars.slice(0, most).join('')}…` : text
}
