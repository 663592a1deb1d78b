import { z } from 'zod'
import file from './clauses.json' with { type: 'json' }

/**
 * A clause of the law 法规条款 that spoken words rest on: which law in which version, which article, and what it says, shortened
 * and not quoted.
 */
const clause = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z0-9]+)+$/),
  law: z.string().min(2),
  article: z.string().regex(/^第[〇零一二三四五六七八九十百千]+条$/),
  gist: z.string().min(6),
})
export type Clause = z.infer<typeof clause>

export const everyClause: readonly Clause[] = z.array(clause).parse(file)
const byId = new Map(everyClause.map((one) => [one.id, one]))

/** Whether there is a clause of this id. */
export function isClause(id: string): boolean {
  return byId.has(id)
}

/** The clauses of these ids, each once. */
export function clausesOf(ids: readonly string[]): Clause[] {
  return [...new Set(ids)].flatMap((id) => byId.get(id) ?? [])
}

/** `药品管理法（2019 修订）第五十三条` */
export function sayClause({ law, article }: Clause): string {
  return `${law}${article}`
}
