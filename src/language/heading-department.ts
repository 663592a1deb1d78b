import { clausesOf } from './clauses.ts'
import { fullDepartment } from './departments.ts'
import type { Mention } from './mention.ts'
import { roleOfTitle } from './titles.ts'

/**
 * 「XX医院 设备科，预算…，张主任说…」: a department that stands as a heading is that of the one ranked person named after it.
 * With two such people nobody can tell whose it is.
 */
export function withHeadingDepartment(text: string, mentions: Mention[]): Mention[] {
  const [ranked, another] = mentions.filter(
    ({ name, title }) => name !== null && title !== undefined && !roleOfTitle(title),
  )
  if (ranked === undefined || another !== undefined || ranked.dept !== undefined) return mentions
  const before = clausesOf(text.slice(0, ranked.start)).slice(0, -1)
  const dept = before
    .filter((clause) => !mentions.some(({ start, end }) => start < clause.end && clause.start < end))
    .map((clause) => heading.exec(clause.text)?.[1])
    .findLast((name) => name !== undefined)
  return dept === undefined
    ? mentions
    : mentions.map((mention) => (mention === ranked ? { ...mention, dept } : mention))
}

const heading = new RegExp(`(${fullDepartment})$`)
