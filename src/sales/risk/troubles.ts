import { circumstancesIn } from '../../language/circumstances.ts'
import { isNegated } from '../../language/negation.ts'
import { spanOf } from '../../language/span.ts'
import type { CaseEvent } from './case.ts'

/** The words of one kind of notice: for what is wrong, and for its being over. */
export interface TroubleWords {
  trouble: RegExp
  over: RegExp
}

/**
 * Notices that tell of trouble which no later one says is over, oldest first. `thingOf`: what a notice is about, as an order's number or a
 * device's name; '' where it does not say, and then what is over is over for it too. Supposed, denied and promised things are none.
 */
export function openTroubles(
  events: readonly CaseEvent[],
  words: TroubleWords,
  thingOf: (event: CaseEvent) => string,
): CaseEvent[] {
  const open = new Map<string, CaseEvent[]>()
  for (const event of events) {
    const thing = thingOf(event)
    const told = toldIn(event.text, words)
    if (told === 'trouble') open.set(thing, [...(open.get(thing) ?? []), event])
    if (told !== 'over') continue
    if (thing === '') open.clear()
    for (const cleared of [thing, '']) open.delete(cleared)
  }
  return [...open.values()].flat().sort((one, other) => one.at.localeCompare(other.at))
}

/** What the last clause that tells either says. */
function toldIn(text: string, { trouble, over }: TroubleWords): 'trouble' | 'over' | undefined {
  const told = circumstancesIn(text)
    .filter(({ supposed, denied, rumoured, elsewhere }) => !supposed && !denied && !rumoured && !elsewhere)
    .flatMap(({ text: clause }) => {
      const [wrong, ended] = [affirmed(clause, trouble), notYet.test(clause) ? -1 : affirmed(clause, over)]
      return wrong < 0 && ended < 0 ? [] : [wrong > ended ? ('trouble' as const) : ('over' as const)]
    })
  return told.at(-1)
}

/** Where it is said last without a no before it; -1 where nowhere. */
function affirmed(clause: string, words: RegExp): number {
  const places = [...clause.matchAll(new RegExp(words, 'g'))]
  const last = places.findLast(({ index, 0: said }) => !isNegated(clause, spanOf(clause, index, index + said.length)))
  return last?.index ?? -1
}

const notYet =
  /预计|预期|将(?:于|在)|待|尚[未无]?|争取|计划|[未没](?:能|有)?(?:恢复|签收|送达|到货|解除|复位|排除|解决|修复)/
