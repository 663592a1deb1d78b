import auth from './library/auth.json' with { type: 'json' }
import budget from './library/budget.json' with { type: 'json' }
import compete from './library/compete.json' with { type: 'json' }
import delivery from './library/delivery.json' with { type: 'json' }
import func from './library/func.json' with { type: 'json' }
import need from './library/need.json' with { type: 'json' }
import none from './library/none.json' with { type: 'json' }
import payment from './library/payment.json' with { type: 'json' }
import price from './library/price.json' with { type: 'json' }
import process from './library/process.json' with { type: 'json' }
import relation from './library/relation.json' with { type: 'json' }
import retailPharmacy from './library/retail-pharmacy.json' with { type: 'json' }
import risk from './library/risk.json' with { type: 'json' }
import service from './library/service.json' with { type: 'json' }
import smoke from './library/smoke.json' with { type: 'json' }
import stickingContract from './library/sticking-contract.json' with { type: 'json' }
import stickingCourse from './library/sticking-course.json' with { type: 'json' }
import stickingMoney from './library/sticking-money.json' with { type: 'json' }
import stickingMore from './library/sticking-more.json' with { type: 'json' }
import stickingPeople from './library/sticking-people.json' with { type: 'json' }
import stickingProof from './library/sticking-proof.json' with { type: 'json' }
import stickingTender from './library/sticking-tender.json' with { type: 'json' }
import stickingTrades from './library/sticking-trades.json' with { type: 'json' }
import stickingTrust from './library/sticking-trust.json' with { type: 'json' }
import stickingWorth from './library/sticking-worth.json' with { type: 'json' }
import time from './library/time.json' with { type: 'json' }
import trust from './library/trust.json' with { type: 'json' }
import { type Track, track } from './track.ts'

/**
 * The library of talk-tracks 话术库 as it ships, one file for each objection; `none` answers nothing and moves the deal on,
 * `sticking…` waits for a sticking point 卡点, `stickingTrades` for one trade's form of it.
 */
export const tracks: readonly Track[] = [
  ...auth,
  ...budget,
  ...compete,
  ...delivery,
  ...func,
  ...need,
  ...none,
  ...payment,
  ...price,
  ...process,
  ...relation,
  ...retailPharmacy,
  ...risk,
  ...service,
  ...smoke,
  ...stickingContract,
  ...stickingCourse,
  ...stickingMoney,
  ...stickingMore,
  ...stickingPeople,
  ...stickingProof,
  ...stickingTender,
  ...stickingTrades,
  ...stickingTrust,
  ...stickingWorth,
  ...time,
  ...trust,
].map((file) => track.parse(file))
