import type { Intent } from '../understood.ts'
import { type LinearModel, type LinearModelFile, linearModel } from './linear-model.ts'
import type { Tag } from './tags.ts'

/** All that was learned from labelled utterances. */
export interface Learned {
  names: LinearModel<Tag>
  intents: LinearModel<Intent>
}

/** Makes what was learned of its files. */
export function learnedFrom(files: Record<keyof Learned, LinearModelFile>): Learned {
  return { names: linearModel(files.names), intents: linearModel(files.intents) }
}
