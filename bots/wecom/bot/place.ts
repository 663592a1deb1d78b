import { z } from 'zod'

/** Where a message to the bot is answered: how the platform waits for it, and the address that takes one message more. */
export type Place = z.infer<typeof Place>

const Place = z.object({
  /** A stream that the platform asks after, a callback that waits a few seconds, or a group, where only the address serves. */
  way: z.enum(['stream', 'press', 'welcome', 'group']),
  /** The stream's id, that of the callback, or the group. */
  id: z.string(),
  /** `response_url`: whoever has it may speak, once within an hour. */
  url: z.string().optional(),
})

export function writePlace(place: Place): string {
  return JSON.stringify(place)
}

export function readPlace(replyTo: string): Place {
  return Place.parse(JSON.parse(replyTo))
}
