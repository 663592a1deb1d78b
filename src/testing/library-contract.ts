import { v7 as uuid } from 'uuid'
import { describe, expect, test } from 'vitest'
import type { Person } from '../people/person.ts'
import type { Draft } from '../sales/library/draft.ts'
import type { Edition } from '../sales/library/edition.ts'
import { asShipped } from '../sales/library/library.ts'
import type { Track } from '../sales/tracks/track.ts'
import type { Storage } from '../storage/storage.ts'

const itemId = 'price-clarify'
const now = Date.parse('2026-11-24T01:00:00Z')

/** What every storage adapter owes the library a company makes its own; `another` is a second process on the same place. */
export function describeLibraries(storage: () => Storage, another: () => Storage): void {
  const personOf = async (id: string): Promise<Person> => {
    const person = await storage().people.byId('acme', id)
    if (person === undefined) throw new Error(`no ${id}`)
    return person
  }

  const written = async (by: string, of: Partial<Draft> = {}): Promise<Draft> => {
    const person = await personOf(by)
    const draft = { ...aDraft(person), ...of } as Draft
    const change = { kind: 'library.written' as const, level: 'confirm' as const, subject: draft.id, draft }
    await storage().libraries.write(person, [change], now)
    return draft
  }

  const published = async (by: string, of: Partial<Edition> = {}) => {
    const person = await personOf(by)
    const edition = { ...anEdition(person), ...of } as Edition
    const change = { kind: 'library.restored' as const, level: 'human' as const, subject: itemId, edition }
    await storage().libraries.write(person, [change], now)
  }

  describe('libraries', () => {
    test('ship as they are until something is published, and are the same object until something else is', async () => {
      const { libraries } = storage()
      expect(await libraries.of('acme')).toBe(asShipped)
      await published('ops')
      const library = await libraries.of('acme')
      expect(library.tracks.find(({ id }) => id === itemId)).toMatchObject({ version: 1, name: '换了名字' })
      expect(library.tracks).toHaveLength(asShipped.tracks.length)
      expect(await libraries.of('acme')).toBe(library)
      expect(await libraries.of('somebody-else')).toBe(asShipped)
    })

    test('another process has it with its next question', async () => {
      const other = another()
      expect((await other.libraries.of('acme')).tracks).toBe(asShipped.tracks)
      await published('ops')
      const { tracks } = await other.libraries.of('acme')
      expect(tracks.find(({ id }) => id === itemId)?.name).toBe('换了名字')
    })

    test('what is retired is offered no more and known still; every edition stays', async () => {
      const { libraries } = storage()
      await published('ops')
      await published('ops', { number: 2, retired: true })
      const { tracks, retired } = await libraries.of('acme')
      expect(tracks.map(({ id }) => id)).not.toContain(itemId)
      expect(retired.map(({ id }) => id)).toEqual([itemId])
      const numbers = (await libraries.editions('acme', { kind: 'track', itemId })).map(({ number }) => number)
      expect(numbers).toEqual([2, 1])
      expect((await libraries.newest('acme')).map(({ number }) => number)).toEqual([2])
    })

    test('nothing is published over an edition that nobody looked at', async () => {
      await published('ops')
      await expect(published('ops')).rejects.toThrow('已经发布了新的一版')
    })

    test('a draft is seen by who began it and by those who look after the library', async () => {
      const draft = await written('lin')
      const seenBy = async (id: string) => (await storage().libraries.drafts(await personOf(id))).map((one) => one.id)
      for (const id of ['lin', 'ops', 'admin']) expect(await seenBy(id)).toEqual([draft.id])
      for (const id of ['zhou', 'boss', 'boss-one']) expect(await seenBy(id)).toEqual([])
      expect(await storage().libraries.draft(await personOf('zhou'), draft.id)).toBeUndefined()
      expect(await storage().libraries.draft(await personOf('lin'), draft.id)).toEqual(draft)
    })

    test('is submitted and published as it was looked at, once, and told to the clock', async () => {
      const { libraries } = storage()
      const [draft, ops, admin] = [
        await written('lin', { creditedTo: 'lin' }),
        await personOf('ops'),
        await personOf('admin'),
      ]
      const seen = { ...draft, writtenAt: '2026-11-23T00:00:00.000Z' }
      const submit = (of: Draft) =>
        libraries.write(ops, [{ kind: 'library.submitted', level: 'confirm', subject: of.id, draft: of }], now)
      await expect(submit(seen)).rejects.toThrow('刚被别人改过')
      await submit(draft)
      const edition = anEdition(admin)
      const publish = () =>
        libraries.write(
          admin,
          [{ kind: 'library.published', level: 'human', subject: draft.id, draft, edition }],
          now + 1,
        )
      await publish()
      await expect(publish()).rejects.toThrow('刚被别人改过或处理过')
      expect(await libraries.drafts(ops)).toEqual([])
      expect(await libraries.news(now)).toMatchObject([
        { id: draft.id, state: 'published', submitted: { by: 'ops' }, settled: { by: 'admin' }, creditedTo: 'lin' },
      ])
      expect(await libraries.news(now + 2)).toEqual([])
      expect(await storage().firstBrokenAudit('acme')).toBeUndefined()
    })

    test('declined, it is nobody’s any more, and says why', async () => {
      const [draft, ops] = [await written('lin'), await personOf('ops')]
      const change = {
        kind: 'library.declined' as const,
        level: 'human' as const,
        subject: draft.id,
        draft,
        remark: '太像已有的',
      }
      await storage().libraries.write(ops, [change], now)
      expect(await storage().libraries.drafts(ops)).toEqual([])
      expect((await storage().libraries.news(now))[0]?.settled?.remark).toBe('太像已有的')
    })
  })
}

function shipped(): Track {
  const track = asShipped.tracks.find(({ id }) => id === itemId)
  if (track === undefined) throw new Error(`no ${itemId}`)
  return track
}

function anEdition({ tenantId, id }: Person): Edition {
  const at = new Date(now).toISOString()
  const words = { ...shipped(), name: '换了名字' }
  return { tenantId, kind: 'track', itemId, words, number: 1, retired: false, writtenBy: id, approvedBy: id, at }
}

function aDraft({ tenantId, id, teamId }: Person): Draft {
  const { objection, strategy, name, opening, handling, nextStep, avoid, evidence, listeners } = shipped()
  const none = { stages: [], industries: [], cues: [], clauses: { opening: [], handling: [], nextStep: [] } }
  return {
    id: uuid(),
    tenantId,
    ownerId: id,
    teamId,
    kind: 'track',
    itemId,
    words: { objection, strategy, name, opening, handling, nextStep, avoid, evidence, listeners, ...none },
    retires: false,
    basedOn: 0,
    state: 'open',
    writtenBy: id,
    writtenAt: new Date(now).toISOString(),
  }
}
