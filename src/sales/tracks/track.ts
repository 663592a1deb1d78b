import { z } from 'zod'
import { industries } from '../../language/industries.ts'
import { type ObjectionCode, objectionCodes, objectionNames } from '../../language/objections.ts'
import { buyingRoles } from '../../language/roles.ts'
import { scenes } from '../../language/scenes.ts'
import { wares } from '../../language/wares.ts'
import { ladder } from '../stage.ts'
import { isClause } from './clauses.ts'

/**
 * The three ways of answering that a card puts beside each other:
 * find out what is behind it, show proof of value, or move the deal one step.
 */
export const strategies = ['clarify', 'evidence', 'advance'] as const
export type Strategy = (typeof strategies)[number]

export const strategyNames: Record<Strategy, string> = {
  clarify: '澄清提问',
  evidence: '证据价值',
  advance: '推进动作',
}

/** What a track answers; `NONE`: the customer has raised nothing, the question is how to advance. */
export type Topic = ObjectionCode | 'NONE'
export const topics: readonly Topic[] = [...objectionCodes, 'NONE']

/** What a topic is called: `嫌贵`, or `推进` where nothing was raised. */
export function sayTopic(topic: Topic): string {
  return topic === 'NONE' ? '推进' : objectionNames[topic]
}

/** The parts of a track that are said to the customer. */
export const spokenParts = ['opening', 'handling', 'nextStep'] as const

const words = z.string().trim().min(12).max(220)
const resting = z.array(z.string().refine(isClause, '没有这一条法规')).min(1)

/**
 * A talk-track 话术 as people write it down: words worth saying to one kind of listener about one objection. The spoken parts may
 * hold blanks: `filling.ts` says which.
 */
export const track = z
  .strictObject({
    /** `<objection>-<strategy>[-<variant>]`, stable for ever: the ledger counts by it. */
    id: z.string().regex(/^[a-z]+-[a-z]+(-[a-z0-9]+)*$/),
    objection: z.enum(topics),
    strategy: z.enum(strategies),
    /** One line for the card. */
    name: z.string().trim().min(2).max(14),
    /** Only for this regulated scene; every spoken part names the clauses it rests on. */
    scene: z.enum(scenes).exactOptional(),
    /** Left out: fits whatever is sold. */
    ware: z.enum(wares).exactOptional(),
    opening: words,
    handling: words,
    nextStep: words,
    /** What not to say, and why. */
    avoid: words,
    /** What to bring along for the words to be true. */
    evidence: z.array(z.string().trim().min(2).max(40)).min(1),
    clauses: z.strictObject({ opening: resting, handling: resting, nextStep: resting }).exactOptional(),
    /**
     * Words of the rep's telling that call for this track even where no objection was heard, or names of sticking points 卡点,
     * in whatever words they are told. Words beside the name of a sticking point narrow it: both have to be told.
     */
    cues: z.array(z.string().trim().min(2).max(10)).min(1).exactOptional(),
    listeners: z.array(z.enum(buyingRoles)).min(1),
    /** Left out: fits every stage. */
    stages: z.array(z.enum(ladder)).exactOptional(),
    /** Left out: fits every trade. */
    industries: z.array(z.enum(industries)).exactOptional(),
  })
  .refine(({ id, objection, strategy }) => `${id}-`.startsWith(`${objection.toLowerCase()}-${strategy}-`), {
    error: '编号要以异议和策略开头',
  })
  .refine(({ scene, clauses }) => scene === undefined || clauses !== undefined, {
    error: '受监管场景的话术，每一句都要写依据的法规条款',
  })
export type Track = z.infer<typeof track> & {
  /** Which of the company's own editions it is; absent in the library as it ships. */
  version?: number
}
