import type { Turn } from '../../conversation/skill.ts'
import { Refusal } from '../../people/refusal.ts'
import { matching, sayWhy } from '../../sales/solutions/match.ts'
import type { Understood } from '../../understanding/understood.ts'
import type { Ports, SalesAnswer, SalesSkill } from '../ports.ts'
import type { FindDeal } from '../whom/find-deal.ts'
import { forwardable, solutionsCard } from './cards.ts'
import { soughtIn } from './wish.ts'

/** Visits looked at for what a deal's customer has said. */
const visitsRead = 3

/** 方案: the company's solution summaries, found by the customer's words, each with why it fits; handed out to be sent on. */
export function solutionsSkill(
  { solutions, deals, visits }: Pick<Ports, 'solutions' | 'deals' | 'visits'>,
  findDeal: FindDeal,
): SalesSkill {
  return {
    name: 'solutions',
    // Before whoever is asked to send something: this is sent to nobody but the rep.
    comesFirst: true,
    // Papers are asked for in words that sound like looking a customer up, like words to say, like sending something.
    intents: [
      'customer.query',
      'outbound.refuse',
      'sandbox.talktrack',
      'risk.query',
      'help',
      'smalltalk',
      'objection.handle',
      'brief.previsit',
      'feedback.track',
    ],
    shown: {
      title: '方案',
      what: '从公司方案库里找用得上的，附上为什么',
      examples: ['有没有医院冷链的方案', '发我三个方案'],
    },

    async reply(turn, text, meaning) {
      const sought = meaning.intents.includes('visit.log') ? undefined : soughtIn(text)
      if (sought === undefined) return undefined
      const shelf = await solutions.shelf(turn.person.tenantId)
      if (shelf.solutions.length === 0) return said('公司的方案库还是空的，请销售运营在“方案库”页面导入。')
      const about = await aboutDeal(turn, text, sought, meaning)
      if (about === 'unclear') {
        return said('想要哪方面的方案？说客户的痛点或行业，比如“有没有医院冷链的方案”；也可以先说是哪一单。')
      }
      const need = { text: about?.text ?? sought, industry: about?.industry ?? meaning.slots.industry }
      const found = matching(shelf, { ...need, objections: [], isAsked: true })
      const [whose, what] = about === undefined ? [`“${sought}”`, '的方案'] : [about.name, '用得上的方案']
      if (found.length > 0) {
        const shown = found.map((match) => ({ solution: match.solution, why: sayWhy(match) }))
        return {
          replies: [{ kind: 'card', card: solutionsCard(`${whose}${what}，${found.length} 个`, shown) }],
          halts: true,
        }
      }
      // 方案 is also what one calls a way to go on; such a message is for whoever gives those.
      if (meaning.intents.includes('sandbox.talktrack') && !ownPaper.test(text)) return undefined
      return said(`方案库里没有对得上${whose}的，没有拿别的凑数。换个说法再找，或者请销售运营补进来。`)
    },

    presses: {
      show: async ({ person }, argument) => {
        const shelf = await solutions.shelf(person.tenantId)
        const found = argument.split(',').flatMap((id) => shelf.solutions.find((one) => one.id === id) ?? [])
        if (found.length === 0) throw new Refusal('这几个方案已经从方案库里拿掉了。')
        const card = solutionsCard(
          '用得上的方案',
          found.map((solution) => ({ solution })),
        )
        return { replies: [{ kind: 'card', card }] }
      },

      take: async ({ person }, id) => {
        const shelf = await solutions.shelf(person.tenantId)
        const solution = shelf.solutions.find((one) => one.id === id)
        if (solution === undefined) throw new Refusal('这个方案已经从方案库里拿掉了。')
        return said(forwardable(solution))
      },
    },
  }

  /** The deal that is named, or talked about where nothing is: what it is about, and what was last said there. */
  async function aboutDeal(turn: Turn, text: string, sought: string, { slots }: Understood) {
    const { person, memory } = turn
    const customer = slots.customer ?? (sought === '' ? undefined : sought)
    const named = customer === undefined ? undefined : (await findDeal(turn, text, customer, slots)).deal
    const talked = sought === '' && memory['deal'] !== undefined ? await deals.byId(person, memory['deal']) : undefined
    const deal = named ?? talked
    if (deal === undefined) return sought === '' ? ('unclear' as const) : undefined
    const told = await visits.ofDeal(person, deal.id, visitsRead)
    const { industry, likelyTrade, product } = deal.facts
    const words = [
      ...told.map((visit) => visit.text),
      product?.value ?? '',
      deal.name,
      named === undefined ? '' : sought,
    ]
    return { name: deal.customer, text: words.join('\n'), industry: (industry ?? likelyTrade)?.value }
  }
}

/** Says plainly that papers are meant. */
const ownPaper = /方案库|案例|有没有|找|搜|查/

function said(text: string): SalesAnswer {
  return { replies: [{ kind: 'text', text }], halts: true }
}
