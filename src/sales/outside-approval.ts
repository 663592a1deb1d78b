import type { Level } from '../people/responsibility.ts'
import type { Approval } from './approval.ts'

/** A request's twin on its platform 平台审批, started in the asker's name through the template the company has adopted. */
export interface OutsideApproval {
  template: string
  /** Its id there, once it was started. */
  instance?: string
  /** It could not be started: the product goes on alone. */
  apart?: true
}

/** What a company's requests go through on a platform 审批模板, taken into use by an administrator. */
export interface ApprovalTemplate {
  code: string
  name: string
}

export type OutsideApprovalChange =
  | { kind: 'approval.placed'; level: 'auto'; subject: string; instance: string }
  | { kind: 'approval.apart'; level: 'auto'; subject: string }
  /** It was looked at there, and nothing had become of it. */
  | { kind: 'approval.looked'; level: 'auto'; subject: string }
  /** `subject`: the platform. */
  | { kind: 'approval-template.adopted'; level: Level; subject: string; template: ApprovalTemplate }
  | { kind: 'approval-template.dropped'; level: Level; subject: string }

/** The keeper of what requests are on platforms. */
export interface OutsideApprovals {
  templateOf(tenantId: string, platform: string): Promise<ApprovalTemplate | undefined>
  /** A request that goes through a template there, by its own id or by its instance's. */
  find(tenantId: string, platform: string, id: string): Promise<Approval | undefined>
  /** Open ones that are to be started, or that nobody looked at for as long as befits their age; the oldest look first. */
  due(now: number, limit: number): Promise<Approval[]>
  /** Started there and open or granted here, asked for since a moment (ms). */
  lately(tenantId: string, platform: string, since: number): Promise<Approval[]>
}
