import { type LinearModel, type LinearModelFile, linearModel } from '../../language/linear-model.ts'
import type { Intent } from '../understood.ts'
import type { Wrong } from './doubts.ts'
import { type NameTagger, nameTagger } from './name-tagger.ts'

/** All that was learned from labelled utterances. */
export interface Learned {
  names: NameTagger
  intents: LinearModel<Intent>
  /** Which names are wrong where they would be written. */
  doubts: LinearModel<Wrong>
}

/** Makes what was learned of its files. */
export function learnedFrom(files: Record<keyof Learned, LinearModelFile>): Learned {
  return { names: nameTagger(files.names), intents: linearModel(files.intents), doubts: linearModel(files.doubts) }
}
