import { type LinearModelFile, linearModel } from './linear-model.ts'
import { emissionsOf } from './tag-emissions.ts'
import type { Characters } from './tag-features.ts'
import { afterTag, mayFollow, type NamedKind, type Tag, tags } from './tags.ts'

/** A stretch that the tagger takes for a name. */
export interface NamedSpan {
  start: number
  end: number
  kind: NamedKind
}

/** Finds the most likely names among the characters of a message. */
export type NameTagger = (characters: Characters) => NamedSpan[]

const width = tags.length

/** Makes a tagger of its file: of all paths through the tags the best one (Viterbi). */
export function nameTagger(file: LinearModelFile): NameTagger {
  const emissionsIn = emissionsOf(file)
  const transitions = transitionsOf(file)
  return (characters) => {
    const { count } = characters
    if (count === 0) return []
    const emissions = emissionsIn(characters)
    let best = emissions.slice(0, width).map((emission, tag) => emission + (transitions[0]?.[tag] as number))
    const cameFrom: Uint8Array[] = [new Uint8Array(width)]
    for (let i = 1; i < count; i++) {
      const next = new Float64Array(width).fill(Number.NEGATIVE_INFINITY)
      const from = new Uint8Array(width)
      for (let before = 0; before < width; before++) {
        const [reached, onward] = [best[before] as number, transitions[before + 1] as Float64Array]
        for (let tag = 0; tag < width; tag++) {
          const score = reached + (onward[tag] as number) + (emissions[i * width + tag] as number)
          if (score > (next[tag] as number)) {
            next[tag] = score
            from[tag] = before
          }
        }
      }
      best = next
      cameFrom.push(from)
    }
    return spansOf(pathTo(best.indexOf(Math.max(...best)), cameFrom))
  }
}

/** A row for the beginning, then one for each tag before: what it says for each tag after, or that none such may follow. */
function transitionsOf(file: LinearModelFile): Float64Array[] {
  const model = linearModel<Tag>(file)
  return [undefined, ...tags].map((before) => {
    const weights = model.weightsOf(afterTag(before))
    return Float64Array.from(tags, (tag, i) =>
      mayFollow(tag, before) ? (weights[i] as number) : Number.NEGATIVE_INFINITY,
    )
  })
}

function pathTo(last: number, cameFrom: readonly Uint8Array[]): Tag[] {
  const path = new Array<Tag>(cameFrom.length)
  for (let i = cameFrom.length - 1, tag = last; i >= 0; i--) {
    path[i] = tags[tag] as Tag
    tag = cameFrom[i]?.[tag] as number
  }
  return path
}

/** B-customer I-customer O … as stretches. */
function spansOf(path: readonly Tag[]): NamedSpan[] {
  const spans: NamedSpan[] = []
  for (const [i, tag] of path.entries()) {
    const last = spans.at(-1)
    if (tag.startsWith('B-')) spans.push({ start: i, end: i + 1, kind: tag.slice(2) as NamedKind })
    else if (tag.startsWith('I-') && last !== undefined) last.end = i + 1
  }
  return spans
}
