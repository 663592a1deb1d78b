import { describe, expect, test } from 'vitest'
import type { Person } from '../people/person.ts'
import type { Course, CourseChange } from '../sales/coaching/course.ts'
import type { Earned } from '../sales/coaching/points.ts'
import type { Storage, Written } from '../storage/storage.ts'

const reply: Course = { id: 'reply', title: '先回一句', minutes: 3, covers: ['response-time'], text: '收到了' }
const price: Course = { id: 'price', title: '贵在哪', minutes: 6, covers: ['PRICE'], url: 'https://learn.example.com/' }

function sending(id: string, courseId: string, personId: string): CourseChange {
  return { kind: 'course.sent', level: 'confirm', subject: id, sent: { id, courseId, personId } }
}

/** What every storage adapter owes coaches and those they coach. */
export function describeCoaching(parts: {
  storage(): Storage
  /** Writes these changes as an answer to this person. */
  write(personId: string, ...changes: Written[]): Promise<void>
}): void {
  const { storage, write } = parts
  const person = async (id: string): Promise<Person> => {
    const found = await storage().people.byId('acme', id)
    if (found === undefined) throw new Error(`${id} is not there`)
    return found
  }
  const titles = async (tenantId = 'acme') => (await storage().courses.all(tenantId)).map(({ title }) => title)
  const sentTo = async (id: string) =>
    (await storage().courses.sent(await person(id))).map(({ personId, courseId }) => `${personId} ${courseId}`).sort()

  describe('micro-courses', () => {
    test('are written and written over by whoever looks after them, for their company alone', async () => {
      const { courses } = storage()
      await courses.write(await person('ops'), [reply, price], 1)
      expect(await courses.all('acme')).toEqual([reply, price].sort((a, b) => (a.title < b.title ? -1 : 1)))
      await courses.write(await person('admin'), [{ ...reply, title: '两小时内先回' }], 2)
      expect((await titles()).sort()).toEqual(['两小时内先回', '贵在哪'].sort())
      expect(await titles('other')).toEqual([])
      await expect(courses.write(await person('boss'), [reply], 3)).rejects.toThrow('由销售运营和管理员维护')
      await expect(courses.write(await person('ops'), [{ ...reply, id: 'twin', title: '贵在哪' }], 3)).rejects.toThrow(
        '已经有一门叫“贵在哪”',
      )
      await courses.write({ ...(await person('ops')), tenantId: 'other' }, [{ ...reply, title: '别家的' }], 4)
      expect((await titles()).includes('别家的')).toBe(false)
    })

    test('are retired once, and their title is free again', async () => {
      const { courses } = storage()
      const ops = await person('ops')
      await courses.write(ops, [reply], 1)
      await expect(courses.retire(await person('boss'), 'reply', 2)).rejects.toThrow('由销售运营和管理员维护')
      await courses.retire(ops, 'reply', 2)
      await expect(courses.retire(ops, 'reply', 3)).rejects.toThrow('已经停用了')
      expect(await titles()).toEqual([])
      await courses.write(ops, [{ ...reply, id: 'anew' }], 4)
      expect(await titles()).toEqual(['先回一句'])
    })

    test('somebody has each once, whoever sends it; seen by them, their coaches and sales operations', async () => {
      const { courses } = storage()
      await courses.write(await person('ops'), [reply, price], 1)
      await write('boss-one', sending('s1', 'reply', 'lin'))
      await write('boss', sending('s2', 'price', 'zhou'))
      await expect(courses.record(await person('boss'), [sending('s3', 'reply', 'lin')], 3)).rejects.toThrow(
        '已经发给他了',
      )
      expect(await sentTo('lin')).toEqual(['lin reply'])
      expect(await sentTo('boss-one')).toEqual(['lin reply'])
      expect(await sentTo('boss')).toEqual(['lin reply', 'zhou price'])
      expect(await sentTo('ops')).toEqual(['lin reply', 'zhou price'])
      expect(await sentTo('admin')).toEqual([])
      expect(await courses.sent({ ...(await person('ops')), tenantId: 'other' })).toEqual([])
    })

    test('wait until they were told, and are learned by whom they were sent to alone', async () => {
      const { courses, firstBrokenAudit } = storage()
      await courses.write(await person('ops'), [reply], 1)
      await courses.record(await person('boss-one'), [sending('s1', 'reply', 'lin')], 5)
      expect(await courses.untold(9)).toMatchObject([
        { id: 's1', tenantId: 'acme', personId: 'lin', course: { title: '先回一句', text: '收到了' }, by: 'boss-one' },
      ])
      await write('lin', { kind: 'course.told', level: 'auto', subject: 's1' })
      expect(await courses.untold(9)).toEqual([])
      const learned: CourseChange = { kind: 'course.learned', level: 'confirm', subject: 's1' }
      await courses.record(await person('boss-one'), [learned], 6)
      const [before] = await courses.sent(await person('lin'))
      expect(before).not.toHaveProperty('learnedAt')
      await courses.record(await person('lin'), [learned], 7)
      await courses.record(await person('lin'), [learned], 8)
      const [after] = await courses.sent(await person('boss-one'))
      expect(after?.learnedAt).toBe(new Date(7).toISOString())
      expect(await firstBrokenAudit('acme')).toBeUndefined()
    })
  })

  describe('points for getting better', () => {
    const learned: Earned = {
      ...{ personId: 'lin', rule: 'course-learned', key: 'course-learned s1', points: 2 },
      reason: '学完《先回一句》',
    }
    const earnedBy = async (id: string) =>
      (await storage().points.ledger(await person(id))).map(
        ({ personId, key, points }) => `${personId} ${key} ${points}`,
      )

    test('are earned once for one key, seen by whom they are for, their coaches and sales operations', async () => {
      const { points, firstBrokenAudit } = storage()
      await points.award('acme', [learned, { ...learned, personId: 'zhou' }], 1)
      await points.award('acme', [{ ...learned, points: 50 }], 2)
      await write('lin', { kind: 'points.earned', level: 'auto', subject: 'lin', earned: learned })
      expect(await earnedBy('lin')).toEqual(['lin course-learned s1 2'])
      expect(await earnedBy('boss-one')).toEqual(['lin course-learned s1 2'])
      expect((await earnedBy('boss')).sort()).toEqual(['lin course-learned s1 2', 'zhou course-learned s1 2'])
      expect(await earnedBy('ops')).toHaveLength(2)
      expect(await earnedBy('admin')).toEqual([])
      expect(await points.ledger({ ...(await person('ops')), tenantId: 'other' })).toEqual([])
      expect(await points.ledger(await person('lin'))).toMatchObject([
        { reason: '学完《先回一句》', at: new Date(1).toISOString() },
      ])
      expect(await firstBrokenAudit('acme')).toBeUndefined()
    })

    test('are worth what the company set last, by whoever may; what was earned stays', async () => {
      const { points } = storage()
      expect((await points.rules('acme')).get('habit-healed')).toBe(10)
      const ops = await person('ops')
      await expect(points.setRule(await person('boss'), 'habit-healed', 50, 1)).rejects.toThrow(
        '由销售运营或管理员来定',
      )
      await expect(points.setRule(ops, 'habit-healed', 101, 1)).rejects.toThrow('0 到 100 的整数')
      await points.award('acme', [learned], 1)
      await points.setRule(ops, 'course-learned', 4, 2)
      await points.setRule(ops, 'course-learned', 0, 3)
      expect((await points.rules('acme')).get('course-learned')).toBe(0)
      expect((await points.rules('other')).get('course-learned')).toBe(2)
      expect(await points.history(ops, 1)).toMatchObject([{ rule: 'course-learned', points: 0, by: 'ops' }])
      expect(await earnedBy('lin')).toEqual(['lin course-learned s1 2'])
    })
  })

  describe('practices given to the company', () => {
    const practice = {
      before: 0.3,
      after: 0.45,
      days: 9,
      steps: ['第 1 天见客户', '第 4 天发方案'],
      excerpt: '某总说可以',
    }
    const made = { id: 'p1', personId: 'lin', dealId: 'lin-deal', practice }
    const earned: Earned = {
      ...{ personId: 'lin', rule: 'practice-shared', key: 'practice-shared lin-deal', points: 5 },
      reason: '一个做法分享给了全公司',
    }

    test('once a deal, with what it earns; told to the company without whose it is', async () => {
      const { practices, points, firstBrokenAudit } = storage()
      await practices.share(await person('boss-one'), made, [earned], 7)
      await expect(practices.share(await person('lin'), { ...made, id: 'p2' }, [earned], 8)).rejects.toThrow(
        '已经分享过了',
      )
      expect(await practices.shared('acme', 9)).toEqual([{ id: 'p1', practice, at: new Date(7).toISOString() }])
      expect(await practices.shared('other', 9)).toEqual([])
      expect(await practices.sharedOf('acme', ['lin-deal', 'zhou-deal'])).toEqual(new Set(['lin-deal']))
      expect(await practices.sharedOf('other', ['lin-deal'])).toEqual(new Set())
      expect(await points.ledger(await person('lin'))).toHaveLength(1)
      expect(await firstBrokenAudit('acme')).toBeUndefined()
    })
  })
}
