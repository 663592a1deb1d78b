import { objectionCodes } from '../../src/language/objections.ts'
import { capabilitiesOf } from '../../src/sales/capability/gaps.ts'
import { toldIn } from '../../src/sales/capability/told-in.ts'
import type { Track } from '../../src/sales/tracks/track.ts'
import { endsAt, type SimulatedCompany } from './company.ts'

export interface GapTally {
  /** Questions that were asked: people and values of whom enough is known. */
  asked: number
  /** Gaps that were said and planted, and said and not. */
  right: number
  wrong: number
  /** Planted gaps met often enough to be stated (`enoughTold`), and how many of them were said. */
  planted: number
  found: number
}

/** The recall is stated for gaps that were met at least so often in the half year. */
export const enoughTold = 50

/** Words to every objection, as many as the simulation takes. */
const library = objectionCodes.map((objection) => ({ id: `${objection.toLowerCase()}-clarify`, objection }) as Track)

export function tallyOf({ exchanges, planted }: SimulatedCompany): GapTally {
  const cells = capabilitiesOf(toldIn(exchanges, { library, won: new Set(), now: endsAt }))
  const isPlanted = ({ ownerId, dimension, value }: (typeof cells)[number]) =>
    planted.has(`${ownerId} ${dimension} ${value}`)
  const said = cells.filter(({ standing }) => standing === 'below')
  const stated = cells.filter((cell) => isPlanted(cell) && cell.told >= enoughTold)
  return {
    asked: cells.filter(({ standing }) => standing !== 'unknown').length,
    right: said.filter(isPlanted).length,
    wrong: said.filter((cell) => !isPlanted(cell)).length,
    planted: stated.length,
    found: stated.filter(({ standing }) => standing === 'below').length,
  }
}
