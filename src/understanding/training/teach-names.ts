import type { LinearModelFile } from '../../language/linear-model.ts'
import { heardIn } from '../eval/labelled-sets.ts'
import type { Labelled } from '../eval/score.ts'
import { charactersOf, tagFeatures } from '../learned/tag-features.ts'
import { readMessage } from '../message.ts'
import { readOrganisations } from '../slots/organisations.ts'
import { fitTagger, type Tagged } from './fit-tagger.ts'
import { goldTags } from './gold-tags.ts'
import { inventorOf } from './invented-names.ts'
import type { Lessons } from './lessons.ts'
import { retold } from './retold.ts'
import { seededRandom } from './seeded-random.ts'

/** How often each utterance is told again, about people and firms that nobody has heard of. */
const times = 2

/** Learns where names stand from lessons and from the same lessons with invented names. */
export function teachNames(lessons: readonly Lessons[]): LinearModelFile {
  const random = seededRandom(7)
  const inventor = inventorOf(random)
  const messages = lessons.flatMap(({ utterances, seenByRules }) =>
    utterances.flatMap((utterance) => [
      ...taggedOf(utterance).map((tagged) => (seenByRules ? withoutRules(tagged) : tagged)),
      ...Array.from({ length: times }, () => retold(utterance, inventor, random))
        .filter((other) => other !== utterance)
        .flatMap(taggedOf),
    ]),
  )
  return fitTagger(messages, { epochs: 8, rate: 0.03, seenAtLeast: 2, most: 60_000 })
}

function taggedOf(utterance: Labelled): Tagged[] {
  const message = readMessage(utterance.text, heardIn(utterance))
  const tags = goldTags(message.text, utterance.slots)
  return tags === undefined ? [] : [{ features: tagFeatures(charactersOf(message, readOrganisations(message))), tags }]
}

/** On what they were written for, rules are always right; nothing else could be learned beside them. */
function withoutRules({ features, tags }: Tagged): Tagged {
  return { features: features.map((some) => some.filter((feature) => !/^(?:rule|list)/.test(feature))), tags }
}
