import type { Person } from '../../people/person.ts'
import { Refusal } from '../../people/refusal.ts'
import type { ImportKind } from '../../sales/import/kinds.ts'
import type { Table } from '../../sales/import/table.ts'

/** A file that was read and waits to be brought in. It lives in memory alone: what nobody brings in is kept nowhere. */
export interface Upload {
  id: string
  personId: string
  /** What the file is called. */
  file: string
  kind: ImportKind
  table: Table
  /** When it is forgotten, milliseconds UTC. */
  until: number
}

/** As long as somebody thinks about a mapping. */
const life = 30 * 60_000
/** Each of them may be tens of megabytes; the oldest goes when there is one more. */
const kept = 8

/** One a person: another file takes the place of the one before. */
export function openUploads() {
  const uploads = new Map<string, Upload>()
  return {
    keep(upload: Omit<Upload, 'until'>, now: number): Upload {
      for (const { id, personId, until } of uploads.values()) {
        if (personId === upload.personId || until < now) uploads.delete(id)
      }
      const [oldest] = uploads.keys()
      if (uploads.size >= kept && oldest !== undefined) uploads.delete(oldest)
      const timed = { ...upload, until: now + life }
      uploads.set(upload.id, timed)
      return timed
    },
    of({ id: personId }: Person, id: string, now: number): Upload {
      const upload = uploads.get(id)
      if (upload === undefined || upload.personId !== personId || upload.until < now) {
        throw new Refusal('这份文件已经放下太久，请重新选一次')
      }
      return upload
    },
    forget: (id: string) => void uploads.delete(id),
  }
}
