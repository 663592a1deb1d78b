import { v7 as uuid } from 'uuid'
import { describe, expect, test } from 'vitest'
import { conversationId } from '../../conversation/message.ts'
import type { Written } from '../../storage/storage.ts'
import { aDeal, company } from '../../testing/build.ts'
import { type Bot, talk } from '../../testing/talk.ts'
import { asksForGaps, gapsAsked } from './asked.ts'

const day = 24 * 3_600_000
const people = [
  ...['lin', 'zhou', 'he', 'qin', 'fan'].map((userId, at) => ({
    userId,
    name: ['林晓', '周岩', '何苗', '秦风', '范雨'][at] ?? '',
  })),
  { userId: 'xu', name: '许蔚', role: 'manager' as const },
  { userId: 'su', name: '苏宁', role: 'manager' as const, teamId: 'two' },
]

/** Half a year in which lin answers prices worse than everybody else. */
async function aCompany(world: Parameters<typeof talk>[0] = {}): Promise<Bot> {
  const bot = await talk({ people, deals: [aDeal()], ...world })
  const now = Date.parse('2026-11-24T09:00:00+08:00')
  for (const { userId, role } of people.map((one) => ({ role: undefined, ...one }))) {
    if (role !== undefined) continue
    const changes = Array.from({ length: 30 }, (_, at): Written[] => {
      const handled = at < (userId === 'lin' ? 5 : 22)
      const [dealId, told] = [userId === 'lin' && at === 5 ? 'deal-宏达精密' : `${userId}-${at}`, now - (40 + at) * day]
      return [exchange(userId, dealId, told, ['PRICE']), exchange(userId, dealId, told + 3 * day, [], handled)]
    })
    await write(bot, userId, changes.flat())
  }
  return bot
}

function exchange(ownerId: string, dealId: string, at: number, objections: 'PRICE'[], warm?: boolean): Written {
  const id = uuid()
  const mood =
    warm === undefined
      ? {}
      : { mood: warm ? { mood: 'warm' as const, words: '满意' } : { mood: 'upset' as const, words: '发火' } }
  const of = {
    id,
    tenantId: company,
    ownerId,
    teamId: 'one',
    dealId,
    intent: 'objection.handle',
    offered: [],
    objections,
  }
  return {
    kind: 'exchange.kept',
    level: 'auto',
    subject: id,
    exchange: { ...of, at: new Date(at).toISOString(), ...mood },
  }
}

async function write({ storage }: Bot, personId: string, changes: readonly Written[]): Promise<void> {
  const conversation = conversationId('test', company, personId)
  const content = { kind: 'text', text: '记' } as const
  const of = {
    platform: 'test',
    corp: company,
    conversation,
    speaker: personId,
    dedupeKey: uuid(),
    receivedAt: 1,
    content,
  }
  const entry = await storage.journal.receive(of)
  if (entry === 'repeat') throw new Error('a fresh message was taken for a repeat')
  await storage.journal.conclude(entry, { tenantId: company, personId, replies: [], changes }, 1)
}

