import { readdirSync, readFileSync } from 'node:fs'
import type { Labelled } from '../eval/score.ts'

/** The utterances that one person wrote and labelled from the guide. */
export interface Lessons {
  author: string
  utterances: Labelled[]
  /** The rules were written with these before their eyes, and so look better on them than they are. */
  seenByRules: boolean
}

/** All lessons, by author: `lessons/writer-*.jsonl`, and the three authors of `eval/developed.jsonl`. What is held out is none. */
export function allLessons(): Lessons[] {
  const folder = new URL('lessons/', import.meta.url)
  const fresh = readdirSync(folder)
    .sort()
    .map((file) => ({
      author: file.replace(/\.jsonl$/, ''),
      utterances: read(new URL(file, folder)),
      seenByRules: false,
    }))
  const developed = read(new URL('../eval/developed.jsonl', import.meta.url))
  const theirs = [...new Set(developed.map(({ id }) => id[0]))].map((author) => ({
    author: `developed-${author}`,
    utterances: developed.filter(({ id }) => id[0] === author),
    seenByRules: true,
  }))
  return [...theirs, ...fresh]
}

function read(file: URL): Labelled[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Labelled)
}
