import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { eventsInFile, fileKinds } from './events-in-file.ts'
import type { Take } from './take.ts'

/** Handed over together, as the push API takes them. */
const atOnce = 500
/** A file somebody is still writing is left alone for so long, in milliseconds. */
const settlesAfter = 2_000
const mostBytes = 25 * 1024 * 1024

/** What a round over the folder did. */
export interface FolderRound {
  done: number
  rejected: number
}

/**
 * Takes in files dropped into a folder: what was taken goes to `done/`; a file with anything wrong in it goes to `rejected/` with a
 * text beside it that says what, and its good events are kept all the same. Dropped once more, nothing is told twice.
 */
export function openFolder(parts: { path: string; ours: readonly string[]; take: Take; now(): number }): {
  round(): Promise<FolderRound>
} {
  const { path, ours, take, now } = parts
  return {
    async round() {
      await Promise.all(['done', 'rejected'].map((name) => mkdir(join(path, name), { recursive: true })))
      const counts: FolderRound = { done: 0, rejected: 0 }
      for (const name of (await readdir(path)).sort()) {
        const file = await settled(name)
        if (file === undefined) continue
        const wrong = await read(name, file)
        if (wrong.length === 0) counts.done += 1
        else counts.rejected += 1
        await putAway(name, wrong)
      }
      return counts
    },
  }

  async function settled(name: string): Promise<{ size: number; changed: Date } | undefined> {
    if (name.startsWith('.')) return undefined
    const found = await stat(join(path, name))
    return found.isFile() && found.mtimeMs < now() - settlesAfter
      ? { size: found.size, changed: found.mtime }
      : undefined
  }

  /** Sentences on what is wrong; none where all of it was taken. */
  async function read(name: string, { size, changed }: { size: number; changed: Date }): Promise<string[]> {
    if (!fileKinds.some((kind) => kind === extname(name).toLowerCase()))
      return [`不认识这种文件，放 ${fileKinds.join('、')} 结尾的`]
    if (size > mostBytes) return ['超过 25 MB，请拆开再放']
    try {
      const { events, wrong } = await eventsInFile({ name, bytes: await readFile(join(path, name)), changed }, ours)
      const refused: string[] = wrong.map(({ where, why }) => `${where}：${why}`)
      for (let at = 0; at < events.length; at += atOnce) {
        const some = events.slice(at, at + atOnce)
        const handed = await take(some.map(({ event }) => event))
        for (const [place, { outcome, error }] of handed.entries())
          if (outcome === 'refused') refused.push(`${some[place]?.where ?? ''}：${error ?? ''}`)
      }
      return events.length + wrong.length === 0 ? ['里面没有事件'] : refused
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      return [`读不出来：${error.message}`]
    }
  }

  async function putAway(name: string, wrong: readonly string[]): Promise<void> {
    const into = join(path, wrong.length === 0 ? 'done' : 'rejected', `${now()} ${name}`)
    if (wrong.length > 0)
      await writeFile(
        `${into}.问题.txt`,
        `${name}\n其余的已经收下，改好这些再放一次，不会重复：\n${wrong.join('\n')}\n`,
      )
    await rename(join(path, name), into)
  }
}
