import { dayOf } from '../../language/calendar.ts'
import type { Behaviour } from '../behaviour/behaviour.ts'
import type { Health } from '../behaviour/health.ts'
import type { Measured } from '../behaviour/measured.ts'
import { followed } from '../behaviour/morning/coaching.ts'
import type { Work } from '../behaviour/work.ts'
import type { SentCourse } from './course.ts'

/** What moved since a course was sent; that it moved by it nobody can know. */
export interface Since {
  behaviour: Behaviour
  before: Omit<Measured, 'about'>
  now: Measured
  /** `unclear` while what is likely then and now overlaps; absent where either is not known. */
  turned?: 'better' | 'worse' | 'unclear'
  /** Whether it was done since in one of the deals, and whether one of them moved. */
  done: boolean
  moved: boolean
}

export function sinceOf({ about, personId, at }: SentCourse, work: Work, { parts }: Health): Since | undefined {
  const part = parts.find(({ behaviour }) => behaviour.id === about?.behaviour)
  if (about === undefined || part === undefined) return undefined
  const { behaviour, measured: now } = part
  const { dealIds, before } = about
  const [became] = followed([{ behaviour: behaviour.id, personId, dealIds }], [work], dayOf(new Date(at)))
  const turned = turn(before, now, behaviour.better)
  return {
    ...{ behaviour, before, now },
    ...(turned && { turned }),
    done: became?.done ?? false,
    moved: became?.moved ?? false,
  }
}

function turn(before: Omit<Measured, 'about'>, now: Measured, better: Behaviour['better']): Since['turned'] {
  if (before.value === undefined || now.value === undefined) return undefined
  const range = ({ value = 0, low = value, high = value }: Omit<Measured, 'about'>) => ({ low, high })
  const [then, today] = [range(before), range(now)]
  if (today.low <= then.high && then.low <= today.high) return 'unclear'
  return today.low > then.high === (better === 'more') ? 'better' : 'worse'
}
