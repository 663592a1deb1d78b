import { expect, test } from 'vitest'
import { healthOf } from '../../sales/behaviour/health.ts'
import { aWork, aWorkedDeal, aWorkedVisit, quarter } from '../../testing/a-work.ts'
import { type Bot, talk } from '../../testing/talk.ts'
import { openPracticeDesk } from './practice-desk.ts'

const people = [
  { userId: 'lin', name: '林晓' },
  { userId: 'zhou', name: '周岩' },
  { userId: 'xu', name: '许蔚', role: 'manager' as const },
  { userId: 'gu', name: '顾盼', role: 'sales-ops' as const, teamId: 'all' },
]

/** Each of these rose to so much after two visits; `lin` has the first two, `zhou` the others. */
const rises = [
  ['lin', '宏达', 0.5],
  ['lin', '远航', 0.6],
  ['zhou', '明道', 0.45],
] as const

const works = ['lin', 'zhou'].map((id) => {
  const own = rises.filter(([whose]) => whose === id)
  return aWork({
    person: { id, name: id, role: 'rep', teamId: 'one', teamName: '一组' },
    deals: own.map(([, customer, after]) =>
      aWorkedDeal(customer, {
        predictions: [
          { at: '2026-11-01T04:00:00.000Z', probability: 0.3 },
          { at: '2026-11-20T04:00:00.000Z', probability: after },
        ],
      }),
    ),
    visits: own.flatMap(([, customer]) => [aWorkedVisit(customer, '2026-11-09'), aWorkedVisit(customer, '2026-11-12')]),
  })
})

/** What somebody sees: a rep of their own, whoever answers for others of everybody. */
function deskOf(bot: Bot) {
  return openPracticeDesk({
    ...bot.storage,
    standings: {
      now: async ({ id, role }) =>
        works
          .filter(({ person }) => role !== 'rep' || person.id === id)
          .map((work) => ({ work, window: quarter, health: healthOf(work, quarter, new Map()) })),
    },
  })
}

test('one a person, the greatest rise first; a rep finds their own', async () => {
  const bot = await talk({ people })
  const dealsSeenBy = async (who: string) =>
    (await deskOf(bot).look(await bot.turnOf(who))).found.map(({ dealId }) => dealId)
  expect(await dealsSeenBy('xu')).toEqual(['deal-远航', 'deal-明道'])
  expect(await dealsSeenBy('zhou')).toEqual(['deal-明道'])
  await bot.close()
})

test('shared by whose it is or their manager, once, it is everybody’s to read, and earns them points', async () => {
  const bot = await talk({ people })
  const desk = deskOf(bot)
  await expect(desk.share(await bot.turnOf('gu'), 'deal-远航')).rejects.toThrow('由本人或主管来分享')
  await expect(desk.share(await bot.turnOf('zhou'), 'deal-远航')).rejects.toThrow('不在你能看的范围里')
  await desk.share(await bot.turnOf('xu'), 'deal-远航')
  await expect(desk.share(await bot.turnOf('lin'), 'deal-远航')).rejects.toThrow('已经分享过了')
  await desk.share(await bot.turnOf('zhou'), 'deal-明道')
  const { found, shared } = await desk.look(await bot.turnOf('lin'))
  expect(found).toMatchObject([{ dealId: 'deal-远航', isShared: true }])
  expect(shared.map(({ practice }) => practice.after).sort()).toEqual([0.45, 0.6])
  expect(JSON.stringify(shared)).not.toMatch(/lin|zhou|远航|明道/)
  const { person } = await bot.turnOf('lin')
  expect(await bot.storage.points.ledger(person)).toMatchObject([{ rule: 'practice-shared', points: 5 }])
  await bot.close()
})
