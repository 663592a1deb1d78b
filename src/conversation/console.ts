/*
 * What the web console and its page say to each other.
 */

/** Somebody of the demo company whom one can be in the console. */
export interface ConsolePerson {
  userId: string
  name: string
  role: string
  team: string
}

/** GET /console/api/people */
export interface ConsolePeople {
  company: string
  people: readonly ConsolePerson[]
  /** Sentences worth trying, for the person who has no idea yet. */
  examples: readonly string[]
}

/** POST /console/api/say; the answer arrives over GET /console/api/stream?as=userId as `Bubble` events. */
export interface ConsoleSay {
  as: string
  text: string
}

/** POST /console/api/press, answered the same way. */
export interface ConsolePress {
  as: string
  bubble: string
  action: string
  argument: string
}
