import { roleOfDepartment } from './departments.ts'
import { withHeadingDepartment } from './heading-department.ts'
import type { Mention } from './mention.ts'
import { mentionsIn } from './mentions.ts'
import type { BuyingRole, Stance } from './roles.ts'
import { longestRead, type Span, spanOf } from './span.ts'
import { type Saying, sayingsIn, type Told, tellingsIn } from './telling.ts'
import { roleOfTitle } from './titles.ts'
import { notMet, stillToAsk } from './told-words.ts'

/** Somebody on the customer's side; `name` is as addressed (张主任), null for a title or a department that acts. */
export interface PersonMention extends Span {
  name: string | null
  title?: string
  dept?: string
  role?: BuyingRole
  stance?: Stance
  /** `false` when the rep said that this person has not been met. */
  touched?: false
  /** The role follows from the title or the department; nobody said it. */
  inferred?: boolean
}

/**
 * The customer's people in a text, each once, where first mentioned. A role comes from what is said (拍板的), else from the
 * title (院长), else from the department (信息科); a bare 张主任 or 王总 has none. A stance only when told. 客户, 他们 and 领导 are nobody.
 */
export function readPeople(message: string, sayings?: readonly Saying[]): PersonMention[] {
  const text = message.slice(0, longestRead)
  return toldOf(text, withHeadingDepartment(text, mentionsIn(text)), sayings)
}

/** What the text tells of people who were found in it. */
export function toldOf(
  text: string,
  mentions: Mention[],
  sayings: readonly Saying[] = sayingsIn(text),
): PersonMention[] {
  const { told, unmet } = tellingsIn(text, mentions, sayings)
  const people = mentions.map((mention) => person(text, mention, told.get(mention) ?? {}))
  const roles = unmet.map(({ role, ...span }): PersonMention => ({ ...span, name: null, role, touched: false }))
  return mergeSame([...people, ...roles].sort((a, b) => a.start - b.start))
}

function person(text: string, { start, end, name, title, dept, address }: Mention, told: Told): PersonMention {
  const said = told.role ?? told.weakRole
  const role = said ?? roleOfTitle(title ?? address ?? '') ?? (dept === undefined ? undefined : roleOfDepartment(dept))
  const isUnmet = notMet.test(text.slice(end, end + 12)) || stillToAsk.test(text.slice(Math.max(0, start - 12), start))
  return {
    ...spanOf(text, start, end),
    name,
    ...(title !== undefined && { title }),
    ...(dept !== undefined && { dept }),
    ...(role !== undefined && { role }),
    ...(role !== undefined && said === undefined && { inferred: true }),
    ...(told.stance !== undefined && { stance: told.stance }),
    ...(isUnmet && { touched: false as const }),
  }
}

/** What a later mention of the same person adds is kept; what it does not say changes nothing. */
function mergeSame(mentions: PersonMention[]): PersonMention[] {
  const people = new Map<string, PersonMention>()
  for (const mention of mentions) {
    const key = mention.name ?? `${mention.title}/${mention.dept}/${mention.title || mention.dept ? '' : mention.role}`
    const known = people.get(key)
    people.set(key, known === undefined ? mention : { ...mention, ...known, ...newlyTold(mention) })
  }
  return [...people.values()]
}

function newlyTold({ role, stance, inferred }: PersonMention): Partial<PersonMention> {
  return { ...(role !== undefined && !inferred && { role, inferred: false }), ...(stance !== undefined && { stance }) }
}
