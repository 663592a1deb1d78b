import type { Block, Button, Card } from '../../conversation/card.ts'
import { clockOf, type Day } from '../../language/calendar.ts'
import type { Activity } from '../../sales/activity.ts'
import { isToTheMinute, partNames, sayInstant } from '../../sales/told-time.ts'
import type { Visit } from '../../sales/visit.ts'
import type { Agenda } from './agenda.ts'

/** What an agenda is told with. */
interface AgendaTold extends Pick<Agenda, 'appointments' | 'tasks' | 'deals' | 'toDecide'> {
  whose: string
  when: string
  today: Day
  now: Date
  /** Names of those who noted no visit for a week. */
  silent: readonly string[]
  withOwners: boolean
}

/** Six rows fit: three deals, and what stands at a time. */
const dealsShown = 3
const timedShown = 3
const marks = ['①', '②', '③'] as const

export function agendaCard(agenda: AgendaTold): Card {
  const { whose, when, appointments, tasks, deals, toDecide, silent } = agenda
  const timed = timedRows(agenda)
  const nothing = appointments.length + tasks.length + deals.length === 0
  return {
    title: `${when}${whose === '你' ? '' : whose}：${counts(agenda)}`,
    subtitle: nothing ? '记录里没有排着的事，也没有要核实的单' : '按记录排：先做约好的，再跟信号最重的',
    blocks: [
      ...(deals.length === 0 ? [] : [dealBlock(agenda)]),
      ...(timed.length === 0 ? [] : [{ kind: 'facts' as const, rows: timed.slice(0, timedShown) }]),
      ...more(timed.length - timedShown, '件有时间的'),
      ...more(deals.length - dealsShown, '单有信号的'),
      ...(silent.length === 0
        ? []
        : [{ kind: 'text' as const, text: `一周没记过拜访：${silent.join('、')}（没记不等于没跑）` }]),
      { kind: 'text', text: '没记下来的约和进展我不知道，不算在里面。', tone: 'quiet' },
    ],
    buttons: [
      ...deals.slice(0, dealsShown).map(({ deal }, at) => ({
        label: `${marks[at] ?? ''}怎么推进`,
        action: 'sandbox.show',
        argument: `record-${deal.id}`,
      })),
      { label: '我的待办', action: 'task.list', argument: '0' },
      ...(toDecide.length === 0 ? [] : [approvalsButton(toDecide.length)]),
    ],
    link: { label: '我的商机', path: '/h5/' },
  }
}

function counts({ appointments, tasks, deals, toDecide }: AgendaTold): string {
  return [
    `${appointments.length} 个约`,
    `${tasks.length} 件待办`,
    `${deals.length} 单要看`,
    ...(toDecide.length === 0 ? [] : [`${toDecide.length} 件等你批`]),
  ].join('，')
}

function approvalsButton(count: number): Button {
  return { label: `等我批 ${count}`, action: 'approval.list', argument: '' }
}

/** Each deal with the reason why it is there. */
function dealBlock({ deals, withOwners }: AgendaTold): Block {
  return {
    kind: 'choices',
    rows: deals.slice(0, dealsShown).map(({ deal, signs }, at) => ({
      mark: marks[at] ?? '',
      name: withOwners ? `${deal.customer}（${deal.ownerName}）` : deal.customer,
      figure: signs[0]?.short ?? '',
    })),
  }
}

/** Appointments first, then tasks; what is overdue says so. */
function timedRows({ appointments, tasks, now, today }: AgendaTold): { label: string; value: string }[] {
  return [
    ...appointments.map(({ when, title, customer }) => ({
      label: isToTheMinute(when) ? clockOf(new Date(when.value)) : when.partOfDay ? partNames[when.partOfDay] : '有约',
      value: customer === undefined || title.includes(customer) ? title : `${customer} ${title}`,
    })),
    ...tasks.map(({ text, remindAt = '' }) => ({
      label: Date.parse(remindAt) < now.getTime() ? '逾期' : '待办',
      value: `${text}（${sayInstant(new Date(remindAt), today)}）`,
    })),
  ]
}

function more(count: number, what: string): Block[] {
  return count > 0 ? [{ kind: 'text', text: `还有 ${count} ${what}。` }] : []
}

/** What the records hold of days behind. */
export interface LookBack {
  when: string
  /** The latest first. */
  visits: readonly Visit[]
  active: readonly Activity[]
  /** Names of customers, by deal. */
  customers: ReadonlyMap<string, string>
  team: boolean
}

const visitsShown = 5

export function lookBackCard({ when, visits, active, customers, team }: LookBack): Card {
  const opened = active.reduce((sum, { dealsOpened }) => sum + dealsOpened, 0)
  const nameOf = (personId: string) => active.find((one) => one.personId === personId)?.name
  return {
    title: `${when}：记了 ${visits.length} 次拜访，新建 ${opened} 单`,
    ...(team ? { subtitle: active.map(({ name, visits: count }) => `${name} ${count}`).join('，') } : {}),
    blocks: [
      ...(visits.length === 0
        ? []
        : [
            {
              kind: 'facts' as const,
              rows: visits.slice(0, visitsShown).map(({ dealId, ownerId, text }) => ({
                label: (team ? nameOf(ownerId) : customers.get(dealId ?? '')) ?? '拜访',
                value: text,
              })),
            },
          ]),
      ...more(visits.length - visitsShown, '次没列'),
      { kind: 'text', text: '只数记在这里的；回款和指标没有接进来，不在里面。', tone: 'quiet' },
    ],
  }
}
