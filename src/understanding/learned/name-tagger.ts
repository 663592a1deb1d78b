import { type LinearModelFile, linearModel } from '../../language/linear-model.ts'
import { chainSums, type Moves, movesOf } from './chain-sums.ts'
import { emissionsOf } from './tag-emissions.ts'
import type { Characters } from './tag-features.ts'
import { afterTag, mayFollow, type NamedKind, type Tag, tags } from './tags.ts'

/** A stretch that the tagger takes for a name, and how much it believes that it is one, from there to there. */
export interface NamedSpan {
  start: number
  end: number
  kind: NamedKind
  /** 0 to 1. */
  belief: number
}

/** Finds the most likely names among the characters of a message. */
export type NameTagger = (characters: Characters) => NamedSpan[]

const width = tags.length

/** Makes a tagger of its file: of all paths through the tags the best one (Viterbi). */
export function nameTagger(file: LinearModelFile): NameTagger {
  const emissionsIn = emissionsOf(file)
  const transitions = transitionsOf(file)
  const moves = movesOf(transitions, width)
  return (characters) => {
    if (characters.count === 0) return []
    const emissions = emissionsIn(characters)
    const path = bestPath(emissions, transitions, moves)
    const spans = spansOf(path.map((tag) => tags[tag] as Tag))
    if (spans.length === 0) return []
    const { single } = chainSums(emissions, moves, width)
    return spans.map((span) => ({ ...span, belief: beliefIn(span, path, single) }))
  }
}

/** A row for the beginning, then one for each tag before: what it says for each tag after, or that none such may follow. */
function transitionsOf(file: LinearModelFile): Float64Array {
  const model = linearModel<Tag>(file)
  const rows = [undefined, ...tags].map((before) => {
    const weights = model.weightsOf(afterTag(before))
    return tags.map((tag, i) => (mayFollow(tag, before) ? (weights[i] as number) : Number.NEGATIVE_INFINITY))
  })
  return Float64Array.from(rows.flat())
}

function bestPath(emissions: Float64Array, transitions: Float64Array, { before: befores }: Moves): number[] {
  let best = emissions.slice(0, width).map((emission, tag) => emission + (transitions[tag] as number))
  const cameFrom: Uint8Array[] = [new Uint8Array(width)]
  for (let at = width; at < emissions.length; at += width) {
    const next = new Float64Array(width).fill(Number.NEGATIVE_INFINITY)
    const from = new Uint8Array(width)
    for (let tag = 0; tag < width; tag++)
      for (const before of befores[tag] as readonly number[]) {
        const move = transitions[(before + 1) * width + tag] as number
        const score = (best[before] as number) + move + (emissions[at + tag] as number)
        if (score > (next[tag] as number)) {
          next[tag] = score
          from[tag] = before
        }
      }
    best = next
    cameFrom.push(from)
  }
  const path = new Array<number>(cameFrom.length)
  for (let i = cameFrom.length - 1, tag = best.indexOf(Math.max(...best)); i >= 0; i--) {
    path[i] = tag
    tag = cameFrom[i]?.[tag] as number
  }
  return path
}

/** B-customer I-customer O … as stretches. */
function spansOf(path: readonly Tag[]): Omit<NamedSpan, 'belief'>[] {
  const spans: Omit<NamedSpan, 'belief'>[] = []
  for (const [i, tag] of path.entries()) {
    const last = spans.at(-1)
    if (tag.startsWith('B-')) spans.push({ start: i, end: i + 1, kind: tag.slice(2) as NamedKind })
    else if (tag.startsWith('I-') && last !== undefined) last.end = i + 1
  }
  return spans
}

/** A name is believed no more than any of its characters, nor than that it ends where it does. */
function beliefIn(
  { start, end, kind }: Omit<NamedSpan, 'belief'>,
  path: readonly number[],
  single: Float64Array,
): number {
  const goesOn = single[end * width + tags.indexOf(`I-${kind}`)] ?? 0
  let least = 1 - goesOn
  for (let i = start; i < end; i++) least = Math.min(least, single[i * width + (path[i] as number)] as number)
  return least
}
