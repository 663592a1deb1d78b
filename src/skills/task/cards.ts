import type { Button, Card } from '../../conversation/card.ts'
import { addDays, type Day, dayOf } from '../../language/calendar.ts'
import { addWorkdays } from '../../language/holidays.ts'
import type { Task } from '../../sales/task.ts'
import { instantOf, sayInstant, type ToldTime } from '../../sales/told-time.ts'

/** Past this it is late enough to be said. */
const lateMs = 5 * 60_000

/** What somebody asked to be reminded of, and how it was left with the customer; when it is late, that is said. */
export function reminderCard(task: Task, now: Date, lastTime?: string): Card {
  const { id, text, customer, dealId, remindAt } = task
  const due = remindAt === undefined ? now : new Date(remindAt)
  const late = now.getTime() - due.getTime() > lateMs
  return {
    title: `提醒：${text}`,
    subtitle: late ? `晚了，本该${sayInstant(due, dayOf(now))}提醒你，抱歉` : '你让我这时候叫你',
    blocks: [
      ...(customer === undefined ? [] : [{ kind: 'facts' as const, rows: [{ label: '关于', value: customer }] }]),
      ...(lastTime === undefined ? [] : [{ kind: 'text' as const, text: lastTime }]),
    ],
    buttons: [
      { label: '做完了', action: 'task.done', argument: id, emphasis: 'primary' },
      { label: '改时间', action: 'task.when', argument: id },
      ...(dealId === undefined
        ? []
        : [
            { label: '接着怎么说', action: 'sandbox.show', argument: `record-${dealId}` },
            { label: '拜访准备', action: 'previsit.page', argument: `record-${dealId}` },
          ]),
    ],
  }
}

/** Several at once are one card: nobody wants ten bubbles after a night without power. */
export function remindersCard(tasks: readonly Task[], now: Date): Card {
  const today = dayOf(now)
  return {
    title: `有 ${tasks.length} 件事到点了`,
    subtitle: tasks.some(({ remindAt }) => remindAt !== undefined && now.getTime() - Date.parse(remindAt) > lateMs)
      ? '有的晚了，时间写在前面，抱歉'
      : '你让我这时候叫你',
    blocks: [{ kind: 'choices', rows: tasks.slice(0, tasksShown).map((task, at) => row(task, at, today)) }],
    buttons: listButtons(tasks, 0),
  }
}

const tasksShown = 5
const marks = ['①', '②', '③', '④', '⑤'] as const

/** Open tasks from the `from`-th on, each with a button that ends it. */
export function listCard(tasks: readonly Task[], from: number, today: Day): Card {
  if (tasks.length === 0) {
    return {
      title: '没有待办',
      blocks: [{ kind: 'text', text: '要我记一件，就说“周五下午提醒我给王总回电话”。' }],
    }
  }
  const shown = tasks.slice(from, from + tasksShown)
  return {
    title: `待办 ${tasks.length} 件`,
    ...(tasks.length > shown.length ? { subtitle: `第 ${from + 1} 到 ${from + shown.length} 件` } : {}),
    blocks: [{ kind: 'choices', rows: shown.map((task, at) => row(task, at, today)) }],
    buttons: listButtons(tasks, from),
  }
}

function row({ text, customer, remindAt, remindedAt }: Task, at: number, today: Day) {
  const when = remindAt === undefined ? '没定时间' : sayInstant(new Date(remindAt), today)
  return {
    mark: marks[at] ?? '',
    name: customer === undefined || text.includes(customer) ? text : `${customer}：${text}`,
    figure: remindedAt === undefined ? when : `${when} 已提醒`,
  }
}

function listButtons(tasks: readonly Task[], from: number): Button[] {
  const next = from + tasksShown
  return [
    ...tasks.slice(from, next).map(({ id }, at) => ({
      label: `${marks[at] ?? ''}做完了`,
      action: 'task.tick',
      argument: `${id};${from}`,
    })),
    ...(tasks.length > next ? [{ label: '后面的', action: 'task.list', argument: String(next) }] : []),
  ]
}

/** When else: times worth a button, or any other in words. */
export function whenCard({ id, text }: Task, now: Date): Card {
  return {
    title: `什么时候提醒：${text}`,
    blocks: [{ kind: 'text', text: '点一个，或者直接说，比如“周五下午三点”。' }],
    buttons: [
      ...choices(now).map(({ label, due }) => ({
        label,
        action: 'task.at',
        argument: [id, due.value, ...(due.partOfDay === undefined ? [] : [due.partOfDay])].join(';'),
      })),
      { label: '不用提醒了', action: 'task.drop', argument: id },
    ],
  }
}

function choices(now: Date): { label: string; due: ToldTime }[] {
  const today = dayOf(now)
  const [tomorrow, workday] = [addDays(today, 1), addWorkdays(today, 1)]
  const minute = (label: string, day: Day, time: string) => ({ label, due: { value: `${day}T${time}+08:00` } })
  return [
    ...(now.getTime() < instantOf(today, '16:30') ? [minute('今天 17:00', today, '17:00')] : []),
    minute('明天 09:00', tomorrow, '09:00'),
    minute('明天 14:00', tomorrow, '14:00'),
    ...(workday === tomorrow ? [] : [minute('下个工作日 09:00', workday, '09:00')]),
    { label: '一周后', due: { value: addDays(today, 7), partOfDay: 'morning' as const } },
  ]
}
