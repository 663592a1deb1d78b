import { z } from 'zod'
import { trades } from '../sales/library/choices.ts'
import { strategies, topics } from '../sales/tracks/track.ts'

/** What a list of talk-tracks is narrowed by, in an address; what is not one of the choices narrows nothing. */
export const Sought = z.object({
  q: z.string().trim().max(60).default(''),
  topic: z.enum(topics).optional().catch(undefined),
  strategy: z.enum(strategies).optional().catch(undefined),
  industry: z.enum(trades).optional().catch(undefined),
  own: z.literal('1').optional().catch(undefined),
})
