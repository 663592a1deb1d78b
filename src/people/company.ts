import type { Identity, Joining, Member, Person, Role, Tenant } from './person.ts'

/** Setting a company up: what the command line and the demo do, and nobody through a chat. */
export interface Companies {
  /** The company bound to a platform's id; where none is, this one is bound to it, made when new. */
  ensure(company: Tenant, binding: { platform: string; corp: string }): Promise<Tenant>
  setJoining(tenantId: string, joining: Joining): Promise<void>
  /** Gives somebody a role, making the person when nobody has this identity yet; their team follows their department. */
  appoint(tenantId: string, identity: Identity, member: Member, role: Role): Promise<Person>
  /**
   * Says that somebody known is met under another identity as well. Whoever was met there before steps back, unless they have work
   * of their own.
   */
  link(tenantId: string, known: Identity, other: Identity): Promise<'linked' | 'unknown' | 'has-work'>
  setActive(tenantId: string, identity: Identity, active: boolean): Promise<boolean>
}
