import type { Push } from '../people/attention.ts'
import type { Change, Recipient, Reply } from './skill.ts'

/** Something said unasked: a reminder that is due, the brief of a morning. */
export interface Announcement<C extends Change> {
  /** What makes it this one: announced again under the same key, it is neither written nor sent once more. */
  key: string
  tenantId: string
  /** None where there is nothing to say: then the changes alone are written. */
  replies: readonly Addressed[]
  changes?: readonly C[]
  /** Somebody asked for this very moment: then it is said in the quiet hours too. */
  wished?: true
  /** Whose attention it costs; without it, nobody's: it is bound by the usual quiet hours alone. */
  push?: Push
}

/** A reply to somebody's own chat, for there is no message that it answers. */
type Addressed = Exclude<Reply, { kind: 'redraw' }> & { to: Recipient; answers?: Touch }

/** What another program told of a customer: whose it is to hear of, and when it reached us, in milliseconds. */
interface Touch {
  personId: string
  touchedAt: number
}
