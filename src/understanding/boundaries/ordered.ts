import type { Message } from '../message.ts'
import { saysAny } from '../phrases.ts'
import { calendar } from '../signals/calendar.ts'
import { task } from '../signals/task.ts'
import type { Intent } from '../understood.ts'
import type { Heard } from './settled.ts'

/** Everything that shall be done. A supposition orders nothing. */
export function ordered(heard: Heard, { clauses }: Message): Intent[] {
  if (heard.has('sandbox.whatif')) return (['task.create'] as const).filter((intent) => heard.has(intent))
  const orders = (['deal.create', 'swarm.manage', 'task.create'] as const).filter((intent) => heard.has(intent))
  // 提醒我约王总 is a reminder, no appointment yet.
  const appointments = clauses.filter((clause) => !saysAny([clause], task.phrases))
  return [
    ...orders,
    ...(saysAny(appointments, calendar.phrases) ? (['calendar.create'] as const) : []),
    ...(heard.has('stage.change') && !heard.has('deal.create') ? (['stage.change'] as const) : []),
  ]
}
