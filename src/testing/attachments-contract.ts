import { beforeEach, describe, expect, test } from 'vitest'
import type { Person } from '../people/person.ts'
import type { Visit } from '../sales/visit.ts'
import type { Storage, Written } from '../storage/storage.ts'

const minute = 60_000
const bytes = Uint8Array.from([0xff, 0xd8, 0xff, 1])
const photo = { id: 'photo', kind: 'photo', type: 'image/jpeg', bytes } as const
const place = { id: 'place', kind: 'place', latitude: 31.234567, longitude: 121.476543 } as const

/** What every storage adapter owes photos and places of visits. */
export function describeAttachments(parts: {
  storage(): Storage
  /** Writes these changes as an answer to this person at this moment (ms). */
  writeAt(personId: string, changes: Written[], now: number): Promise<void>
}): void {
  const { storage, writeAt } = parts

  describe('what is put to a visit', () => {
    let lin: Person
    let manager: Person
    let other: Person
    beforeEach(async () => {
      ;[lin, manager, other] = [await person('lin'), await person('boss-one'), await person('zhou')]
    })

    test('is its owner’s alone until it is written, then whoever’s may see the visit, and one’s own to drop', async () => {
      const { visitAttachments } = storage()
      for (const each of [photo, photo, place]) await visitAttachments.put(lin, each)
      expect(await visitAttachments.waiting(lin, ['photo', 'place', 'nothing'])).toEqual(['photo', 'place'])
      expect(await visitAttachments.waiting(other, ['photo'])).toEqual([])
      expect((await visitAttachments.photo(lin, 'photo'))?.bytes).toEqual(Buffer.from(bytes))
      expect(await visitAttachments.photo(manager, 'photo')).toBeUndefined()

      await log(['photo', 'place'])
      expect(await visitAttachments.waiting(lin, ['photo', 'place'])).toEqual([])
      expect(await visitAttachments.of(manager, ['visit'])).toEqual([
        { id: 'photo', visitId: 'visit', isOwn: false },
        { id: 'place', visitId: 'visit', isOwn: false, place: { latitude: 31.23, longitude: 121.48 } },
      ])
      expect(await visitAttachments.of(other, ['visit'])).toEqual([])
      expect(await visitAttachments.photo(other, 'photo')).toBeUndefined()
      expect(await visitAttachments.drop(manager, 'photo')).toBe(false)
      expect(await visitAttachments.drop(lin, 'photo')).toBe(true)
      expect(await visitAttachments.of(lin, ['visit'])).toMatchObject([{ id: 'place' }])
    })

    test('somebody else’s is not bound to a visit by naming it', async () => {
      const { visitAttachments } = storage()
      await visitAttachments.put(other, photo)
      await log(['photo'])
      expect(await visitAttachments.of(lin, ['visit'])).toEqual([])
      expect(await visitAttachments.waiting(other, ['photo'])).toEqual(['photo'])
    })

    test('cannot be read once the visit is taken back, and is thrown away a minute later', async () => {
      const { visitAttachments } = storage()
      await visitAttachments.put(lin, photo)
      await log(['photo'])
      const now = Date.now()
      await writeAt('lin', [{ kind: 'visit.undone', level: 'auto', subject: 'visit' }], now)
      expect(await visitAttachments.photo(lin, 'photo')).toBeUndefined()
      await visitAttachments.clear(now + minute)
      expect(await visitAttachments.waiting(lin, ['photo'])).toEqual(['photo'])
      await visitAttachments.clear(now + minute + 1)
      expect(await visitAttachments.waiting(lin, ['photo'])).toEqual([])
    })

    test('written anew by a correction it stays', async () => {
      const { visitAttachments } = storage()
      await visitAttachments.put(lin, photo)
      await log(['photo'])
      const again = {
        kind: 'visit.logged',
        level: 'confirm',
        subject: 'again',
        visit: visit('again', ['photo']),
      } as const
      await writeAt('lin', [{ kind: 'visit.undone', level: 'auto', subject: 'visit' }, again], Date.now())
      await visitAttachments.clear(Date.now() + 20 * minute)
      expect(await visitAttachments.of(lin, ['again'])).toMatchObject([{ id: 'photo' }])
    })

    test('of a form that nobody sent it is thrown away after a fortnight, and too many are refused', async () => {
      const { visitAttachments } = storage()
      for (let count = 0; count < 30; count++) await visitAttachments.put(lin, { ...photo, id: `photo-${count}` })
      await expect(visitAttachments.put(lin, photo)).rejects.toThrow('没有交上去的照片太多了')
      await visitAttachments.clear(Date.now() + 13 * 24 * 60 * minute)
      expect(await visitAttachments.waiting(lin, ['photo-0'])).toEqual(['photo-0'])
      await visitAttachments.clear(Date.now() + 15 * 24 * 60 * minute)
      expect(await visitAttachments.waiting(lin, ['photo-0'])).toEqual([])
    })

    async function person(id: string): Promise<Person> {
      const found = await storage().people.byId('acme', id)
      if (found === undefined) throw new Error(`${id} is not there`)
      return found
    }

    function visit(id: string, attached: readonly string[]): Visit {
      const at = '2026-11-20T02:00:00.000Z'
      const { tenantId, id: ownerId, teamId } = lin
      const about = { customerId: 'customer-lin-林客户', dealId: 'lin-deal', on: '2026-11-20', at, loggedAt: at }
      return {
        id,
        tenantId,
        ownerId,
        teamId,
        ...about,
        text: '见了王总',
        details: { attendees: [], commitments: [], attached },
      }
    }

    const log = (attached: readonly string[]) =>
      writeAt('lin', [{ kind: 'visit.logged', level: 'confirm', subject: 'visit', visit: visit('visit', attached) }], 1)
  })
}
