import type { Person, Tenant } from '../people/person.ts'
import type { Level } from '../people/responsibility.ts'
import type { Button, Card } from './card.ts'
import type { ChatFile } from './file.ts'
import type { ConversationId, Media } from './message.ts'
import type { Picture } from './picture.ts'
import type { Better } from './platform.ts'

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

/** What the skills of a conversation remember between two messages: ids and short words, by key. */
export type Memory = Readonly<Record<string, string>>

/** All that is remembered of a conversation: the skills' own, and what dispatch needs to know. */
export interface Remembered {
  skills: Memory
  /** The day the person was last greeted, `YYYY-MM-DD`; and last told that they are not let in. */
  greeted?: string
  turnedAway?: string
  /** The skill that asked for the next message, whatever it says, and when (milliseconds); the wish fades. */
  awaiting?: { skill: string; since: number }
}

/** One exchange as a skill sees it. */
export interface Turn {
  person: Person
  tenant: Tenant
  platform: string
  /** The platform's own id for the company. */
  corp: string
  memory: Memory
  now: Date
  /** `YYYY-MM-DD` where the company works. */
  today: string
  /** The group it was said in, where many read along; answers go to the person's own chat all the same. */
  group?: Recipient
  /** This message was asked for by the skill that hears it now. */
  awaited?: true
  /** Words may still get better where they stand: nobody has to wait for them. */
  rewords?: true
  /** Ids for what the answer makes: the same ones, in the same order, when the message is answered once more. */
  newId(): string
}

/** `redraw` replaces the card whose button was pressed; `to` sends a reply to somebody else's chat instead. */
export type Reply =
  | { kind: 'text'; text: string; better?: Better; to?: Recipient }
  | { kind: 'card'; card: Card; to?: Recipient }
  | { kind: 'picture'; picture: Picture; to?: Recipient }
  | { kind: 'file'; file: ChatFile; to?: Recipient }
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
  /** The next message is this skill's, whatever it says. */
  awaits?: string
  /** Nothing else in the message is answered before this is: which deal was meant, say. */
  halts?: true
  /** These words are answered as if they were said now, with the memory given here. */
  hears?: string
}

/**
 * One thing a person can ask for: message in, card out. A skill never sends; its buttons are named `<skill>.<verb>`,
 * so that a press finds its way back without being understood again.
 */
export interface Skill<M extends Meaning, C extends Change = Change> {
  name: string
  /**
   * The intents it answers. A message with several is offered to every skill that knows one of them, in the order of the list,
   * and each sees the memory as the one before left it; of two that know the same intent the first has it.
   */
  intents: readonly string[]
  /** Intents that its answer covers as well: the news in a visit are no update beside it. */
  absorbs?: readonly string[]
  /** Where it answers, nobody else does, not even a skill that awaits the message. */
  comesFirst?: true
  /** Answers only where nobody else does: thanks and greetings around an order ask for nothing. */
  comesLast?: true
  /** How the help card shows it: what it is called, what it is good for, how people ask, a button that opens it. */
  shown?: { title: string; what: string; examples: readonly string[]; open?: Button }
  /** `undefined`: what it awaited did not come, the message is somebody else's. */
  reply?(turn: Turn, text: string, meaning: M): Promise<Answer<C> | undefined>
  /** What was sent that is not text; `undefined`: nothing of this skill's. */
  media?(turn: Turn, media: Media): Promise<Answer<C> | undefined>
  /** What its buttons do, by verb. */
  presses?: Readonly<Record<string, (turn: Turn, argument: string) => Promise<Answer<C>>>>
}
