import type { Person, Tenant } from '../people/person.ts'
import type { Level } from '../people/responsibility.ts'
import type { Card } from './card.ts'
import type { ConversationId } from './message.ts'

/** What was meant, as far as dispatch has to know: which skills it concerns. */
export interface Meaning {
  intents: readonly string[]
}

/**
 * Something an answer wants written. It is written together with the answer, in one transaction with its audit line,
 * or not at all. Each room that writes adds its own kinds.
 */
export interface Change {
  kind: string
  level: Level
  /** What it touches, for the audit line: an id, never a name. */
  subject: string
}

/**
 * What a conversation remembers between two messages: a few ids and the last thing shown. `awaiting` names the skill that
 * asked for the next message, whatever it says.
 */
export type Memory = Readonly<Record<string, string>>

/** One exchange as a skill sees it. */
export interface Turn {
  person: Person
  tenant: Tenant
  conversation: ConversationId
  memory: Memory
  now: Date
  /** `YYYY-MM-DD` where the company works. */
  today: string
}

/** `redraw` replaces the card whose button was pressed; `to` sends a reply to somebody else's chat instead. */
export type Reply =
  | { kind: 'text'; text: string; to?: Recipient }
  | { kind: 'card'; card: Card; to?: Recipient }
  | { kind: 'redraw'; card: Card }

export interface Recipient {
  platform: string
  conversation: ConversationId
  userId: string
}

export interface Answer<C extends Change = Change> {
  replies: readonly Reply[]
  changes?: readonly C[]
  /** What to remember from now on; left out, nothing changes. */
  memory?: Memory
}

/**
 * One thing a person can ask for: message in, card out. A skill never sends; its buttons are named `<skill>.<verb>`,
 * so that a press finds its way back without being understood again.
 */
export interface Skill<M extends Meaning, C extends Change = Change> {
  name: string
  /** Who answers for what it does. */
  level: Level
  /** The intents it answers; the first skill in the list that knows one of them gets the message. */
  intents: readonly string[]
  /** For the help card: what it is called, what it is good for, and how people ask. */
  title: string
  about: string
  examples: readonly string[]
  reply(turn: Turn, heard: Heard<M>): Promise<Answer<C>>
  press?(turn: Turn, verb: string, argument: string): Promise<Answer<C>>
}

interface Heard<M extends Meaning> {
  text: string
  meaning: M
}
