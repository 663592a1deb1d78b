import { describe, expect, test } from 'vitest'
import type { Course } from '../../sales/coaching/course.ts'
import { aDeal, company } from '../../testing/build.ts'
import { type Bot, talk } from '../../testing/talk.ts'
import { coachAsked } from './asked.ts'

const people = [
  { userId: 'lin', name: '林晓' },
  { userId: 'zhou', name: '周岩' },
  { userId: 'xu', name: '许蔚', role: 'manager' as const },
  { userId: 'gao', name: '高远', role: 'manager' as const, teamId: 'two' },
  { userId: 'gu', name: '顾盼', role: 'sales-ops' as const, teamId: 'all' },
]
const deals = [
  aDeal({ openedOn: '2026-06-01' }),
  aDeal({ customer: '明道零售', ownerId: 'zhou', openedOn: '2026-06-01' }),
]
const courses: Course[] = [
  { id: 'c1', title: '先回一句', minutes: 3, covers: ['response-time'], text: '收到了，几点前给您准信' },
  { id: 'c2', title: '贵在哪', minutes: 6, covers: ['PRICE'], url: 'https://learn.example.com/price' },
]

/** 林晓 answers what 宏达精密 asks at half past nine only in the evening, four days of last week; two courses are there. */
async function aTeam(): Promise<Bot> {
  const bot = await talk({ people, deals })
  const ops = await bot.storage.people.byId(company, 'gu')
  if (ops === undefined) throw new Error('nobody looks after the courses')
  await bot.storage.courses.write(ops, courses, Date.parse('2026-11-20T00:00:00Z'))
  for (const day of ['16', '17', '18', '19']) {
    const about = { source: 'chat', customer: '宏达精密' }
    await bot.pushes(
      {
        ...about,
        id: `q${day}`,
        at: `2026-11-${day}T09:30:00+08:00`,
        from: 'customer',
        who: '王总',
        text: '参数表能发一份吗？',
      },
      {
        ...about,
        id: `a${day}`,
        at: `2026-11-${day}T17:30:00+08:00`,
        from: 'rep',
        who: '林晓',
        text: `第${day}版发您了`,
      },
    )
  }
  return bot
}

async function earned(bot: Bot) {
  const lin = await bot.storage.people.byId(company, 'lin')
  return lin === undefined ? [] : bot.storage.points.ledger(lin)
}

const cards = (bot: Bot, who: string) => bot.heard(who).filter((text) => text.startsWith('微课《'))

