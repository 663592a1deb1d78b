import { z } from 'zod'
import { BlendModel } from './blend.ts'
import { Calibration } from './calibration.ts'
import { DriftReference } from './drift-reference.ts'
import { LogisticModel } from './logistic.ts'
import { Mapping } from './mapping.ts'

/** The model as kept in a file or a row: everything a prediction needs, and nothing that differs between two runs. */
export const CloseModel = z.object({
  format: z.literal(1),
  /**
   * `prior`: too few closed deals to judge, so mostly what was believed before; `learned`: from the deals; `no_signal`: the
   * columns cannot tell deals apart, so everyone gets the base rate.
   */
  mode: z.enum(['prior', 'learned', 'no_signal']),
  mapping: Mapping,
  seed: z.number().int(),
  history: z.object({ rows: z.number().int(), wins: z.number().int(), fingerprint: z.string() }),
  learner: z.discriminatedUnion('kind', [LogisticModel, BlendModel]).nullable(),
  calibration: Calibration,
  /** Later shift of the level in log-odds, when wins and forecasts part; 0 when trained. */
  intercept_shift: z.number(),
  reference: DriftReference,
})

export type CloseModel = z.infer<typeof CloseModel>
export type Mode = CloseModel['mode']
