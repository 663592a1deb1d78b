import type { Conversation } from '../conversation/index.ts'
import type { People } from '../people/person.ts'
import type { Tasks } from '../sales/task.ts'
import type { Writes } from '../skills/ports.ts'
import { remindersJob } from './reminders.ts'
import type { Job } from './schedule.ts'

/** Everything that happens by itself. */
export function openJobs(parts: {
  conversation: Pick<Conversation<Writes>, 'sweep' | 'announce'>
  people: People
  tasks: Tasks
  now(): number
}): Job[] {
  const { conversation, people, tasks, now } = parts
  return [
    { name: 'sweep', everyMs: 5_000, run: conversation.sweep },
    remindersJob({ tasks, people, announce: conversation.announce, now }),
  ]
}
