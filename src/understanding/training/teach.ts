import { type LinearModelFile, linearModel } from '../../language/linear-model.ts'
import type { Wrong } from '../learned/doubts.ts'
import type { Learned } from '../learned/learned.ts'
import { nameTagger } from '../learned/name-tagger.ts'
import type { Intent } from '../understood.ts'
import type { Example } from './fit-logistic.ts'
import type { Lessons } from './lessons.ts'
import { doubtExamples, teachDoubts } from './teach-doubts.ts'
import { intentExamples, teachIntents } from './teach-intents.ts'
import { teachNames } from './teach-names.ts'

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

/** The lessons of one part, what the others teach of names, and what its own show of intents with names found so. */
interface Part {
  own: readonly Lessons[]
  names: LinearModelFile
  examples: readonly Example<Intent>[]
}

/**
 * Prepares the lessons. Names in an author's utterances are found by a tagger that has not read them: what it gets wrong there is
 * what it will get wrong in the field, and intents are learned in the face of it.
 */
export function teachingOf(lessons: readonly Lessons[]): Teaching {
  const partOf = (one: Lessons) => lessons.indexOf(one) % many
  const parts = Array.from({ length: many }, (_, part): Part => {
    const names = teachNames(lessons.filter((one) => partOf(one) !== part))
    const own = lessons.filter((one) => partOf(one) === part)
    return { own, names, examples: own.flatMap((one) => intentExamples(one, nameTagger(names))) }
  })
  const intentsBeside = (left?: Part) =>
    teachIntents(parts.filter((part) => part !== left).flatMap(({ examples }) => examples))
  const doubtsIn = (part: Part) => {
    const intents = linearModel<Intent>(intentsBeside(part))
    return part.own
      .filter(({ seenByRules }) => !seenByRules)
      .flatMap((one) => doubtExamples(one, nameTagger(part.names), intents))
  }
  const doubtsOf = new Map<Part, Example<Wrong>[]>()
  const doubtsBeside = (left?: Part) => {
    for (const part of parts) if (!doubtsOf.has(part)) doubtsOf.set(part, doubtsIn(part))
    return teachDoubts(parts.filter((part) => part !== left).flatMap((part) => doubtsOf.get(part) ?? []))
  }
  return {
    all: () => ({ names: teachNames(lessons), intents: intentsBeside(), doubts: doubtsBeside() }),
    parts: parts.map((part) => ({
      lessons: part.own,
      others: () => ({ names: part.names, intents: intentsBeside(part), doubts: doubtsBeside(part) }),
    })),
  }
}
