import type { LinearModel } from './linear-model.ts'
import { afterTag, mayFollow, type NamedKind, type Tag, tags } from './tags.ts'

/** A stretch that the tagger takes for a name. */
export interface NamedSpan {
  start: number
  end: number
  kind: NamedKind
}

/** The most likely names of a message, from the features of its characters: the best path through the tags (Viterbi). */
export function namesTagged(model: LinearModel<Tag>, features: readonly (readonly string[])[]): NamedSpan[] {
  if (features.length === 0) return []
  const transitions = [undefined, ...tags].map((before) => model.scores([afterTag(before)]))
  const width = tags.length
  let best = new Float64Array(width)
  const cameFrom: Uint8Array[] = []
  for (const [i, some] of features.entries()) {
    const emission = model.scores(some)
    const next = new Float64Array(width).fill(Number.NEGATIVE_INFINITY)
    const from = new Uint8Array(width)
    for (let tag = 0; tag < width; tag++) {
      if (i === 0) {
        if (allowed[0]?.[tag]) next[tag] = (emission[tag] as number) + (transitions[0]?.[tag] as number)
        continue
      }
      for (let before = 0; before < width; before++) {
        if (!allowed[before + 1]?.[tag]) continue
        const score = (best[before] as number) + (transitions[before + 1]?.[tag] as number) + (emission[tag] as number)
        if (score > (next[tag] as number)) {
          next[tag] = score
          from[tag] = before
        }
      }
    }
    best = next
    cameFrom.push(from)
  }
  let tag = best.indexOf(Math.max(...best))
  const path = new Array<Tag>(features.length)
  for (let i = features.length - 1; i >= 0; i--) {
    path[i] = tags[tag] as Tag
    tag = cameFrom[i]?.[tag] as number
  }
  return spansOf(path)
}

const allowed = [undefined, ...tags].map((before) => tags.map((tag) => mayFollow(tag, before)))

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
