import type { Industry } from '../../language/industries.ts'
import agriculture from './library/agriculture.json' with { type: 'json' }
import automotive from './library/automotive.json' with { type: 'json' }
import chemical from './library/chemical.json' with { type: 'json' }
import construction from './library/construction.json' with { type: 'json' }
import defense from './library/defense.json' with { type: 'json' }
import ecommerce from './library/ecommerce.json' with { type: 'json' }
import education from './library/education.json' with { type: 'json' }
import electronics from './library/electronics.json' with { type: 'json' }
import finance from './library/finance.json' with { type: 'json' }
import fmcg from './library/fmcg.json' with { type: 'json' }
import general from './library/general.json' with { type: 'json' }
import government from './library/government.json' with { type: 'json' }
import hospitality from './library/hospitality.json' with { type: 'json' }
import inspection from './library/inspection.json' with { type: 'json' }
import logistics from './library/logistics.json' with { type: 'json' }
import machinery from './library/machinery.json' with { type: 'json' }
import medical from './library/medical.json' with { type: 'json' }
import metals from './library/metals.json' with { type: 'json' }
import newEnergy from './library/new-energy.json' with { type: 'json' }
import power from './library/power.json' with { type: 'json' }
import retail from './library/retail.json' with { type: 'json' }
import retailPharmacy from './library/retail-pharmacy.json' with { type: 'json' }
import saas from './library/saas.json' with { type: 'json' }
import semiconductor from './library/semiconductor.json' with { type: 'json' }
import telecom from './library/telecom.json' with { type: 'json' }
import textile from './library/textile.json' with { type: 'json' }
import water from './library/water.json' with { type: 'json' }
import { type IndustryPath, industryPath } from './path.ts'

const ofTrades = [
  agriculture,
  automotive,
  chemical,
  construction,
  defense,
  ecommerce,
  education,
  electronics,
  finance,
  fmcg,
  government,
  hospitality,
  inspection,
  logistics,
  machinery,
  medical,
  metals,
  newEnergy,
  power,
  retailPharmacy,
  retail,
  saas,
  semiconductor,
  telecom,
  textile,
  water,
].map((file) => industryPath.parse(file))

/** The path of every trade that has none of its own. */
export const generalPath = industryPath.parse(general)

/** Every path as it ships. */
export const paths: readonly IndustryPath[] = [...ofTrades, generalPath]

/** The path of a trade; the general one when the trade is unknown. */
export function pathFor(industry: Industry | undefined): IndustryPath {
  return paths.find(({ industries }) => industry !== undefined && industries.includes(industry)) ?? generalPath
}
