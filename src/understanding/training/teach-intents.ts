import { type LinearModelFile, spelledOut } from '../../language/linear-model.ts'
import { heardIn } from '../eval/labelled-sets.ts'
import { intentFeatures } from '../learned/intent-features.ts'
import type { NameTagger } from '../learned/name-tagger.ts'
import { read } from '../read.ts'
import { allIntents, type Intent } from '../understood.ts'
import { type Example, fitLogistic } from './fit-logistic.ts'
import type { Lessons } from './lessons.ts'

/** What an author's utterances show of intents, their names found by a tagger that has not read them. */
export function intentExamples({ utterances, seenByRules }: Lessons, names: NameTagger): Example<Intent>[] {
  return utterances.map((utterance) => {
    const { message, facts, ruled } = read(utterance.text, heardIn(utterance), names)
    const features = spelledOut(intentFeatures(message, facts, ruled))
    return {
      features: seenByRules ? features.filter((feature) => !/ruled:|^heard:/.test(feature)) : features,
      labels: utterance.intents,
    }
  })
}

/** Learns intents from examples. */
export function teachIntents(examples: readonly Example<Intent>[]): LinearModelFile {
  return fitLogistic(examples, allIntents, { seenAtLeast: 3, most: 16_000 })
}
