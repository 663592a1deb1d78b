import type { ObjectionCode } from '../../language/objections.ts'
import type { Beliefs, LearnedWeights } from '../sandbox/beliefs.ts'
import type { ClosedCase, JudgedCase } from './closed-case.ts'
import type { ModelVersion, Tenure } from './version.ts'

/** A version as a page lists it: all but its weights. */
export type VersionLine = Omit<ModelVersion, 'weights'> & Pick<LearnedWeights, 'cases' | 'wins' | 'scale'>

/** The keeper of what companies' models are. */
export interface Models {
  /** What speaks on this company's cards. */
  beliefs(tenantId: string): Promise<Beliefs>
  /** All tenures, the newest first; none while the scorecard has always spoken. */
  tenures(tenantId: string): Promise<Tenure[]>
  /** The newest first. */
  versions(tenantId: string): Promise<VersionLine[]>
  weightsOf(tenantId: string, versionId: string): Promise<LearnedWeights | undefined>
  /** A version, and the tenure that begins with it; `actor` answers for it in the audit trail. */
  keep(actor: string, version: ModelVersion, tenure?: Tenure): Promise<void>
  /** Versions that may never speak again, why, and the tenure of another one where one of them did: together. */
  withdraw(
    actor: string,
    tenantId: string,
    gone: { ids: readonly string[]; why: string },
    tenure?: Tenure,
  ): Promise<void>
  /** A tenure of a version that is there already, or of the scorecard. */
  begin(actor: string, tenure: Tenure): Promise<void>
}

/** The keeper of how predictions turned out. */
export interface Outcomes {
  /** Companies with deals, for the clock. */
  companies(): Promise<string[]>
  /** Every closed deal that had been predicted in time, in the order in which they closed. */
  cases(tenantId: string): Promise<readonly JudgedCase[]>
  /** Closed deals that were not predicted, but of which imported history tells how they stood in time; in the same order. */
  recalled(tenantId: string): Promise<readonly ClosedCase[]>
  /** What deals were lost over, the most frequent reason first; of the whole company, and no deal by name. */
  lostOver(tenantId: string): Promise<readonly ObjectionCode[]>
  /** Ids of deals that were won. */
  won(tenantId: string): Promise<ReadonlySet<string>>
  /** Closed deals in all, predicted or not. */
  closed(tenantId: string): Promise<number>
}
