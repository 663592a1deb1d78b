import type { Reply, Turn } from '../../conversation/skill.ts'
import type { Facts } from '../../sales/facts.ts'
import { straysIn } from '../../sales/lock/lock.ts'
import { spokenParts } from '../../sales/tracks/track.ts'
import type { Polisher } from '../../sales/wording/polisher.ts'
import type { Tone } from '../../sales/wording/tone.ts'
import type { Wording } from '../../sales/wording/wording.ts'
import { understand } from '../../understanding/understand.ts'
import type { Viewing } from '../ports.ts'

/** Words, and whether a language model worded them. */
export interface Spoken {
  words: Wording
  byModel: boolean
}

/** Words that may be said, and how to ask for better ones; absent where nobody may be asked. */
export interface Sayable {
  words: Wording
  better?: () => Promise<Spoken>
}

/** Words as a language model would say them, if there is one, it answers in time, and every fact is where it was; else as they are. */
export async function polished(
  { person, today, now, rewords }: Viewing & Pick<Turn, 'rewords'>,
  words: Wording,
  facts: Facts,
  polish: Polisher | undefined,
  tone?: Tone,
): Promise<Spoken> {
  const plain = { words, byModel: false }
  if (polish === undefined) return plain
  const names = namesIn(facts)
  const about = {
    tenantId: person.tenantId,
    today,
    names,
    ...(tone && { tone }),
    ...(rewords && { unhurried: rewords }),
  }
  const said = await polish(words, about)
  if (said === undefined) return plain
  const traced = spokenParts.every((part) => isTraced(said[part], words[part], names, now))
  const differs = spokenParts.some((part) => said[part] !== words[part])
  return traced && differs ? { words: said, byModel: true } : plain
}

/** Words said at once and worded better where they stand, where the platform can; else as good as they get, said then. */
export async function saidAs(
  { rewords }: Turn,
  { words, better }: Sayable,
  text: (spoken: Spoken) => string,
): Promise<Reply> {
  const plain = { words, byModel: false }
  if (better === undefined) return { kind: 'text', text: text(plain) }
  if (rewords !== true) return { kind: 'text', text: text(await better()) }
  const reworded = async () => {
    const spoken = await better()
    return spoken.byModel ? text(spoken) : undefined
  }
  return { kind: 'text', text: text(plain), better: reworded }
}

function isTraced(said: string, source: string, names: readonly string[], now: Date): boolean {
  if (said === '' || source === '') return said === source
  return straysIn(said, { source, names: [...names, ...strangers(said, now)] }).length === 0
}

/** Whoever sounds like a customer, a rival or somebody's name, known or not. */
function strangers(said: string, now: Date): string[] {
  const { slots } = understand(said, { channel: 'single', now })
  return [
    ...[slots.customer ?? []].flat(),
    ...(slots.competitor ?? []),
    ...(slots.competitor_not ?? []),
    ...(slots.contacts ?? []).flatMap(({ name }) => name ?? []),
  ]
}

/** Names a deal knows: whose they are is nobody's business outside. */
export function namesIn({ customer, product, competitors, contacts }: Facts): string[] {
  const people = contacts.flatMap(({ name, title }) => [name ?? [], title ?? []].flat())
  return [customer?.value, product?.value, ...(competitors?.value ?? []), ...people].filter(
    (name) => name !== undefined,
  )
}
