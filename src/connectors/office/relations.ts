import { posix } from 'node:path'
import type { Archive } from './archive.ts'
import { brokenFile } from './broken-file.ts'
import { readXml } from './xml.ts'

/** Where a part's relations lead (Open Packaging Conventions): targets are relative to the part, or start at the root. */
export async function relationsOf(archive: Archive, of: string): Promise<Relation[]> {
  const path = posix.join(posix.dirname(of), '_rels', `${posix.basename(of)}.rels`)
  if (!archive.has(path)) throw brokenFile(`no ${path}`)
  const found: Relation[] = []
  await readXml(archive.bytesOf(path), {
    open(name, { Id = '', Type = '', Target = '', TargetMode }) {
      if (name !== 'Relationship' || TargetMode === 'External') return
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(posix.dirname(of), Target)
      found.push({ id: Id, type: posix.basename(Type), path: target })
    },
  })
  return found
}

interface Relation {
  id: string
  type: string
  path: string
}
