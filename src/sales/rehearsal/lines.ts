import { z } from 'zod'
import { type ObjectionCode, objectionCodes } from '../../language/objections.ts'
import type { BuyingRole } from '../../language/roles.ts'
import file from './lines.json' with { type: 'json' }

const line = z.string().min(6).max(60)

/** What a customer says in a rehearsal: the concern as each kind of listener puts it, with blanks, and how they take an answer. */
const lines = z.strictObject({
  concerns: z.record(z.enum(objectionCodes), z.strictObject({ EB: line, UB: line, TB: line, OTHER: line })),
  reactions: z.strictObject({
    unsayable: z.array(line).min(2),
    overpromised: z.array(line).min(2),
    unheard: z.array(line).min(2),
    unasked: z.array(line).min(2),
    unproved: z.array(line).min(2),
    unsettled: z.array(line).min(2),
    good: z.array(line).min(2),
  }),
})

const { concerns, reactions } = lines.parse(file)

export type Reaction = keyof typeof reactions

/** A coach inside talks like whoever handles it, where they are played. */
export function concernLine(topic: ObjectionCode, role: BuyingRole): string {
  return concerns[topic][role === 'COACH' ? 'OTHER' : role]
}

export function reactionLine(reaction: Reaction, turn: number): string {
  const choices = reactions[reaction]
  return choices[turn % choices.length] ?? ''
}
