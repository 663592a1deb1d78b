import type { Person } from '../../../people/person.ts'
import type { Entry } from './entry.ts'
import { planPath } from './plan-path.ts'
import { planTrack } from './plan-track.ts'
import { mistake, type Planned, type Shelf, wrongly } from './planned.ts'

/** Plans the entries of one file, one after another: the second of a name is told of the first. */
export function planner(shelf: Shelf, person: Pick<Person, 'id'>): (entry: Entry) => Planned {
  const seen = new Map<string, number>()
  return (entry) => {
    const planned = entry.kind === 'track' ? planTrack(entry, shelf, person) : planPath(entry, shelf, person)
    const keys = [planned.title, ...(planned.itemId === undefined ? [] : [planned.itemId])].map(
      (key) => `${entry.kind}/${key}`,
    )
    const first = keys.flatMap((key) => seen.get(key) ?? [])[0]
    for (const key of keys) seen.set(key, seen.get(key) ?? planned.line)
    const twice = `这份文件第 ${first} 行已经写过它，留一处`
    return first === undefined ? planned : wrongly(planned, [mistake(planned.line, undefined, twice)])
  }
}
