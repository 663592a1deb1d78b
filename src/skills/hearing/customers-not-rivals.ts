import type { Understood } from '../../understanding/understood.ts'

/** Customers on file taken for rivals though nobody called them so: whoever is named while the talk is about another is their own. */
export function takenForRivals(text: string, { slots }: Understood, known: readonly string[]): string[] {
  const rivals = [...(slots.competitor ?? []), ...(slots.competitor_not ?? [])]
  return rivals.filter((name) => known.includes(name) && !calledRival.test(text.slice(0, text.indexOf(name))))
}

/** The same message with them as whom it is about. */
export function withCustomers(text: string, meaning: Understood, known: readonly string[]): Understood {
  const names = takenForRivals(text, meaning, known)
  const [customer] = names
  if (customer === undefined) return meaning
  const { competitor = [], competitor_not: denied = [], ...slots } = meaning.slots
  const others = (all: readonly string[]) => all.filter((name) => !names.includes(name))
  return {
    ...meaning,
    slots: {
      customer,
      ...slots,
      ...(others(competitor).length === 0 ? {} : { competitor: others(competitor) }),
      ...(others(denied).length === 0 ? {} : { competitor_not: others(denied) }),
    },
  }
}

/** 竞品是迈瑞, 输给迈瑞, 跟迈瑞比. */
const calledRival = /(?:竞品|对手|友商|竞争|输给|败给|PK|跟|和|比|换成?|不是)[^，,。；;]{0,6}$/i
