import type { Card } from './card.ts'

/** A file for one person's chat, kept with the answer it belongs to. */
export interface ChatFile {
  /** As people see it, with its ending. */
  name: string
  base64: string
  /** Where the same is found, for platforms and moments in which no file goes out. */
  instead: Card
}