describe('the coach’s board', () => {
  test('tells a manager whom to coach on what, what it rests on, and the course for it', async () => {
    const bot = await aTeam()
    await bot.says('xu', '我该辅导谁')
    expect(bot.last('xu')).toMatch(/^有新的可辅导：1 位\n林晓：询问回复 8 小时 → 《先回一句》/)
    await bot.presses('xu', '辅导林晓')
    expect(bot.last('xu')).toContain('要练：询问回复 8 小时')
    expect(bot.last('xu')).toMatch(/依据：样本 4.*健康 2，警戒 4/)
    expect(bot.last('xu')).toContain('看这单：宏达精密')
    expect(bot.last('xu')).not.toContain('贵在哪')
    await bot.close()
  })

  test('the rep sees the same line of themselves, and who looked', async () => {
    const bot = await aTeam()
    await bot.says('xu', '给小林发微课')
    const theirs = bot
      .last('xu')
      .split('\n')
      .filter((line) => /^(?:值得学|要练|依据|看这单)/.test(line))
    expect(theirs).toHaveLength(4)
    await bot.says('lin', '我的微课')
    for (const line of theirs) expect(bot.last('lin')).toContain(line)
    const lin = await bot.storage.people.byId(company, 'lin')
    if (lin === undefined) throw new Error('lin is not there')
    expect(await bot.storage.looks.at(lin, 'lin', 9)).toMatchObject([{ by: '许蔚' }])
    await bot.close()
  })

  test('one tap sends the course once, its rep has one card, and the second tap is told so', async () => {
    const bot = await aTeam()
    await bot.says('xu', '给林晓发微课')
    await bot.presses('xu', '发《先回一句》3 分')
    expect(bot.last('xu')).toContain('《先回一句》发给林晓了')
    await bot.presses('xu', '发《先回一句》3 分')
    expect(bot.last('xu')).toMatch(/11月24日发给过林晓，还没学完，没有再发/)
    await bot.passes('2026-11-24T09:05:00+08:00')
    await bot.passes('2026-11-24T09:06:00+08:00')
    const [card, ...more] = cards(bot, 'lin')
    expect(more).toEqual([])
    expect(card).toBe(
      '微课《先回一句》3 分钟\n许蔚发给你的\n为什么：询问回复 8 小时（样本 4）。\n收到了，几点前给您准信\n[学完了]',
    )
    expect(bot.written().filter((kind) => kind === 'course.sent')).toHaveLength(1)
    await bot.close()
  })

  test('learned is told to both, with what moved since', async () => {
    const bot = await aTeam()
    await bot.says('xu', '给林晓发微课')
    await bot.presses('xu', '发《先回一句》3 分')
    await bot.passes('2026-11-24T09:05:00+08:00')
    await bot.presses('lin', '学完了')
    expect(bot.last('lin')).toContain('《先回一句》记成学完了')
    await bot.presses('lin', '学完了')
    expect(bot.last('lin')).toContain('早就记成学完了')
    await bot.says('lin', '我的积分')
    expect(bot.last('lin')).toContain('改进积分：本季度 2 分，最近：学完《先回一句》')
    const answer = { id: 'after', at: '2026-11-24T10:00:00+08:00', source: 'chat', from: 'rep', who: '林晓' }
    await bot.pushes({ ...answer, customer: '宏达精密', text: '报价单发您' })
    await bot.passes('2026-11-25T09:00:00+08:00')
    await bot.says('xu', '教练看板')
    expect(bot.last('xu')).toMatch(/位都没有新要辅导的/)
    await bot.says('xu', '给林晓发微课')
    expect(bot.last('xu')).toContain(
      '《先回一句》3 分钟：学完了。询问回复 8 → 8 小时（样本 4 → 4），区间还重叠，看不出是真变；之后做了',
    )
    expect(bot.last('xu')).toContain('公司微课里没有针对它、又没发过的')
    await bot.close()
  })

  test('waits for the morning where it is sent at night', async () => {
    const bot = await aTeam()
    bot.at('2026-11-24T22:00:00+08:00')
    await bot.says('xu', '给林晓发微课')
    await bot.presses('xu', '发《先回一句》3 分')
    await bot.passes('2026-11-24T22:01:00+08:00')
    expect(cards(bot, 'lin')).toEqual([])
    await bot.passes('2026-11-25T09:00:00+08:00')
    expect(cards(bot, 'lin')).toHaveLength(1)
    await bot.close()
  })

  test('a habit that came back from a warning earns its points in the night, once', async () => {
    const bot = await aTeam()
    const about = { source: 'chat', customer: '宏达精密' }
    for (const day of ['24', '25', '26', '27', '30']) {
      for (const [hour, at] of ['10:00', '13:30', '15:00', '16:30'].entries()) {
        const minute = String(Number(at.slice(3)) + 10)
        const asked = { id: `q${day}${hour}`, at: `2026-11-${day}T${at}:00+08:00`, from: 'customer', who: '王总' }
        const told = { id: `a${day}${hour}`, at: `2026-11-${day}T${at.slice(0, 3)}${minute}:00+08:00`, from: 'rep' }
        await bot.pushes(
          { ...about, ...asked, text: `第${hour}个参数表能发一份吗？` },
          { ...about, ...told, who: '林晓', text: `${day}日第${hour}份发您了` },
        )
      }
    }
    await bot.passes('2026-12-22T12:00:00+08:00')
    expect(await earned(bot)).toEqual([])
    await bot.passes('2026-12-22T03:00:00+08:00')
    await bot.passes('2026-12-23T03:00:00+08:00')
    expect(await earned(bot)).toMatchObject([{ rule: 'habit-healed', points: 10 }])
    await bot.close()
  })

  test('nobody sends to another team, to themselves, or without being a manager', async () => {
    const bot = await aTeam()
    await bot.pressesAs('gao', 'coach.send', 'lin c1')
    expect(bot.last('gao')).toContain('不在你的团队里')
    await bot.pressesAs('zhou', 'coach.send', 'lin c1')
    expect(bot.last('zhou')).toContain('微课由主管发给自己组里的人')
    await bot.pressesAs('gu', 'coach.send', 'lin c1')
    expect(bot.last('gu')).toContain('微课由主管发给自己组里的人')
    await bot.pressesAs('zhou', 'coach.person', 'lin')
    expect(bot.last('zhou')).toContain('不在你的团队里')
    await bot.says('zhou', '给林晓发微课')
    expect(bot.last('zhou')).toContain('微课由主管发给自己组里的人')
    expect(bot.written()).not.toContain('course.sent')
    await bot.says('xu', '给老张发微课')
    expect(bot.last('xu')).toContain('没有找到“老张”')
    await bot.says('xu', '给林晓发微课')
    await bot.presses('xu', '发《先回一句》3 分')
    await bot.pressesAs('zhou', 'coach.learned', (await bot.storage.courses.untold(1))[0]?.id ?? '')
    expect(bot.last('zhou')).toContain('可能不是发给你的')
    await bot.close()
  })
})

test.each([
  ['教练看板', 'board'],
  ['教练式看板', 'board'],
  ['看看教练看板', 'board'],
  ['我该辅导谁', 'board'],
  ['今天该辅导谁？', 'board'],
  ['这周我先辅导哪几个', 'board'],
  ['我的微课', 'own'],
  ['看看我的积分', 'own'],
  ['我还有哪些没学的微课', 'own'],
  ['学完了', 'learned'],
  ['我学完了', 'learned'],
  ['给小王发微课', 'person'],
  ['帮我给王磊发一门微课', 'person'],
  ['发个微课给林晓', 'person'],
  ['小周该怎么辅导', 'person'],
])('%s asks for %s', (text, what) => {
  expect(coachAsked(text)?.what).toBe(what)
})

test.each([
  '给客户发资料',
  '学完了产品知识再去拜访宏达',
  '教练车卖得怎么样',
  '我的客户',
  '给王总发报价单',
  '客户问微课怎么收费',
])('%s is none of it', (text) => {
  expect(coachAsked(text)).toBeUndefined()
})
