import type { Deal } from '../sales/deal.ts'
import { nothingKnown } from '../sales/facts.ts'
import { aDeal } from './build.ts'
import { talk, type World } from './talk.ts'

/** Two reps of two teams, the manager of both, and the manager of one. */
export const people = [
  { userId: 'lin', name: '林晓' },
  { userId: 'zhou', name: '周岩', teamId: 'two' },
  { userId: 'xu', name: '许蔚', role: 'manager' as const, teamId: 'all' },
  { userId: 'he', name: '何组长', role: 'manager' as const, teamId: 'one' },
]

/** A fact as the record has it. */
export const recorded = <T>(value: T) => ({ value, source: 'record' as const, on: '2026-11-01' })

/** What is on record of a deal in the middle of its life. */
export const known = {
  ...nothingKnown,
  stage: recorded('solution' as const),
  industry: recorded('机械' as const),
  budget: recorded({ min: 80_000_000, max: 80_000_000 }),
  nextStep: recorded('11月25日 演示'),
}

export const hongda = aDeal({ facts: known })

/** A bot in that company, and its records at hand. */
export async function amongDeals(world: World = { deals: [hongda], people }) {
  const bot = await talk(world)
  const person = async (id: string) => {
    const found = await bot.storage.people.byId('acme', id)
    if (found === undefined) throw new Error(`no ${id}`)
    return found
  }
  const deal = async (id = hongda.id, as = 'lin'): Promise<Deal> => {
    const found = await bot.storage.deals.byId(await person(as), id)
    if (found === undefined) throw new Error(`no deal ${id}`)
    return found
  }
  const open = async (as = 'lin') => bot.storage.deals.open(await person(as))
  return { bot, person, deal, open }
}
