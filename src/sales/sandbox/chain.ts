import { type BuyingRole, roleNames, type Stance, stanceNames } from '../../language/roles.ts'
import type { ContactFacts, Facts } from '../facts.ts'
import type { IndustryPath } from '../paths/path.ts'
import { callOf, present } from './contacts.ts'

/** One place in the decision chain 决策链 and who is known to fill it. */
export interface ChainLink {
  role: BuyingRole
  name: string
  people: ChainPerson[]
  /** Whom to look for, where nobody is known: 院长或分管副院长. */
  gap?: string
}

interface ChainPerson {
  who: string
  /** 支持 · 中立 · 反对 · 摸不透; absent where nobody has told. */
  stance?: string
  leaning?: Stance
  /** `undefined` where nobody has told. */
  met?: boolean
  /** The role was inferred from a title. */
  unsure: boolean
}

/** From whoever works with it to whoever signs; a coach stands beside them, and may be missing without leaving a gap. */
const along: readonly BuyingRole[] = ['UB', 'TB', 'EB']
const besides: readonly BuyingRole[] = ['COACH', 'OTHER']

/** Who is who in a purchase, and where nobody is known. Who reports to whom is on no record, and is not drawn. */
export function chainOf(facts: Facts, path: Pick<IndustryPath, 'buyers'>): ChainLink[] {
  const links = along.map((role) => linkOf(role, facts, path))
  return [...links, ...besides.map((role) => linkOf(role, facts, path)).filter(({ people }) => people.length > 0)]
}

function linkOf(role: BuyingRole, facts: Facts, { buyers }: Pick<IndustryPath, 'buyers'>): ChainLink {
  const people = present(facts)
    .filter((contact) => (contact.role?.value ?? 'OTHER') === role)
    .map(personOf)
  const titles = buyers.flatMap((buyer) => (buyer.role === role ? buyer.titles : [])).slice(0, 2)
  const gap = people.length > 0 || titles.length === 0 ? {} : { gap: titles.join('或') }
  return { role, name: roleNames[role], people, ...gap }
}

function personOf(contact: ContactFacts): ChainPerson {
  const { dept, role, stance, touched } = contact
  const who = callOf(contact)
  return {
    who: dept === undefined || who.includes(dept) ? who : `${dept} ${who}`,
    ...(stance === undefined ? {} : { stance: stanceNames[stance.value], leaning: stance.value }),
    ...(touched === undefined ? {} : { met: touched.value }),
    unsure: role?.source === 'inferred',
  }
}
