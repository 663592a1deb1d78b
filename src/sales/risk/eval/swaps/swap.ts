import { swapPeople } from './swap-people.ts'
import { swapPlaces } from './swap-places.ts'
import { swapSums } from './swap-sums.ts'

/** A labelled case as it stands in the file, as far as its names, places and sums are concerned. */
export interface Case {
  deal: {
    customer: string
    customer_aliases: string[]
    group: string | null
    amount: number | null
    quote?: number | null
    budget: { amount?: number | null; min?: number | null; max?: number | null }
  }
  contacts: { name: string }[]
  complaints: { customer: string }[]
  events: { text: string }[]
}

/** Draws one of several. */
export type Draw = <T>(from: readonly T[]) => T

/** What a label must not hang on: with other people, places and sums a case means what it meant. Each leaves alone what it cannot swap. */
const swaps: Readonly<Record<'people' | 'places' | 'sums', <One extends Case>(one: One, draw: Draw) => One>> = {
  people: swapPeople,
  places: swapPlaces,
  sums: swapSums,
}

/** All three at once. `random` gives numbers in [0, 1). */
export function swapAll<One extends Case>(one: One, random: () => number): One {
  const draw: Draw = (from) => from[Math.floor(random() * from.length)] as (typeof from)[number]
  return Object.values(swaps).reduce((other, swap) => swap(other, draw), one)
}
