import { syllablesOf } from './sound.ts'

/** A text with the names in it that were written by their sound put right: 江海岗务 for 江海港务. */
export type PutRight = (text: string) => string

/**
 * Made ready once for many texts. Only names too long to be said by chance; only what is nobody's name as it stands, and what
 * sounds like one name alone.
 */
export function openPutRight(names: readonly string[]): PutRight {
  const telling = names.filter((name) => chinese.test(name) && name.length >= shortest && name.length <= longest)
  const written = new Set(telling)
  const bySound = new Map<string, string | undefined>()
  for (const name of written) {
    const sound = syllablesOf(name).join(' ')
    bySound.set(sound, bySound.has(sound) ? undefined : name)
  }
  const lengths = [...new Set(telling.map(({ length }) => length))].sort((one, other) => other - one)
  return (text) =>
    lengths.length === 0 ? text : text.slice(0, readAtMost).replace(runs, mended) + text.slice(readAtMost)

  function mended(run: string): string {
    const syllables = syllablesOf(run)
    const windows = lengths.flatMap((length) =>
      Array.from({ length: Math.max(0, run.length - length + 1) }, (_, start) => ({ start, end: start + length })),
    )
    if (windows.some(({ start, end }) => written.has(run.slice(start, end)))) return run
    for (const { start, end } of windows) {
      const name = bySound.get(syllables.slice(start, end).join(' '))
      if (name !== undefined) return run.slice(0, start) + name + run.slice(end)
    }
    return run
  }
}

const chinese = /^[\u4e00-\u9fff]+$/
const runs = /[\u4e00-\u9fff]{4,}/g
const shortest = 4
const longest = 12
const readAtMost = 200