describe('能力缺口报告', () => {
  test.each([
    ['能力缺口报告', true, true],
    ['我哪块弱', true, true],
    ['本周能力缺口报告', true, true],
    ['我们组谁哪块不如同事', true, true],
    ['我该练什么', true, true],
    ['小周哪类异议不行', true, false],
    ['周岩的能力缺口', true, false],
    ['客户说我们哪块弱', false, false],
    ['竞品哪方面不如我们', false, false],
    ['这个产品哪块弱', false, false],
  ])('%s', (text, asked, ofUs) => {
    expect([gapsAsked(text), asksForGaps(text)]).toEqual([asked, ofUs])
  })

  test('a rep reads their own, what to learn, whom to ask, and rehearses on the deal it showed in', async () => {
    const bot = await aCompany()
    await bot.says('lin', '我哪块弱')
    const card = bot.last('lin')
    expect(card).toMatch(/^林晓：1 块明显低于同事/)
    expect(card).toMatch(/异议 嫌贵：接住 \d+ %（\d+ %–\d+ %），同事 73 %，30 次/)
    expect(card).toMatch(/嫌贵：学“.+”；问.+，这一块接得明显更好。/)
    await bot.presses('lin', '陪练·嫌贵')
    expect(bot.last('lin')).toContain('陪练')
    expect(bot.last('lin')).toContain('宏达精密')
    await bot.says('lin', '不练了')
    await bot.says('lin', '陪我练练，客户嫌贵')
    expect(bot.last('lin')).toContain('陪练')
    await bot.says('zhou', '能力缺口报告')
    expect(bot.last('zhou')).toContain('周岩：没有哪块明显低于同事')
    expect(bot.last('zhou')).not.toContain('林晓')
  })

  test('a manager reads the team and one by one; who looked is seen by whom it is about; nobody else’s manager sees it', async () => {
    const bot = await aCompany()
    await bot.says('xu', '能力缺口报告')
    expect(bot.last('xu')).toContain('能力缺口：1 人有明显低于同事的')
    expect(bot.last('xu')).toMatch(/嫌贵：林晓 \d+ %\/73 %/)
    await bot.presses('xu', '林晓')
    expect(bot.last('xu')).toMatch(/^林晓：1 块明显低于同事/)
    const lin = (await bot.turnOf('lin')).person
    expect(await bot.storage.looks.at(lin, 'lin', 9)).toMatchObject([{ by: '许蔚' }])
    await bot.says('xu', '周岩的能力缺口')
    expect(bot.last('xu')).toContain('周岩：没有哪块明显低于同事')
    await bot.pressesAs('su', 'capability.person', 'lin')
    expect(bot.last('su')).toContain('不在你能看的范围里')
    await bot.says('su', '能力缺口报告')
    expect(bot.last('su')).not.toContain('林晓')
  })

  test('of whom nothing is assessed it says nothing, nor how soon they answer', async () => {
    const bot = await aCompany()
    const admin = {
      id: 'admin',
      tenantId: company,
      name: '管理员',
      role: 'administrator',
      teamId: 'all',
      active: true,
    } as const
    await bot.storage.assessmentSettings.set(admin, { scope: 'person lin', on: false }, Date.now())
    await bot.says('xu', '能力缺口报告')
    expect(bot.last('xu')).toContain('能力缺口：没有谁明显低于同事')
    await bot.says('xu', '我们组异议处理时效')
    expect(bot.last('xu')).toContain('周岩')
    expect(bot.last('xu')).not.toContain('林晓')
  })

  test('where too little is known it says so', async () => {
    const bot = await talk({ people })
    await bot.says('xu', '我们组能力缺口在哪')
    expect(bot.last('xu')).toContain('能力缺口：数据不足')
  })

  test('it comes to managers on the week’s first working day, once whatever restarts, and not where there is nothing to say', async () => {
    const bot = await aCompany({ mornings: true })
    const count = (id: string) => bot.heard(id).filter((text) => text.includes('每周一次 · 近半年')).length
    await bot.passes('2026-11-27T09:00:00+08:00')
    expect(count('xu')).toBe(0)
    await bot.passes('2026-11-30T08:00:00+08:00')
    expect(count('xu')).toBe(0)
    await bot.passes('2026-11-30T09:00:00+08:00')
    await bot.passes('2026-11-30T09:05:00+08:00')
    expect(count('xu')).toBe(1)
    expect(count('su')).toBe(0)
    expect(count('lin')).toBe(0)
    await bot.passes('2026-12-07T09:00:00+08:00')
    expect(count('xu')).toBe(2)
  })

  test('the third question of the morning is answered by it', async () => {
    const bot = await aCompany()
    await bot.says('xu', '今天晨会说什么')
    expect(bot.last('xu')).toContain('没接住：嫌贵 1 人不如同事')
  })
})
