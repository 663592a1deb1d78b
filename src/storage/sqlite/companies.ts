import type { Database } from 'better-sqlite3'
import { v7 as uuid } from 'uuid'
import type { Companies } from '../../people/company.ts'
import type { Person } from '../../people/person.ts'
import type { Furniture } from '../storage.ts'
import type { Admission } from './admission.ts'
import { openCourseShelving } from './courses.ts'
import { openCustomerWriting } from './customers.ts'
import { openDealWriting } from './deal-writing.ts'
import { openDecisionWriting } from './decisions.ts'
import { openExchangeWriting } from './exchanges.ts'
import { type Identities, userKey } from './identities.ts'
import { openSolutionWriting } from './solutions.ts'
import type { Writer } from './writer.ts'

export function openCompanies(
  database: Database,
  writer: Writer,
  identities: Identities,
  admission: Admission,
): Companies {
  const insert = database.prepare(
    'INSERT INTO tenants (id, name, kind, joining) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const bind = database.prepare('INSERT INTO bindings (platform, corp, tenant_id) VALUES (?, ?, ?)')
  const setJoining = database.prepare('UPDATE tenants SET joining = ? WHERE id = ?')
  const setRole = database.prepare('UPDATE people SET role = ?, team_id = ?, active = 1 WHERE tenant_id = ? AND id = ?')
  const setActive = database.prepare(
    `UPDATE people SET active = ? WHERE id =
       (SELECT person_id FROM identities WHERE tenant_id = ? AND platform = ? AND user_key = ?)`,
  )
  const forgetLeave = database.prepare(
    `UPDATE identities SET gone_since = NULL WHERE person_id =
       (SELECT person_id FROM identities WHERE tenant_id = ? AND platform = ? AND user_key = ?)`,
  )

  const addIdentity = database.prepare(
    'INSERT INTO identities (tenant_id, platform, user_key, user_id, person_id) VALUES (?, ?, ?, ?, ?)',
  )
  const moveIdentity = database.prepare(
    `UPDATE identities SET person_id = ?, gone_since = NULL WHERE tenant_id = ? AND platform = ? AND user_key = ?`,
  )
  const retire = database.prepare(
    `UPDATE people SET active = 0 WHERE id = ? AND NOT EXISTS (SELECT 1 FROM identities WHERE person_id = people.id)`,
  )
  const work = ['deals', 'customers', 'visits', 'decisions', 'tasks', 'appointments', 'approvals'].map((table) =>
    database.prepare<[string, string], unknown>(`SELECT 1 FROM ${table} WHERE tenant_id = ? AND owner_id = ? LIMIT 1`),
  )

  return {
    ensure: (company, { platform, corp }) =>
      writer.write(() => {
        const existing = identities.tenantFor(platform, corp)
        if (existing !== undefined) return existing
        const made = { ...company, id: company.id === '' ? uuid() : company.id }
        insert.run(made.id, made.name, made.kind, made.joining)
        bind.run(platform, corp, made.id)
        return made
      }),
    async setJoining(tenantId, joining) {
      await writer.write(() => setJoining.run(joining, tenantId))
    },
    appoint: (tenantId, identity, member, role) =>
      writer.write((): Person => {
        const person = admission.admit(tenantId, identity, member)
        const known = member.department !== undefined
        const teamId = known ? admission.teamOf(tenantId, identity.platform, member) : person.teamId
        setRole.run(role, teamId, tenantId, person.id)
        return { ...person, role, teamId, active: true }
      }),
    link: (tenantId, known, other) =>
      writer.write(() => {
        const person = identities.known(tenantId, known)
        if (person === undefined) return 'unknown'
        const before = identities.known(tenantId, other)
        if (before?.id === person.id) return 'linked'
        const where = [tenantId, other.platform, userKey(other.userId)]
        if (before === undefined) addIdentity.run(...where, other.userId, person.id)
        else if (work.some((asked) => asked.get(tenantId, before.id) !== undefined)) return 'has-work'
        else {
          moveIdentity.run(person.id, ...where)
          retire.run(before.id)
        }
        return 'linked'
      }),
    setActive: (tenantId, { platform, userId }, active) =>
      writer.write(() => {
        const who = [tenantId, platform, userKey(userId)]
        // What an administrator says holds, whatever a directory comes to say.
        forgetLeave.run(...who)
        return setActive.run(active ? 1 : 0, ...who).changes > 0
      }),
  }
}

/** Puts a ready-made company in place, once; call inside a transaction. */
export function furnish(database: Database, company: Furniture): boolean {
  const {
    tenantId,
    platform,
    teams,
    people,
    customers,
    deals,
    visits,
    decisions = [],
    solutions = [],
    targets = [],
    courses = [],
    exchanges = [],
    responses = [],
  } = company
  const count = database.prepare<[string], number>('SELECT count(*) FROM deals WHERE tenant_id = ?').pluck()
  if ((count.get(tenantId) ?? 0) > 0) return false

  const team = database.prepare('INSERT INTO teams (id, tenant_id, name, parent_id) VALUES (?, ?, ?, ?)')
  for (const { id, name, parentId } of teams) team.run(id, tenantId, name, parentId ?? null)

  const person = database.prepare(
    'INSERT INTO people (id, tenant_id, name, role, team_id, active) VALUES (?, ?, ?, ?, ?, 1)',
  )
  const identity = database.prepare(
    'INSERT INTO identities (tenant_id, platform, user_key, user_id, person_id) VALUES (?, ?, ?, ?, ?)',
  )
  for (const { id, name, role, teamId, userId } of people) {
    person.run(id, tenantId, name, role, teamId)
    identity.run(tenantId, platform, userKey(userId), userId, id)
  }

  const writing = openCustomerWriting(database)
  for (const customer of customers) writing.add(customer)

  const { open } = openDealWriting(database)
  for (const deal of deals) open(deal)

  const visit = database.prepare(
    `INSERT INTO visits (id, tenant_id, owner_id, team_id, customer_id, deal_id, held_on, at, logged_at, text)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  for (const { id, ownerId, teamId, customerId, dealId, on, at, loggedAt, text } of visits) {
    const about = [customerId ?? null, dealId ?? null, on]
    visit.run(id, tenantId, ownerId, teamId, ...about, Date.parse(at), Date.parse(loggedAt), text)
  }

  const keepDecision = openDecisionWriting(database)
  for (const decision of decisions) keepDecision(decision)

  const writeSolution = openSolutionWriting(database)
  const [{ id: first = '' } = {}] = people
  for (const solution of solutions) writeSolution(solution, { tenantId, by: first, at: Date.now() })

  const target = database.prepare(
    'INSERT INTO targets (tenant_id, owner_id, period, amount, at, person_id) VALUES (?, ?, ?, ?, ?, ?)',
  )
  for (const { personId, period, amount } of targets) target.run(tenantId, personId, period, amount, Date.now(), first)

  const shelve = openCourseShelving(database)
  for (const course of courses) shelve(course, { tenantId, by: first, at: Date.now() })

  const exchanging = openExchangeWriting(database)
  const judge = database.prepare(
    'INSERT INTO judgements (tenant_id, decision_id, track_id, person_id, verdict, at) VALUES (?, ?, ?, ?, ?, ?)',
  )
  for (const { judgements, ...exchange } of exchanges) {
    exchanging.keep(exchange)
    for (const { decisionId, trackId, verdict, at } of judgements)
      judge.run(tenantId, decisionId, trackId, exchange.ownerId, verdict, Date.parse(at))
  }

  const respond = database.prepare(
    'INSERT INTO responses (id, tenant_id, owner_id, team_id, platform, touched_at, accepted_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  for (const [at, { ownerId, teamId, platform: on, touchedAt, acceptedAt }] of responses.entries())
    respond.run(`furnished-${at}`, tenantId, ownerId, teamId, on, touchedAt, acceptedAt ?? null)
  return true
}
