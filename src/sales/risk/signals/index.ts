import { pressSignal } from './bad-press.ts'
import { budgetSignal } from './budget-deviation.ts'
import { rivalSignal } from './competitor-appeared.ts'
import { complaintSignal } from './complaint-link.ts'
import { deadlineSignal } from './deadline-near.ts'
import { chainSignal } from './decision-chain.ts'
import { deliverySignal } from './delivery-trouble.ts'
import { deviceSignal } from './device-alarm.ts'
import { ghostedSignal } from './ghosted.ts'
import { leftSignal } from './key-person-left.ts'
import { nextStepSignal } from './no-next-step.ts'
import { priceSignal } from './price-not-discussed.ts'
import type { Signal } from './signal.ts'
import { silenceSignal } from './silence.ts'
import { singleThreadSignal } from './single-thread.ts'
import { slippingSignal } from './slipping-date.ts'
import { stuckSignal } from './stuck-stage.ts'

/** The columns of the heatmap, in the order they are read. */
export const signals: readonly Signal[] = [
  complaintSignal,
  budgetSignal,
  chainSignal,
  leftSignal,
  rivalSignal,
  silenceSignal,
  ghostedSignal,
  nextStepSignal,
  slippingSignal,
  deadlineSignal,
  deliverySignal,
  deviceSignal,
  pressSignal,
  stuckSignal,
  singleThreadSignal,
  priceSignal,
]
