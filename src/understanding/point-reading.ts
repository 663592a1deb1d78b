import type { ReadingFor } from './second-reading.ts'

/**
 * Somebody who tells on which of the sticking points 卡点 we know a telling hangs, a language model say; late, silent or wrong at
 * times. The answer is the name of one of them; `undefined`: on none, or no answer.
 */
export type PointReader = (text: string, about: ReadingFor) => Promise<string | undefined>
