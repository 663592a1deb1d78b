import type { Person } from '../../people/person.ts'
import { Refusal } from '../../people/refusal.ts'

/** As long as somebody thinks about a tap, and as many at once; each may be ten megabytes. */
const life = 30 * 60_000
const most = 8

/** Files that wait for a tap, one a person, in memory alone: what nobody brings in is kept nowhere. */
export function openKeptFiles() {
  const files = new Map<string, { id: string; bytes: Uint8Array; until: number }>()
  return {
    keep({ id: personId }: Person, id: string, bytes: Uint8Array, now: number): void {
      for (const [whose, { until }] of files) if (whose === personId || until < now) files.delete(whose)
      const [oldest] = files.keys()
      if (files.size >= most && oldest !== undefined) files.delete(oldest)
      files.set(personId, { id, bytes, until: now + life })
    },
    of({ id: personId }: Person, id: string, now: number): Uint8Array {
      const file = files.get(personId)
      if (file?.id !== id || file.until < now) throw new Refusal('这份文件已经不在手上了，再发一次就好。')
      return file.bytes
    },
    forget: ({ id }: Person) => void files.delete(id),
  }
}
