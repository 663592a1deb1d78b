import type { Behaviour } from './behaviour.ts'
import { customisation } from './customisation.ts'
import { planLikeness } from './plan-likeness.ts'
import { promisesKept } from './promises-kept.ts'
import { responseTime } from './response-time.ts'
import { secondTouch } from './second-touch.ts'
import { teamwork } from './teamwork.ts'
import { touchFrequency } from './touch-frequency.ts'

/** All habits that are looked at, by the axis they belong to. */
export const behaviours: readonly Behaviour[] = [
  touchFrequency,
  secondTouch,
  responseTime,
  customisation,
  planLikeness,
  teamwork,
  promisesKept,
]
