import { heardIn } from '../eval/labelled-sets.ts'
import type { Labelled } from '../eval/score.ts'
import { readFacts } from '../facts.ts'
import { ruledIntents } from '../intents.ts'
import { intentFeatures } from '../learned/intent-features.ts'
import type { Learned } from '../learned/learned.ts'
import type { LinearModelFile } from '../learned/linear-model.ts'
import { type NameTagger, nameTagger } from '../learned/name-tagger.ts'
import { settleNames } from '../learned/named.ts'
import { charactersOf, tagFeatures } from '../learned/tag-features.ts'
import { readMessage } from '../message.ts'
import { readOrganisations } from '../slots/organisations.ts'
import { allIntents, type Intent } from '../understood.ts'
import { veil } from '../veil.ts'
import { type Example, fitLogistic } from './fit-logistic.ts'
import { fitTagger, type Tagged } from './fit-tagger.ts'
import { goldTags } from './gold-tags.ts'
import { inventorOf } from './invented-names.ts'
import type { Lessons } from './lessons.ts'
import { retold } from './retold.ts'
import { seededRandom } from './seeded-random.ts'

/** How often each utterance is told again, about people and firms that nobody has heard of. */
const times = 2

/** Learns where names stand from lessons and from the same lessons with invented names. */
function teachNames(lessons: readonly Lessons[]): LinearModelFile {
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

/** What an author's utterances show of intents, their names found by a tagger that has not read them. */
function intentExamples({ utterances, seenByRules }: Lessons, names: NameTagger): Example<Intent>[] {
  return utterances.map((utterance) => {
    const read = readMessage(utterance.text, heardIn(utterance))
    const { message, organisations } = settleNames(read, readOrganisations(read), names)
    const facts = readFacts(message, organisations)
    const ruled = ruledIntents({ ...message, clauses: veil(message, organisations) }, facts)
    const features = intentFeatures(message, facts, ruled)
    return {
      features: seenByRules ? features.filter((feature) => !/ruled:|^heard:/.test(feature)) : features,
      labels: utterance.intents,
    }
  })
}

/** Learns intents from examples. */
function teachIntents(examples: readonly Example<Intent>[]): LinearModelFile {
  return fitLogistic(examples, allIntents, { seenAtLeast: 3, most: 16_000 })
}

/** The files of everything that is learned. */
type LearnedFiles = Record<keyof Learned, LinearModelFile>

interface Teaching {
  /** Learned from everyone. */
  all(): LearnedFiles
  /** Each part of the lessons with what the others teach, on which it can then be judged. */
  parts: readonly { lessons: readonly Lessons[]; others(): LearnedFiles }[]
}

/** The authors are divided into so many parts. */
const many = 5

/**
 * Prepares the lessons. Names in an author's utterances are found by a tagger that has not read them: what it gets wrong there is
 * what it will get wrong in the field, and intents are learned in the face of it.
 */
export function teachingOf(lessons: readonly Lessons[]): Teaching {
  const partOf = (one: Lessons) => lessons.indexOf(one) % many
  const parts = Array.from({ length: many }, (_, part) => {
    const names = teachNames(lessons.filter((one) => partOf(one) !== part))
    const own = lessons.filter((one) => partOf(one) === part)
    return { own, names, examples: own.flatMap((one) => intentExamples(one, nameTagger(names))) }
  })
  const learnedBeside = (left?: (typeof parts)[number]) =>
    teachIntents(parts.filter((part) => part !== left).flatMap(({ examples }) => examples))
  return {
    all: () => ({ names: teachNames(lessons), intents: learnedBeside() }),
    parts: parts.map((part) => ({
      lessons: part.own,
      others: () => ({ names: part.names, intents: learnedBeside(part) }),
    })),
  }
}
