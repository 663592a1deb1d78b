import { describe, expect, test } from 'vitest'
import { dayOf, weekdayOf } from '../language/calendar.ts'
import type { Person } from '../people/person.ts'
import { screen } from '../sales/compliance.ts'
import { ladder } from '../sales/stage.ts'
import { thisProcess } from '../storage/owner.ts'
import { openSqlite } from '../storage/sqlite/index.ts'
import { demoCompany } from './demo-company.ts'

const now = new Date('2026-11-24T09:00+08:00')
const company = demoCompany(now)
const { people, teams, customers, deals, visits } = company
const open = deals.filter(({ status }) => status === 'open')
const closed = deals.filter(({ status }) => status !== 'open')

describe('the people', () => {
  test('are three reps with two managers, one in sales operations and an administrator', () => {
    const count = (role: string) => people.filter((person) => person.role === role).length
    expect(['rep', 'manager', 'sales-ops', 'administrator'].map(count)).toEqual([3, 2, 1, 1])
  })

  test('belong to teams that exist, in one tree', () => {
    const ids = teams.map(({ id }) => id)
    expect(teams.filter(({ parentId }) => parentId === undefined)).toHaveLength(1)
    for (const { parentId } of teams) expect([undefined, ...ids]).toContain(parentId)
    for (const { teamId } of people) expect(ids).toContain(teamId)
  })
})

describe('the deals', () => {
  test('are fourteen open ones on every rung, and two dozen closed in fifteen months', () => {
    expect(open).toHaveLength(14)
    expect(new Set(open.map(({ stage }) => stage))).toEqual(new Set(ladder))
    expect(closed).toHaveLength(24)
    for (const { updatedAt } of closed) expect(now.getTime() - Date.parse(updatedAt)).toBeLessThan(457 * 86_400_000)
  })

  test('have precedents in some trades and none in others', () => {
    const precedents = (trade: string | undefined) =>
      closed.filter(({ facts }) => facts.industry?.value === trade).length
    const counts = new Set(open.map(({ facts }) => precedents(facts.industry?.value) > 0))
    expect(counts).toEqual(new Set([true, false]))
    expect(new Set(closed.map(({ status }) => status))).toEqual(new Set(['won', 'lost']))
  })

  test.each(deals)('$name stands in its record as in its row', ({ facts, customerId, stage, status }) => {
    expect(facts.customer?.value).toBe(customers.find(({ id }) => id === customerId)?.name)
    expect(facts.industry).toBeDefined()
    expect(facts.stage?.value).toBe(stage)
    if (status === 'won') expect(stage).toBe('contract')
    if (status !== 'open') expect(facts.nextStep).toBeUndefined()
  })

  test.each(deals)('$name has every fact from the record, learned when last touched', ({ facts, updatedAt }) => {
    const { contacts, objections, ...single } = facts
    const all = [
      ...Object.values(single),
      ...objections,
      ...contacts.flatMap(({ role, stance, touched }) => [role, stance, touched].filter((fact) => fact !== undefined)),
    ]
    for (const fact of all) expect(fact).toMatchObject({ source: 'record', on: dayOf(new Date(updatedAt)) })
  })

  test.each(deals)('$name belongs to a rep, in the team of that rep', ({ ownerId, teamId }) => {
    expect(people.find(({ id }) => id === ownerId)).toMatchObject({ role: 'rep', teamId })
  })

  test('call a customer existing only where something was sold to them before', () => {
    const returning = open.filter(({ facts }) => facts.existingCustomer?.value)
    expect(returning.length).toBeGreaterThan(0)
    const bought = closed.filter(({ status }) => status === 'won').map(({ customerId }) => customerId)
    for (const { customerId } of returning) expect(bought).toContain(customerId)
  })

  test('quote and budget amounts that could be typed by hand: whole ten-thousands of yuan', () => {
    const sums = deals
      .flatMap(({ facts }) => [facts.amount, facts.budget, facts.quote])
      .filter((sum) => sum !== undefined)
    expect(sums.length).toBeGreaterThan(deals.length)
    for (const { value } of sums) {
      expect([value.min, value.max].map((fen) => (fen ?? 0) % 1_000_000)).toEqual([0, 0])
    }
  })
})

describe('the visits', () => {
  test.each(open)('$name was visited two to four times, on working days, the last being its latest news', (deal) => {
    const own = visits.filter(({ dealId }) => dealId === deal.id)
    expect(own.length).toBeGreaterThanOrEqual(2)
    expect(own.length).toBeLessThanOrEqual(4)
    expect(own.map(({ at }) => at)).toEqual(own.map(({ at }) => at).sort())
    expect(own.at(-1)?.at).toBe(deal.updatedAt)
    for (const { at, ownerId, teamId } of own) {
      expect({ ownerId, teamId }).toEqual({ ownerId: deal.ownerId, teamId: deal.teamId })
      expect(Date.parse(at)).toBeLessThan(now.getTime())
      expect(weekdayOf(dayOf(new Date(at)))).toBeLessThanOrEqual(5)
    }
  })

  test('are told each in its own words, none of which breaks a rule', () => {
    const texts = visits.map(({ text }) => text)
    expect(new Set(texts.map((text) => text.slice(0, 8))).size).toBe(texts.length)
    expect(texts.flatMap(screen)).toEqual([])
  })
})

describe('the whole', () => {
  test('keeps its ids from day to day, each once', () => {
    const idsOf = ({ teams, people, deals, visits }: typeof company) =>
      [teams, people, deals, visits].flatMap((things) => things.map(({ id }: { id: string }) => id))
    expect(idsOf(demoCompany(new Date('2027-03-01T23:30+08:00')))).toEqual(idsOf(company))
    expect(new Set(idsOf(company)).size).toBe(idsOf(company).length)
    for (const id of idsOf(company))
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  test('moves in, and everyone sees what is theirs to see', async () => {
    const migrationsFolder = new URL('../../migrations/sqlite', import.meta.url).pathname
    const storage = openSqlite({ path: ':memory:', migrationsFolder, owner: thisProcess() })
    expect(await storage.furnish(company)).toBe(true)
    expect(await storage.furnish(company)).toBe(false)
    const seenBy = async (userId: string) => {
      const person = await storage.people.known('demo', { platform: 'console', userId })
      return (await storage.deals.open(person as Person)).length
    }
    expect(await seenBy('lin')).toBe(5)
    expect(await seenBy('zhou')).toBe(5)
    expect(await seenBy('chen')).toBe(4)
    expect(await seenBy('xu')).toBe(10)
    expect(await seenBy('he')).toBe(4)
    expect(await seenBy('gu')).toBe(14)
    expect(await seenBy('shen')).toBe(0)
    expect(await storage.decisions.peers('demo', '医疗')).toEqual({ won: 5, lost: 4 })
    expect(await storage.decisions.peers('demo', '政府')).toEqual({ won: 0, lost: 0 })
    await storage.close()
  })
})
