import { authTracks } from './auth.ts'
import { budgetTracks } from './budget.ts'
import { competeTracks } from './compete.ts'
import { deliveryTracks } from './delivery.ts'
import { funcTracks } from './func.ts'
import { generalTracks } from './general.ts'
import { needTracks } from './need.ts'
import { paymentTracks } from './payment.ts'
import { priceTracks } from './price.ts'
import { processTracks } from './process.ts'
import { relationTracks } from './relation.ts'
import { riskTracks } from './risk.ts'
import { serviceTracks } from './service.ts'
import { smokeTracks } from './smoke.ts'
import { timeTracks } from './time.ts'
import type { Track } from './track.ts'
import { trustTracks } from './trust.ts'

/** The library of talk-tracks 话术库, by what they answer; `generalTracks` answer nothing and move the deal on. */
export const tracks: readonly Track[] = [
  ...priceTracks,
  ...budgetTracks,
  ...authTracks,
  ...needTracks,
  ...timeTracks,
  ...trustTracks,
  ...funcTracks,
  ...deliveryTracks,
  ...serviceTracks,
  ...competeTracks,
  ...riskTracks,
  ...paymentTracks,
  ...processTracks,
  ...relationTracks,
  ...smokeTracks,
  ...generalTracks,
]
