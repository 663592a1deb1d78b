/** A company 租户. `demo` companies live beside real ones and are never reachable from a real platform. */
export interface Tenant {
  id: string
  name: string
  kind: 'company' | 'demo'
  joining: Joining
}

/** What happens when a member whom the platform's directory vouches for speaks for the first time. */
export type Joining = 'join' | 'ask' | 'closed'

export const roles = ['rep', 'manager', 'sales-ops', 'administrator'] as const
export type Role = (typeof roles)[number]

export const roleLabels: Record<Role, string> = {
  rep: '销售',
  manager: '主管',
  'sales-ops': '销售运营',
  administrator: '管理员',
}

export interface Person {
  id: string
  tenantId: string
  name: string
  role: Role
  teamId: string
  active: boolean
}

/** Teams form a tree; a manager answers for a team and everything below it. */
export interface Team {
  id: string
  tenantId: string
  name: string
  parentId?: string
}

/** A person as the platform's directory describes them, before we know them. */
export interface Member {
  userId: string
  name: string
  active: boolean
  department?: Department
}

/** A unit of the company as the platform has it; `above` leads to the top, nearest first. */
export interface Department {
  id: string
  name: string
  above?: { id: string; name: string }[]
}

/** Where somebody was met: the same person may be known on several platforms. */
export interface Identity {
  platform: string
  userId: string
}

/** Where somebody can be reached: who they are on a platform, and which company they are there with. */
export interface Address extends Identity {
  corp: string
}

/** What became of somebody's wish to be let in. */
export type RequestState = 'open' | 'admitted' | 'declined'

/** The keeper of people, teams and companies. Every call but the first is inside one company. */
export interface People {
  tenantFor(platform: string, corp: string): Promise<Tenant | undefined>
  /** Somebody known, active or not; `undefined` for a stranger. */
  known(tenantId: string, identity: Identity): Promise<Person | undefined>
  byId(tenantId: string, personId: string): Promise<Person | undefined>
  /** Everybody met on a platform for whom its directory speaks: all but those an administrator has dismissed. */
  knownOn(tenantId: string, platform: string): Promise<{ person: Person; identity: Identity }[]>
  /** The departments of a platform that teams stand for, by team; each as it was last seen, down from the top. */
  departmentsOn(tenantId: string, platform: string): Promise<ReadonlyMap<string, Department>>
  /** Where somebody can be reached; nowhere once they are inactive. */
  addressesOf(tenantId: string, personId: string): Promise<Address[]>
  /** The company and team somebody belongs to. */
  placeOf(person: Person): Promise<{ tenant: Tenant; team: Team }>
  /** What became of a wish to be let in; `undefined` when there was none. */
  requestState(tenantId: string, identity: Identity): Promise<RequestState | undefined>
  /** Takes a vouched-for member in as a rep of their department (made when new); the same person when called twice. */
  admit(tenantId: string, identity: Identity, member: Member): Promise<Person>
  /** Active people of a role whose team is, or stands above, each of these teams; the nearest first. */
  above(tenantId: string, role: Role, teamIds: readonly string[]): Promise<Person[]>
  /** Active people of teams whose name has one of these words, with that name; by team and name. */
  inTeamsCalled(tenantId: string, words: readonly string[], limit: number): Promise<{ person: Person; team: string }[]>
  /** Active people of a role, with where they can be reached. */
  withRole(tenantId: string, role: Role): Promise<{ person: Person; identities: Identity[] }[]>
}
