import type { Conversation } from '../conversation/index.ts'
import type { Log } from '../conversation/log.ts'
import type { People } from '../people/person.ts'
import type { DealEvents } from '../sales/events/deal-event.ts'
import { sayPause } from '../sales/events/pause.ts'
import { lastWordOf, sayLastWord } from '../sales/promise.ts'
import type { Task, Tasks } from '../sales/task.ts'
import { isToTheMinute } from '../sales/told-time.ts'
import type { Visits } from '../sales/visit.ts'
import type { Viewing, Writes } from '../skills/ports.ts'
import { reach } from '../skills/talk/reach.ts'
import { reminderCard, remindersCard } from '../skills/task/cards.ts'
import { oneByOne, workOff } from './one-by-one.ts'
import type { Job } from './schedule.ts'

/** Read at once. */
const mostAtOnce = 500
/** So long after the minute somebody named, it is no longer what they asked for, and the quiet hours hold. */
const stillWishedMs = 15 * 60_000

/**
 * Reminds people of what they asked to be reminded of. What is said and that it was said are written together, under a key of the
 * task and its time: two processes, or one that died half-way, say it once. What comes late, after a stop or a jump of the clock,
 * is said late and says so.
 */
export function remindersJob(parts: {
  tasks: Tasks
  people: Pick<People, 'addressesOf' | 'byId'>
  visits: Pick<Visits, 'ofDeal'>
  dealEvents: Pick<DealEvents, 'pauseOf'>
  view(person: Viewing['person']): Pick<Viewing, 'today'>
  announce: Conversation<Writes>['announce']
  log: Log
  now(): number
}): Job {
  const { tasks, people, visits, dealEvents, view, announce, log, now } = parts
  return {
    name: 'reminders',
    everyMs: 10_000,
    run: (stopping) =>
      workOff(
        {
          due: (limit) => tasks.due(now(), limit),
          keyOf: ({ id, remindAt }) => `${id} ${remindAt}`,
          atOnce: mostAtOnce,
        },
        (due) => oneByOne(byOwner(due), remind, { job: 'reminders', log, stopping }),
        stopping,
      ),
  }

  async function remind(due: readonly Task[]): Promise<void> {
    const [first] = due
    const to =
      first === undefined
        ? undefined
        : await reach(people, { tenantId: first.tenantId, id: first.ownerId }, first.platform)
    if (first === undefined || to === undefined) return
    const at = new Date(now())
    const card = due.length === 1 ? reminderCard(first, at, await lastTime(first)) : remindersCard(due, at)
    await announce({
      key: `reminded ${due.map(({ id, remindAt }) => `${id} ${remindAt}`).join(' ')}`,
      tenantId: first.tenantId,
      replies: [{ kind: 'card', card, to }],
      push: { personId: first.ownerId, pressing: 'reminder', ofToday: true },
      changes: due.map(({ id, remindAt = '' }) => ({ kind: 'task.reminded', level: 'auto', subject: id, remindAt })),
      ...(due.some((task) => isWishedFor(task, at)) ? { wished: true } : {}),
    })
  }

  /** What may turn the deal and waits for an answer, else how it was left with the customer; as far as the owner may see it. */
  async function lastTime({ tenantId, ownerId, dealId }: Task): Promise<string | undefined> {
    const owner = dealId === undefined ? undefined : await people.byId(tenantId, ownerId)
    if (owner === undefined || dealId === undefined) return undefined
    const pause = await dealEvents.pauseOf(owner, dealId)
    if (pause !== undefined) return `先看这个：${sayPause(pause, view(owner).today)}。`
    const last = lastWordOf(await visits.ofDeal(owner, dealId, visitsRead))
    return last === undefined ? undefined : sayLastWord(last, view(owner).today)
  }
}

const visitsRead = 5

/** They named the minute themselves, and it is that minute still. */
function isWishedFor({ due, remindAt }: Task, at: Date): boolean {
  return (
    due !== undefined &&
    remindAt !== undefined &&
    isToTheMinute(due) &&
    at.getTime() - Date.parse(remindAt) < stillWishedMs
  )
}

function byOwner(due: readonly Task[]): Task[][] {
  const owners = new Map<string, Task[]>()
  for (const task of due) owners.set(task.ownerId, [...(owners.get(task.ownerId) ?? []), task])
  return [...owners.values()]
}
