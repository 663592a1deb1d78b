import { z } from 'zod'
import { type Strategy, strategies, type Topic, topics } from '../tracks/track.ts'
import file from './frames.json' with { type: 'json' }

const sentences = z.array(z.string().regex(/[。；]$/)).min(2)

/** Sentences that go before or behind words and change how they sound, nothing else: no figure, no day, no promise. */
const frame = z.strictObject({
  leads: z.record(z.enum(topics), sentences),
  closings: z.record(z.enum(strategies), sentences),
})

export interface Frame {
  leads: Record<Topic, string[]>
  closings: Record<Strategy, string[]>
}

export const frames: Record<'soft' | 'seasoned', Frame> = z.strictObject({ soft: frame, seasoned: frame }).parse(file)
