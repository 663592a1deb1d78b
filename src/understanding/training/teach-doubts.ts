import type { LinearModel, LinearModelFile } from '../../language/linear-model.ts'
import { heardIn } from '../eval/labelled-sets.ts'
import { type Pair, pairsOf } from '../eval/pairs.ts'
import { doubtFeatures } from '../learned/doubt-features.ts'
import type { Wrong } from '../learned/doubts.ts'
import type { NamedSpan, NameTagger } from '../learned/name-tagger.ts'
import { decide, type Reading, read } from '../read.ts'
import { type Intent, writes } from '../understood.ts'
import { type Example, fitLogistic } from './fit-logistic.ts'
import type { Lessons } from './lessons.ts'

/** Which names of an author's utterances would be written wrong by somebody who learned from others only. */
export function doubtExamples(
  { utterances }: Lessons,
  names: NameTagger,
  intents: LinearModel<Intent>,
): Example<Wrong>[] {
  return utterances.flatMap((utterance) => {
    const reading = read(utterance.text, heardIn(utterance), names)
    const decision = decide(reading, intents)
    if (!decision.intents.some((intent) => writes.includes(intent))) return []
    const gold = pairsOf(utterance.slots)
    return reading.message.names.flatMap((name) => {
      const wanted = pairOf(name, reading)
      if (wanted === undefined) return []
      const isRight = gold.some(({ slot, value }) => slot === wanted.slot && value === wanted.value)
      return [{ features: doubtFeatures(name, reading, decision), labels: isRight ? [] : ['wrong'] }]
    })
  })
}

/** What writing a name would claim: who it is, or of a post without a name which part it plays. */
function pairOf({ start, end, kind }: NamedSpan, { message: { text, people } }: Reading): Pair | undefined {
  const name = text.slice(start, end)
  if (kind === 'customer') return pairsOf({ customer: name })[0]
  if (kind === 'rival') return pairsOf({ competitor: [name] })[0]
  if (kind === 'person') return pairsOf({ contacts: [{ name }] })[0]
  const post = people.find((one) => one.start < end && start < one.end && one.name === null)
  return kind === 'post' && post?.role !== undefined
    ? pairsOf({ contacts: [{ name: null, role: post.role }] })[0]
    : undefined
}

/** Learns from examples which names are wrong. */
export function teachDoubts(examples: readonly Example<Wrong>[]): LinearModelFile {
  return fitLogistic(examples, ['wrong'], { seenAtLeast: 3, most: 4_000 })
}
