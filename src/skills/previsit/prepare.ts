import type { Card } from '../../conversation/card.ts'
import type { Reply } from '../../conversation/skill.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import { basisWithShare, interval, percent, whoOf } from '../../sales/sandbox/describe.ts'
import { sayTold, type ToldTime } from '../../sales/told-time.ts'
import type { Ports, Viewing } from '../ports.ts'
import { pageOf as addressOf } from '../sandbox/cards.ts'
import { type Known, pageOf, pageText, titleOf } from './page.ts'

/** The page on a customer, for whoever is about to see them, and a card with what can be done with it. */
export type Prepare = (
  viewing: Viewing,
  decision: Decision,
  when: ToldTime | undefined,
) => Promise<Exclude<Reply, { kind: 'redraw' }>[]>

const visitsRead = 5

export function openPrepare({
  visits,
  tasks,
  calendar,
  libraries,
}: Pick<Ports, 'visits' | 'tasks' | 'calendar' | 'libraries'>): Prepare {
  return async (viewing, decision, when) => {
    const known = await knownOf(viewing, decision)
    const title = titleOf(known, when === undefined ? undefined : sayTold(when, viewing.today))
    return [
      { kind: 'text', text: pageText(title, pageOf(known)) },
      { kind: 'card', card: cardOf(known) },
    ]
  }

  /** What one has oneself noted, agreed and left to do, beside what is known of the deal. */
  async function knownOf({ person, today }: Viewing, decision: Decision): Promise<Known> {
    const { dealId } = decision
    const isOf = (one: { dealId?: string }) => dealId !== undefined && one.dealId === dealId
    const [told, open, booked, library] = await Promise.all([
      dealId === undefined ? [] : visits.ofDeal(person, dealId, visitsRead),
      tasks.open(person),
      calendar.between(person, today, '9999-12-31'),
      libraries.of(person.tenantId),
    ])
    return {
      decision,
      visits: told,
      tasks: open.filter(isOf),
      appointments: booked.filter(isOf),
      library,
      today,
    }
  }
}

/** What one can do with the page above it: nothing on it stands there already. */
function cardOf({ decision }: Known): Card {
  const { estimate, facts } = decision
  return {
    title: `${whoOf(facts)}，赢单概率 ${percent(estimate.value)}（${interval(estimate)}）`,
    subtitle: basisWithShare(estimate),
    blocks: [],
    buttons: [
      { label: '接着怎么说', action: 'sandbox.show', argument: decision.id, emphasis: 'primary' },
      { label: '记拜访', action: 'visit.start', argument: decision.id },
      { label: '出 ROI 草稿', action: 'previsit.sheet', argument: decision.id },
    ],
    link: { label: '详情', path: addressOf(decision) },
  }
}
