import { describe, expect, test } from 'vitest'
import type { Solution } from '../../sales/solutions/solution.ts'
import { aDeal } from '../../testing/build.ts'
import { type Bot, talk } from '../../testing/talk.ts'

const cold: Solution = {
  id: 'cold',
  title: '医院冷链监测',
  summary: '断电、开门、超温十秒内通知值班的人，断网自己存着。',
  industries: ['医疗', '医药'],
  pains: ['半夜断电没人知道'],
  objections: [],
  keywords: ['冷链', '疫苗'],
  proof: '首月拦下两次断电。',
}
const planning: Solution = {
  ...{ id: 'planning', title: '排产', summary: '插单来了十分钟重排一遍。', industries: ['机械'] },
  ...{ pains: ['插单多'], objections: [], keywords: ['插单', '交期'] },
}

const staff = [
  { userId: 'lin', name: '林晓' },
  { userId: 'ops', name: '顾盼', role: 'sales-ops' as const },
]

async function company(...solutions: Solution[]): Promise<Bot> {
  const bot = await talk({ people: staff, deals: [aDeal()] })
  const ops = await bot.storage.people.byId('acme', 'ops')
  if (ops !== undefined && solutions.length > 0) await bot.storage.solutions.write(ops, solutions)
  return bot
}

describe('方案', () => {
  test('a visit pays back with the summaries that fit it, each with why, two taps from words to send on', async () => {
    const bot = await company(cold, planning)
    await bot.says('lin', '刚见了宏达精密的王总，他说插单多，交期答不出来')
    await bot.presses('lin', '记下')
    expect(bot.last('lin')).toContain('公司方案库里用得上的：\n① 排产：提到“插单多”“交期”')
    expect(bot.last('lin')).not.toContain('冷链')
    await bot.presses('lin', '看方案')
    expect(bot.last('lin')).toContain('插单来了十分钟重排一遍。')
    await bot.presses('lin', '转发①')
    expect(bot.last('lin')).toBe('【排产】\n插单来了十分钟重排一遍。')
  })

  test('an update of a deal does so too', async () => {
    const bot = await company(planning)
    await bot.says('lin', '宏达精密预算改成90万，他们插单太多，交期答不出来')
    await bot.presses('lin', '记下')
    expect(bot.last('lin')).toContain('① 排产')
  })

  test.each([
    ['what was told meets nothing', '刚见了宏达精密的王总，他说下周给答复'],
    ['there is nothing in what was told', '刚见了宏达精密的王总'],
  ])('nothing is shown where %s', async (_why, words) => {
    const bot = await company(cold, planning)
    await bot.says('lin', words)
    await bot.presses('lin', '记下')
    expect(bot.last('lin')).toContain('已记下')
    expect(bot.last('lin')).not.toContain('方案')
  })

  test('are asked for by any word of the customer’s', async () => {
    const bot = await company(cold, planning)
    for (const words of ['有没有医院冷链的方案', '有冷链方案吗', '搜一下冷链的方案', '给我几个冷链的案例']) {
      await bot.says('lin', words)
      expect(bot.last('lin')).toMatch(/^“.*冷链”的方案，1 个\n① 医院冷链监测\n提到“.*冷链”/)
    }
    await bot.says('lin', '有没有粮库测温的方案')
    expect(bot.last('lin')).toContain('没有拿别的凑数')
  })

  test('发我三个方案 means those for the deal that is talked of, and is no order to send anything', async () => {
    const bot = await company(cold, planning)
    await bot.says('lin', '发我三个方案')
    expect(bot.last('lin')).toContain('想要哪方面的方案')
    await bot.says('lin', '刚见了宏达精密的王总，他说插单多，交期答不出来')
    await bot.presses('lin', '记下')
    await bot.says('lin', '发我三个方案')
    expect(bot.last('lin')).toMatch(/^宏达精密用得上的方案，1 个\n① 排产/)
    await bot.says('lin', '宏达精密用得上哪些方案')
    expect(bot.last('lin')).toMatch(/^宏达精密用得上的方案，1 个/)
  })

  test('an order to send a paper to a customer, and a customer who wants one, are heard for what they are', async () => {
    const bot = await company(cold)
    for (const words of ['把冷链方案发给张主任', '今天见了张主任，他要我们下周给冷链方案']) {
      await bot.says('lin', words)
      expect(bot.last('lin')).not.toContain('① 医院冷链监测')
    }
  })

  test('an empty library says so only to whoever asks', async () => {
    const bot = await company()
    await bot.says('lin', '有没有医院冷链的方案')
    expect(bot.last('lin')).toContain('方案库还是空的')
  })

  test('only whoever looks after the library writes; what was retired is gone at once', async () => {
    const { storage, ...bot } = await company(cold)
    const [lin, ops] = await Promise.all(['lin', 'ops'].map((id) => storage.people.byId('acme', id)))
    if (lin === undefined || ops === undefined) throw new Error('nobody there')
    await expect(storage.solutions.write(lin, [planning])).rejects.toThrow('由销售运营和管理员维护')
    await expect(storage.solutions.retire(lin, 'cold')).rejects.toThrow('由销售运营和管理员维护')
    await storage.solutions.retire(ops, 'cold')
    await bot.says('lin', '有没有医院冷链的方案')
    expect(bot.last('lin')).toContain('方案库还是空的')
  })
})
