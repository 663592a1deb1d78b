import type { Conversation } from '../conversation/index.ts'
import type { Log } from '../conversation/log.ts'
import { recipientOf } from '../conversation/reception.ts'
import type { People } from '../people/person.ts'
import type { Courses, SentCourse } from '../sales/coaching/course.ts'
import { courseCard } from '../skills/coach/cards.ts'
import type { Writes } from '../skills/ports.ts'
import { oneByOne, workOff } from './one-by-one.ts'
import type { Job } from './schedule.ts'

/** Read at once. */
const mostAtOnce = 200

/**
 * Brings micro-courses to whom they were sent, once, within what their attention allows: over their budget or in their quiet hours
 * they wait. Who can be reached nowhere finds theirs on the page.
 */
export function coursesJob(parts: {
  courses: Pick<Courses, 'untold'>
  people: Pick<People, 'addressesOf'>
  announce: Conversation<Writes>['announce']
  log: Log
}): Job {
  const { courses, people, announce, log } = parts
  return {
    name: 'courses',
    everyMs: 10_000,
    run: (stopping) =>
      workOff(
        { due: courses.untold, keyOf: ({ id }) => id, atOnce: mostAtOnce },
        (sent) => oneByOne(sent, tell, { job: 'courses', log, stopping }),
        stopping,
      ),
  }

  async function tell(sent: SentCourse): Promise<void> {
    const { id, tenantId, personId } = sent
    const [address] = await people.addressesOf(tenantId, personId)
    const replies =
      address === undefined
        ? []
        : [{ kind: 'card' as const, card: courseCard(sent), to: recipientOf(address, address.userId) }]
    await announce({
      key: `course ${id}`,
      tenantId,
      replies,
      push: { personId, pressing: 'news' },
      changes: [{ kind: 'course.told', level: 'auto', subject: id }],
    })
  }
}
