import type { Turn } from '../../conversation/skill.ts'
import { Refusal } from '../../people/refusal.ts'
import type { Task } from '../../sales/task.ts'
import { isToTheMinute, momentFor, sayInstant, sayTold, type ToldTime } from '../../sales/told-time.ts'
import type { Filer, Row } from '../filing/filer.ts'
import { timeAsked } from '../hearing/told-times.ts'
import type { HeardTask } from './heard.ts'

/** A task as it was told, and whose deal it is about. */
interface ToldTask extends HeardTask {
  dealId?: string
}

/** 待办: kept at once, for one tap takes it back. */
export const taskFiler: Filer<ToldTask> = {
  intent: 'task.create',
  writes: 'task',

  async draft(turn, source) {
    const task = taskOf(turn, source)
    const { id, text, customer, due, remindAt } = task
    const at = remindAt === undefined ? undefined : sayInstant(new Date(remindAt), turn.today)
    return {
      name: `待办“${text}”`,
      about: customer === undefined ? '你的待办' : `关于${customer}`,
      rows: rowsOf(task, at, turn.today),
      changes: [{ kind: 'task.made', level: 'auto', subject: id, task }],
      kept: {
        title: at === undefined ? `记进待办：${text}` : `${at} 提醒你：${text}`,
        buttons: [
          { label: due === undefined ? '定时间' : '改时间', action: 'task.when', argument: id },
          { label: '我的待办', action: 'task.list', argument: '0' },
        ],
      },
    }
  },

  async corrected({ now }, source, text) {
    const due = timeAsked(text, now, source.due)
    return due === undefined ? undefined : { ...source, due: withHourOf(due, source.due) }
  },
}

/** 是周五 of what was told for 周四 15:00: of the hour nothing was wrong. */
function withHourOf(due: ToldTime, was: ToldTime | undefined): ToldTime {
  const hour = was === undefined ? undefined : /T.*/.exec(was.value)?.[0]
  return hour === undefined || due.partOfDay !== undefined || !/^\d{4}-\d\d-\d\d$/.test(due.value)
    ? due
    : { value: `${due.value}${hour}` }
}

/** A time that was chosen for somebody is said to be. */
function rowsOf({ due }: Task, at: string | undefined, today: string): Row[] {
  if (due === undefined || at === undefined) return [{ label: '提醒', value: '没说时间，不会提醒' }]
  if (isToTheMinute(due)) return [{ label: '提醒', value: at }]
  return [
    { label: '你说的', value: sayTold(due, today) },
    { label: '提醒', value: `${at}（几点是我先定的）` },
  ]
}

/** The task itself; refuses a time that has passed. */
export function taskOf({ person, platform, now, newId }: Turn, { text, due, customer, dealId }: ToldTask): Task {
  const at = due === undefined ? undefined : momentFor(due, now)
  if (due !== undefined && at === undefined) throw new Refusal('你说的时间已经过了，没有记。换个时间再说一次。')
  return {
    id: newId(),
    tenantId: person.tenantId,
    ownerId: person.id,
    teamId: person.teamId,
    text,
    ...(due === undefined || at === undefined ? {} : { due, remindAt: new Date(at).toISOString() }),
    ...(customer === undefined ? {} : { customer }),
    ...(dealId === undefined ? {} : { dealId }),
    platform,
    state: 'open',
    madeAt: now.toISOString(),
  }
}
