import { v7 as uuid } from 'uuid'
import { expect, test } from 'vitest'
import { type Facts, nothingKnown } from '../../sales/facts.ts'
import { randomFrom } from '../../sales/model/random.ts'
import { scorecard } from '../../sales/sandbox/beliefs.ts'
import { decide } from '../../sales/sandbox/decide.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import { aDeal, company } from '../../testing/build.ts'
import { type Bot, talk } from '../../testing/talk.ts'

const day = 24 * 3_600_000
const start = Date.parse('2026-01-05T02:00:00Z')

test('closed deals teach the company’s own model: promoted on evidence, told to sales-ops, spoken on the card, taken back in one step', async () => {
  const bot = await companyWith(400)
  await bot.passes('2026-11-24T10:00:00+08:00')

  const [version] = await bot.storage.models.versions(company)
  expect(version).toMatchObject({ number: 1, verdict: 'promoted', cases: 400 })
  expect(bot.last('ops')).toContain('赢单概率换成了第 1 版模型')
  await bot.passes('2026-11-24T11:00:00+08:00')
  expect(bot.heard('ops').filter((words) => words.includes('第 1 版模型'))).toHaveLength(1)

  await bot.says('lin', '海纳精密预算批了，怎么推进')
  expect(bot.last('lin')).toMatch(/学自本公司 400 单/)
  expect(bot.last('lin')).toContain('（本公司的单子里正好相反）')

  await bot.lessons.rollBack(company, 'ops')
  await bot.says('lin', '海纳精密怎么推进')
  expect(bot.last('lin')).not.toContain('学自本公司')
  expect((await bot.storage.models.tenures(company)).map(({ kind }) => kind)).toEqual(['rolled-back', 'promoted'])
  await expect(bot.lessons.rollBack(company, 'ops')).resolves.toMatchObject({ model: 'v1-2026-11-24' })
  expect(await bot.storage.firstBrokenAudit(company)).toBeUndefined()
  await bot.close()
})

test('with few closed deals the card stays with the scorecard, and asking for a lesson says what is missing', async () => {
  const bot = await companyWith(12)
  await bot.passes('2026-11-24T10:00:00+08:00')
  expect(await bot.storage.models.versions(company)).toEqual([])
  await expect(bot.lessons.retrain(company, 'ops')).rejects.toThrow('有 12 单，满 50 单才学得出东西')
  await expect(bot.lessons.rollBack(company, 'ops')).rejects.toThrow('没有别的模型可退')
  await bot.close()
})

test('how every open deal stands is put on record by itself, once for each state and model', async () => {
  const bot = await companyWith(0)
  const lin = await bot.storage.people.byId(company, 'lin')
  if (lin === undefined) throw new Error('lin is not there')
  expect(await bot.storage.decisions.latestOf(lin, 'open')).toBeUndefined()
  await bot.passes('2026-11-24T10:00:00+08:00')
  const kept = await bot.storage.decisions.latestOf(lin, 'open')
  expect(kept).toMatchObject({ model: scorecard.model, ownerId: 'lin', estimate: { signs: expect.any(Array) } })
  await bot.passes('2026-11-24T10:10:00+08:00')
  expect((await bot.storage.decisions.latestOf(lin, 'open'))?.id).toBe(kept?.id)
  await bot.close()
})

test('a look that failed is taken once more', async () => {
  const bot = await companyWith(60)
  const { beliefs } = bot.storage.models
  bot.storage.models.beliefs = async () => {
    throw new Error('disk full')
  }
  await expect(bot.lessons.watch(company)).rejects.toThrow('disk full')
  bot.storage.models.beliefs = beliefs
  expect((await bot.lessons.watch(company)).version).toBeDefined()
  await bot.close()
})

/** A company in which an approved budget is a bad sign and a coach decides: the opposite of what experts expect. */
async function companyWith(closed: number): Promise<Bot> {
  const random = randomFrom(7)
  const made = Array.from({ length: closed }, (_, index) => {
    const approved = random() < 0.5
    const coach = random() < 0.4
    const won = random() < (approved ? 0.12 : 0.55) + (coach ? 0.3 : 0)
    return closedDeal(
      `closed-${index}`,
      factsOf(approved, coach),
      won,
      start + Math.floor((index * 250 * day) / closed),
    )
  })
  return talk({
    people: [
      { userId: 'lin', name: '林晓' },
      { userId: 'ops', name: '小运', role: 'sales-ops' },
    ],
    deals: [aDeal({ id: 'open', customer: '海纳精密' }), ...made.map(({ deal }) => deal)],
    decisions: made.map(({ decision }) => decision),
  })
}

function closedDeal(id: string, facts: Facts, won: boolean, madeAt: number) {
  const decision: Decision = decide({
    id: uuid(),
    at: new Date(madeAt),
    today: '2026-01-05',
    tenantId: company,
    ownerId: 'lin',
    teamId: 'one',
    dealId: id,
    facts,
    peers: { won: 0, lost: 0 },
    tracks: [],
  })
  const status = won ? ('won' as const) : ('lost' as const)
  return { decision, deal: aDeal({ id, status, facts, updatedAt: new Date(madeAt + 30 * day).toISOString() }) }
}

function factsOf(approved: boolean, coach: boolean): Facts {
  const fact = <T>(value: T) => ({ value, source: 'said' as const, on: '2026-01-05' })
  return {
    ...nothingKnown,
    ...(approved ? { budgetState: fact('approved') } : {}),
    contacts: coach ? [{ name: '老周', role: fact('COACH') }] : [],
  }
}
