import type { Industry } from '../../language/industries.ts'
import type { BuyingRole } from '../../language/roles.ts'
import type { Stage } from '../stage.ts'
import type { Criterion } from './exit.ts'

/** How one trade buys 行业路径: its stages in its own words, who decides, how it tenders, and how often deals close. */
export interface IndustryPath {
  id: string
  name: string
  industries: Industry[]
  stages: PathStage[]
  buyers: Buyer[]
  /** Purchasing habits, one sentence each. */
  tender: string[]
  /** Shift of the base log-odds of winning against the global ladder: a judgement, wide and dated. */
  offset: { logOdds: number; sd: number; reason: string; judgedOn: string }
}

interface PathStage {
  stage: Stage
  name: string
  /** What must be true before the deal leaves this stage. */
  exit: Criterion[]
  usualDays: { from: number; to: number }
}

interface Buyer {
  role: BuyingRole
  titles: string[]
  cares: string
}
