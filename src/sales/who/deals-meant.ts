import { openNameIndex } from './name-index.ts'
import type { NamedDeal } from './names.ts'
import { plainName } from './plain-name.ts'

/** The deals that a name can stand for: none, the one, or several between which only the speaker can choose. */
export interface Meant {
  deals: NamedDeal[]
  /** False when even a single one has to be asked about: the name was only nearly theirs. */
  sure: boolean
}

export interface DealNames {
  /** `said`: customers as somebody called them; `text`: all that was said, for it may name the project as well. */
  meant(said: readonly string[], text: string): Meant
}

export function openDealNames(named: readonly NamedDeal[]): DealNames {
  const index = openNameIndex(named.map(({ id, customer, aliases }) => ({ key: id, name: customer, aliases })))
  return {
    meant(said, text) {
      const found = said.flatMap((name) => index.find(name) ?? [])
      const ids = new Set(found.flatMap(({ keys }) => keys))
      const deals = ids.size === 0 ? [] : named.filter(({ id }) => ids.has(id))
      return { deals: byProject(deals, text), sure: found.every(({ sure }) => sure) }
    },
  }
}

/** Of several deals those whose project was named, if any was: in full, else by a word of it that the others do not have. */
function byProject(deals: NamedDeal[], text: string): NamedDeal[] {
  if (deals.length < 2) return deals
  const told = plainName(text)
  const inFull = deals.filter(({ name }) => told.includes(plainName(name)))
  if (inFull.length > 0) return inFull
  const inPart = deals.filter((deal) => wordsOf(deal).some((word) => told.includes(word) && isOnlyIn(deal, word)))
  return inPart.length > 0 ? inPart : deals

  function isOnlyIn(deal: NamedDeal, word: string): boolean {
    return (
      !plainName(deal.customer).includes(word) && deals.every((other) => other === deal || !other.name.includes(word))
    )
  }
}

/** Two characters are as much of a project's name as anybody uses. */
function wordsOf({ name }: NamedDeal): string[] {
  const plain = plainName(name)
  return [...plain].slice(1).map((_, at) => plain.slice(at, at + 2))
}
