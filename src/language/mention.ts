/** Somebody spoken of at one place of a text; a department or a title that acts has no name. */
export interface Mention {
  start: number
  end: number
  name: string | null
  /** As it would stand on a card; 总 and 工 are only forms of address. */
  title?: string
  address?: string
  dept?: string
}
