import { z } from 'zod'

/** Where a message to the bot is answered. */
export type Place = z.infer<typeof Place>
export type UrlPlace = z.infer<typeof UrlPlace>
export type LinePlace = z.infer<typeof LinePlace>

const UrlPlace = z.object({
  /** A stream that the platform asks after, alone or in a group, or a callback that waits a few seconds. */
  way: z.enum(['stream', 'press', 'welcome', 'group']),
  /** The stream's id, or that of the callback. */
  id: z.string(),
  /** Where many read along. */
  group: z.string().optional(),
  /** `response_url`: whoever has it may speak, once within an hour. */
  url: z.string().optional(),
})

/** Over the long connection every answer names the request, and what goes beyond it the chat. */
const LinePlace = z.object({
  way: z.literal('line'),
  kind: z.enum(['stream', 'press', 'welcome', 'group']),
  id: z.string(),
  request: z.string(),
  chat: z.string(),
})

const Place = z.discriminatedUnion('way', [UrlPlace, LinePlace])

export function writePlace(place: Place): string {
  return JSON.stringify(place)
}

export function readPlace(replyTo: string): Place {
  return Place.parse(JSON.parse(replyTo))
}
