import { v7 as uuid } from 'uuid'
import { describe, expect, test } from 'vitest'
import type { Person } from '../people/person.ts'
import type { SalesChange } from '../sales/change.ts'
import type { Contact, Customer } from '../sales/customer.ts'
import { type Import, noCounts } from '../sales/import/imports.ts'
import type { RowPlan } from '../sales/import/row-plan.ts'
import type { Storage } from '../storage/storage.ts'

/** What every storage adapter owes the files that are brought in. */
export function describeImports(storage: () => Storage): void {
  const personOf = async (id: string): Promise<Person> => {
    const person = await storage().people.byId('acme', id)
    if (person === undefined) throw new Error(`no ${id}`)
    return person
  }

  const begun = async (by: string, at = '2026-11-24T01:00:00.000Z'): Promise<Import> => {
    const { id: ownerId, tenantId, teamId } = await personOf(by)
    const made: Import = {
      id: uuid(),
      tenantId,
      ownerId,
      teamId,
      kind: 'contacts',
      file: '名单.csv',
      shape: '["客户","联系人"]',
      mapping: { columns: { customer: '客户' }, unit: 'yuan', words: {}, same: {}, conflicts: 'keep' },
      basis: { source: '展会名片', legalBasis: 'consent' },
      state: 'running',
      counts: noCounts,
      at,
    }
    await storage().imports.begin(made)
    return made
  }

  describe('imports', () => {
    test('a person finds what they may bring in, and those whose it may be', async () => {
      const { imports } = storage()
      const names = async (id: string) => {
        const { customers, colleagues } = await imports.shelf(await personOf(id))
        return [customers.map(({ name }) => name).sort(), colleagues.map((colleague) => colleague.id).sort()]
      }
      expect(await names('lin')).toEqual([['林客户'], ['lin']])
      expect(await names('boss-one')).toEqual([['林客户'], ['boss-one', 'lin']])
      const everybody = ['admin', 'boss', 'boss-one', 'lin', 'ops', 'zhou']
      expect(await names('ops')).toEqual([['周客户', '林客户'], everybody])
      expect(await names('admin')).toEqual([['周客户', '林客户'], everybody])
      const inactive = { ...(await personOf('lin')), active: false }
      await expect(imports.shelf(inactive)).rejects.toThrow('没有导入的权限')
      const onFile = await imports.onFile(await personOf('lin'), ['lin-deal', 'zhou-deal'], [])
      expect([onFile.deal('lin-deal')?.id, onFile.deal('zhou-deal')]).toEqual(['lin-deal', undefined])
    })

    test('rows are written with all they bring, or not at all', async () => {
      const { imports, customers, contacts } = storage()
      const lin = await personOf('lin')
      const made = await begun('lin')
      const one = aCustomer(lin, '甲公司')
      const person = aContact(one)
      const counts = { ...noCounts, add: 1 }
      await imports.keep(lin, { ...made, counts }, [aRow(2, '甲公司', added(one), addedContact(person))], 1000)
      expect(await customers.byId(lin, one.id)).toEqual(one)
      expect(await contacts.of(lin, one.id)).toEqual([person])
      expect(await imports.byId(lin, made.id)).toEqual({ ...made, counts })
      expect(await imports.rows(lin, made.id, 0, 9)).toEqual([
        { line: 2, verdict: 'add', title: '甲公司', problems: [] },
      ])

      const other = aCustomer(lin, '乙公司')
      const twice = [aRow(3, '乙公司', added(other)), aRow(4, '乙公司', added(other))]
      await expect(imports.keep(lin, { ...made, counts: { ...counts, add: 3 } }, twice, 1001)).rejects.toThrow()
      expect(await customers.byId(lin, other.id)).toBeUndefined()
      expect(await imports.byId(lin, made.id)).toMatchObject({ counts })
      expect(await storage().firstBrokenAudit('acme')).toBeUndefined()
    })

    test('what was written is taken back once, customers apart from what rests on them', async () => {
      const { imports, customers, contacts } = storage()
      const lin = await personOf('lin')
      const made = await begun('lin')
      const one = aCustomer(lin, '甲公司')
      const person = aContact(one)
      await imports.keep(lin, made, [aRow(2, '甲公司', added(one), addedContact(person))], 1000)
      expect(await imports.inUse(lin, [one.id, 'lin-deal'])).toEqual(new Set([one.id]))
      const others = await imports.changes(lin, made.id, 'others', 99, 9)
      expect(others).toEqual([{ seq: 2, change: addedContact(person) }])
      const undoing: SalesChange[] = [{ kind: 'contact.removed', level: 'auto', subject: person.id }]
      await imports.takeBack(lin, made, [2], undoing, 2000)
      expect(await contacts.of(lin, one.id)).toEqual([])
      expect(await imports.changes(lin, made.id, 'others', 99, 9)).toEqual([])
      expect(await imports.inUse(lin, [one.id])).toEqual(new Set())
      expect(await imports.changes(lin, made.id, 'customers', 99, 9)).toMatchObject([{ seq: 1 }])
      await imports.takeBack(lin, made, [1], [{ kind: 'customer.removed', level: 'auto', subject: one.id }], 2000)
      expect(await customers.byId(lin, one.id)).toBeUndefined()
      const undone: Import = { ...made, state: 'undone', undoneAt: '2026-11-24T02:00:00.000Z' }
      await imports.settle(lin, undone, 2000)
      expect(await imports.byId(lin, made.id)).toEqual(undone)
    })

    test('a contact is completed and brought back to what was known', async () => {
      const { imports, contacts } = storage()
      const lin = await personOf('lin')
      const made = await begun('lin')
      const one = aCustomer(lin, '甲公司')
      const person = aContact(one)
      const { phone: _, ...before } = person
      const change = { kind: 'contact.changed' as const, level: 'confirm' as const, subject: person.id }
      const more = { ...change, from: {}, to: { phone: '13800001234' } }
      await imports.keep(lin, made, [aRow(2, '甲公司', added(one), addedContact(before), more)], 1000)
      expect(await contacts.of(lin, one.id)).toEqual([person])
      const back = { ...change, from: { phone: '13800001234' }, to: { phone: undefined } } as unknown as SalesChange
      await imports.takeBack(lin, made, [3], [back], 2000)
      expect(await contacts.of(lin, one.id)).toEqual([before])
    })

    test('nobody else’s are seen, and the last mapping of a shape is remembered', async () => {
      const { imports } = storage()
      const [lin, zhou, ops] = [await personOf('lin'), await personOf('zhou'), await personOf('ops')]
      const first = await begun('lin')
      const second = await begun('lin', '2026-11-25T01:00:00.000Z')
      expect((await imports.recent(lin, 9)).map(({ id }) => id)).toEqual([second.id, first.id])
      expect((await imports.recent(ops, 9)).map(({ id }) => id)).toEqual([second.id, first.id])
      expect(await imports.recent(zhou, 9)).toEqual([])
      expect(await imports.byId(zhou, first.id)).toBeUndefined()
      expect(await imports.rows(zhou, first.id, 0, 9)).toEqual([])
      expect(await imports.changes(zhou, first.id, 'others', 99, 9)).toEqual([])
      expect(await imports.byId({ ...lin, tenantId: 'other' }, first.id)).toBeUndefined()
      expect(await imports.remembered(lin, 'contacts', first.shape)).toEqual(second.mapping)
      expect(await imports.remembered(lin, 'customers', first.shape)).toBeUndefined()
      expect(await imports.remembered(zhou, 'contacts', first.shape)).toBeUndefined()
    })
  })
}

function aCustomer({ id: ownerId, tenantId, teamId }: Person, name: string): Customer {
  return { id: uuid(), tenantId, ownerId, teamId, name, aliases: [], existing: false }
}

function aContact({ id: customerId, tenantId }: Customer): Contact {
  return {
    id: uuid(),
    tenantId,
    customerId,
    name: '王芳',
    phone: '13800001234',
    source: 'import',
    origin: '展会名片',
    legalBasis: 'consent',
    addedAt: '2026-11-24T01:00:00.000Z',
  }
}

function aRow(line: number, title: string, ...changes: SalesChange[]): RowPlan {
  return { line, verdict: 'add', title, changes, problems: [] }
}

function added(customer: Customer): SalesChange {
  return { kind: 'customer.added', level: 'confirm', subject: customer.id, customer }
}

function addedContact(contact: Contact): SalesChange {
  return { kind: 'contact.added', level: 'confirm', subject: contact.id, contact }
}
