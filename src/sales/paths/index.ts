import type { Industry } from '../../language/industries.ts'
import { general } from './general.ts'
import { government } from './government.ts'
import { manufacturingSoftware } from './manufacturing-software.ts'
import { medical } from './medical.ts'
import { newEnergy } from './new-energy.ts'
import type { IndustryPath } from './path.ts'
import { retailPharmacy } from './retail-pharmacy.ts'
import { saas } from './saas.ts'

/** Every path we have walked; a trade that none of them claims walks the general one. */
export const paths: readonly IndustryPath[] = [
  medical,
  manufacturingSoftware,
  saas,
  newEnergy,
  government,
  retailPharmacy,
  general,
]

/** The path of a trade; the general one when the trade is unknown or has none of its own. */
export function pathFor(industry: Industry | undefined): IndustryPath {
  return paths.find(({ industries }) => industry !== undefined && industries.includes(industry)) ?? general
}

/** The path with this id; the general one when there is none, for ids in old records outlive their paths. */
export function pathById(id: string): IndustryPath {
  return paths.find((path) => path.id === id) ?? general
}
