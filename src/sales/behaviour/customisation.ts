import { plain, termsIn } from '../solutions/terms.ts'
import type { Behaviour } from './behaviour.ts'
import { shareOf } from './interval.ts'
import { levelFrom, tooLittle } from './measured.ts'
import { namesAround } from './names-around.ts'
import { type Plan, plansOf } from './plans.ts'
import type { Work } from './work.ts'

/** Fewer plans than this tell nothing of a habit. */
const enough = 4
/** One word may be chance; with so many of their own a plan speaks of this customer. */
const ownWords = 3

/** Whether plans speak of the customer they are for 方案定制度: in their own figures and words, for a name fits any template. */
export const customisation: Behaviour = {
  id: 'customisation',
  name: '方案定制',
  axis: '内容',
  what: '近 10 份方案里，用到这家自己的数字或原话（至少三处）的占几成',
  records: '推送进来的方案，和它之前客户说过、写过的话；样本是方案',
  unit: '%',
  better: 'more',
  standard: { healthy: 80, warning: 50 },
  least: 5,
  most: 100,
  action: '列出这家说过、方案里还没有的，补进去',
  measure(work, _window, standard) {
    const plans = plansOf(work)
      .map((plan) => ({ ...plan, told: told(work, plan) }))
      .filter((plan) => plan.told.size >= ownWords)
    if (plans.length < enough) return tooLittle(plans.length)
    const others = plans.map(({ text }) => plain(text))
    const judged = plans.map((plan, at) => ({
      ...plan,
      own: ownIn(
        plan,
        others.filter((_, other) => other !== at),
      ),
    }))
    const share = shareOf(judged.filter(({ own }) => own >= ownWords).length, plans.length)
    return {
      ...share,
      sample: plans.length,
      level: levelFrom(share, standard, 'more'),
      about: judged
        .filter(({ own, deal }) => own < ownWords && deal.status === 'open')
        .toSorted((one, other) => one.own - other.own)
        .map(({ deal: { id, customer }, own }) => ({ dealId: id, customer, note: `这家自己的只有 ${own} 处` })),
    }
  },
}

/** What the customer told before the plan was sent: terms of what was noted and written, and the figures in it. */
function told({ visits, events }: Work, { deal, at }: Plan): Set<string> {
  const names = plain(namesAround(deal).join(' '))
  const words = [
    ...visits.filter((visit) => (visit.dealId === deal.id || visit.customerId === deal.customerId) && visit.at < at),
    ...events.filter(({ dealId, from, at: then }) => dealId === deal.id && from === 'customer' && then < at),
  ].map(({ text }) => plain(text))
  const terms = words.flatMap((text) => [...termsIn(text).map((term) => term.text), ...figuresIn(text)])
  return new Set(terms.filter((term) => !names.includes(term)))
}

/** Of what was told, how much stands in this plan and in hardly any other: what is in every plan is of the template. */
function ownIn({ text, told: known }: { text: string; told: ReadonlySet<string> }, others: readonly string[]): number {
  const own = plain(text)
  const rare = Math.floor(others.length / 3)
  return [...known].filter(
    (term) => own.includes(term) && others.filter((other) => other.includes(term)).length <= rare,
  ).length
}

/** 80万, 3台, 12%: a figure with what it counts. */
function figuresIn(text: string): string[] {
  return [...text.matchAll(/\d+(?:\.\d+)?\p{L}?/gu)].map(([figure]) => figure).filter((figure) => figure.length > 1)
}
