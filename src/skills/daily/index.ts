import type { Turn } from '../../conversation/skill.ts'
import type { Day } from '../../language/calendar.ts'
import { reachOf } from '../../people/permissions.ts'
import { sayDay } from '../../sales/say-day.ts'
import { daysOf, sayTold } from '../../sales/told-time.ts'
import type { Ports, SalesAnswer, SalesSkill } from '../ports.ts'
import { agendaOf } from './agenda.ts'
import { agendaCard, lookBackCard } from './cards.ts'

type Needs = Pick<Ports, 'deals' | 'activities' | 'calendar' | 'tasks' | 'visits' | 'approvals'>

/** 今天先跟哪个、早会讲什么: what the records hold for some days ahead, or what they hold of days behind; one's own or the team's. */
export function dailySkill(ports: Needs): SalesSkill {
  return {
    name: 'daily',
    intents: ['brief.daily'],
    shown: {
      title: '今日要事',
      what: '今天的约、到点的待办、该跟的单，各有理由；主管看全组',
      examples: ['今天先跟哪个', '早会讲的top3'],
      open: { label: '今日要事', action: 'daily.today', argument: '' },
    },

    async reply(turn, _text, { slots }) {
      const { first, last } = slots.datetime === undefined ? dayOnly(turn.today) : daysOf({ value: slots.datetime })
      const wantsTeam = slots.scope === 'team'
      const mayTeam = reachOf(turn.person, 'see', 'deal') !== 'own'
      const team = wantsTeam && mayTeam
      const answer = last < turn.today ? await lookBack(turn, first, last, team) : await agenda(turn, first, last, team)
      const note = { kind: 'text' as const, text: '全组的要主管才能看，下面是你自己的。' }
      return wantsTeam && !mayTeam ? { ...answer, replies: [note, ...answer.replies] } : answer
    },

    presses: { today: (turn) => agenda(turn, turn.today, turn.today, false) },
  }

  async function agenda(turn: Turn, first: Day, last: Day, team: boolean): Promise<SalesAnswer> {
    const { today, now } = turn
    const { active, asked: _, ...held } = await agendaOf(ports, turn, { first, last, team })
    const card = agendaCard({
      ...held,
      whose: team ? '全组' : '你',
      when: first === last ? sayTold({ value: first }, today) : `${sayDay(first, today)} 到 ${sayDay(last, today)}`,
      today,
      now,
      silent: active.filter(({ visits }) => visits === 0).map(({ name }) => name),
      withOwners: team,
    })
    return { replies: [{ kind: 'card', card }] }
  }

  async function lookBack(turn: Turn, first: Day, last: Day, team: boolean): Promise<SalesAnswer> {
    const { person, today } = turn
    const [visits, active, deals] = await Promise.all([
      ports.visits.between(person, first, last),
      ports.activities.between(person, first, last),
      ports.deals.open(person),
    ])
    const card = lookBackCard({
      when: first === last ? sayTold({ value: first }, today) : `${sayDay(first, today)} 到 ${sayDay(last, today)}`,
      visits: team ? visits : visits.filter(({ ownerId }) => ownerId === person.id),
      active: team ? active : active.filter(({ personId }) => personId === person.id),
      customers: new Map(deals.map(({ id, customer }) => [id, customer])),
      team,
    })
    return { replies: [{ kind: 'card', card }] }
  }
}

function dayOnly(day: Day): { first: Day; last: Day } {
  return { first: day, last: day }
}
