import type { Card } from '../../conversation/card.ts'
import type { Person } from '../../people/person.ts'
import type { HandOver } from '../../sales/customers/hand-over.ts'
import type { Deal } from '../../sales/deal.ts'
import { lastWordOf, sayLastWord } from '../../sales/promise.ts'
import { interval, percent, sayStep } from '../../sales/sandbox/describe.ts'
import { sayStage } from '../../sales/stage.ts'
import { sayTold } from '../../sales/told-time.ts'
import type { Ports, Viewing } from '../ports.ts'
import type { Cases } from '../sandbox/cases.ts'

/** Deals shown in rows; the page has the rest. */
const dealsShown = 2
const visitsRead = 10
const stillToDo = 3

/** For the new owner: how it stands with one customer, what was said last and promised, and what is still to do. */
export type HandOverCard = (viewing: Viewing, made: HandOver, customer: HandOver['customers'][number]) => Promise<Card>

type Needs = Pick<Ports, 'deals' | 'visits' | 'tasks' | 'calendar'>

export function openHandOverCard({ deals, visits, tasks, calendar }: Needs, cases: Cases): HandOverCard {
  return async (viewing, { from, byName }, { id, name }) => {
    const { person, today } = viewing
    const [sold, seen, ahead] = await Promise.all([
      deals.ofCustomer(person, id),
      visits.ofCustomer(person, id, visitsRead),
      toDo(viewing, id, name),
    ])
    const open = sold.filter(({ status, ownerId }) => status === 'open' && ownerId === person.id)
    const [first] = open
    const lastWord = lastWordOf(seen)
    return {
      title: `${name}交接给你了`,
      subtitle: `原来是${from.name}在跟，${byName}安排的`,
      blocks: [
        {
          kind: 'facts',
          rows: [
            ...(await Promise.all(open.slice(0, dealsShown).map((deal) => standing(viewing, deal)))),
            ...(lastWord === undefined
              ? [{ label: '上次', value: '没有拜访记录' }]
              : [{ label: lastWord.isPromise ? '答应过' : '上次', value: sayLastWord(lastWord, today) }]),
            ...nextSteps(open),
            ...ahead.slice(0, stillToDo),
          ],
        },
        ...(open.length > dealsShown
          ? [{ kind: 'text' as const, text: `还有 ${open.length - dealsShown} 单，在客户页里。` }]
          : []),
        { kind: 'text', text: `以前的往来都在客户页里；记录之外的，趁早问一声${from.name}。`, tone: 'quiet' },
      ],
      buttons:
        first === undefined
          ? []
          : [
              { label: '一页纸', action: 'previsit.page', argument: `record-${first.id}`, emphasis: 'primary' },
              { label: '怎么推进', action: 'sandbox.show', argument: `record-${first.id}` },
            ],
      link: { label: '客户页', path: `/h5/customers/${id}` },
    }
  }

  async function standing(viewing: Viewing, deal: Deal): Promise<{ label: string; value: string }> {
    const { estimate } = await cases.ofDeal(viewing, deal)
    return { label: deal.name, value: `${sayStage(deal.stage)}，${percent(estimate.value)}（${interval(estimate)}）` }
  }

  async function toDo({ person, today }: Viewing, customerId: string, name: string) {
    const [sold, open, booked] = await Promise.all([
      deals.ofCustomer(person, customerId),
      tasks.open(person),
      calendar.between(person, today, '9999-12-31'),
    ])
    const dealIds = new Set(sold.map(({ id }) => id))
    const isTheirs = ({ ownerId, dealId, customer }: Owned) =>
      ownerId === person.id && (dealId === undefined ? customer === name : dealIds.has(dealId))
    return [
      ...booked
        .filter(isTheirs)
        .map(({ when, title }) => ({ label: '约好', value: `${sayTold(when, today)} ${title}` })),
      ...open.filter(isTheirs).map(({ text, due }) => ({
        label: '待办',
        value: due === undefined ? text : `${text}（${sayTold(due, today)}）`,
      })),
    ]
  }
}

type Owned = { ownerId: Person['id']; dealId?: string; customer?: string }

function nextSteps(open: readonly Deal[]): { label: string; value: string }[] {
  const [step] = open.flatMap(({ facts }) => facts.nextStep ?? [])
  return step === undefined ? [] : [{ label: '下一步', value: sayStep(step.value) }]
}
