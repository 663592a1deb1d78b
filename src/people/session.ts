import type { Person } from './person.ts'

/** The keeper of signed-in browsers. A session ends by itself, at sign-out, and the moment its person is deactivated. */
export interface Sessions {
  open(person: Person, tokenHash: string, expiresAt: number): Promise<void>
  /** Whose browser it is, if the session still holds. */
  holder(tokenHash: string, now: number): Promise<Person | undefined>
  close(tokenHash: string): Promise<void>
  /** Throws away those that have ended. */
  prune(now: number): Promise<void>
}
