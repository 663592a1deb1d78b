import { describe, expect, test } from 'vitest'
import { aDeal } from '../../testing/build.ts'
import { lin, talk } from '../../testing/talk.ts'
import { openWho } from './who.ts'

const deals = [
  aDeal({ id: 'li', customer: '苏州锂科新能源有限公司', name: 'MES一期' }),
  aDeal({ id: 'san', customer: '苏州市第三人民医院', name: '生化流水线' }),
  aDeal({ id: 'hong', customer: '宏达精密' }),
  aDeal({ id: 'theirs', customer: '海纳精密', ownerId: 'zhou', teamId: 'two' }),
]

describe('a customer is found however the rep calls them', () => {
  test.each([
    ['苏州锂科嫌贵，怎么回', '苏州锂科新能源有限公司'],
    ['锂科那边怎么推进', '苏州锂科新能源有限公司'],
    ['市三院要等集采，怎么推进', '苏州市第三人民医院'],
    ['鸿达精密嫌贵，怎么回', '宏达精密'],
    ['宏达那单怎么推进', '宏达精密'],
    ['hdjm嫌贵，怎么回', '宏达精密'],
    ['hongda嫌贵，怎么回', '宏达精密'],
  ])('%s', async (text, customer) => {
    const bot = await talk({ deals })
    await bot.says('lin', text)
    expect(bot.last('lin')).toContain(customer)
  })

  test('a name that is only nearly theirs is asked about, and 都不是 is somebody new', async () => {
    const bot = await talk({ deals: [aDeal({ customer: '国家电网', name: '巡检' })] })
    await bot.says('lin', '国网嫌贵，怎么回')
    expect(bot.last('lin')).toContain('你说的是哪一单？')
    await bot.presses('lin', '都不是')
    expect(bot.last('lin')).toContain('国网')
    expect(bot.last('lin')).not.toContain('国家电网')
  })

  test('a name that is only nearly theirs is theirs when somebody of theirs is named; a project stands for its deal', async () => {
    const known = <T>(value: T) => ({ value, source: 'record' as const, on: '2026-11-01' })
    const facts = { ...aDeal().facts, contacts: [{ name: '周主任', role: known('UB' as const) }] }
    const bot = await talk({
      deals: [
        aDeal({ customer: '国家电网', name: '巡检', facts }),
        aDeal({ id: 'm', customer: '明道零售', name: '门店巡检' }),
      ],
    })
    await bot.says('lin', '国网周主任嫌贵，怎么回')
    expect(bot.last('lin')).toContain('国家电网 ｜')
    await bot.says('lin', '门店巡检这单客户嫌贵，怎么回')
    expect(bot.last('lin')).toContain('明道零售 ｜')
  })

  test('deals whose names begin alike are told apart by numbers on their buttons', async () => {
    const customer = '江苏省人民医院浦口分院'
    const bot = await talk({
      deals: [aDeal({ id: 'a', customer, name: '影像云' }), aDeal({ id: 'b', customer, name: '手麻' })],
    })
    await bot.says('lin', '江苏省人民医院嫌贵，怎么回')
    expect(bot.last('lin')).toContain('① 江苏省人民医院浦口分院：')
    await bot.presses('lin', '① 手麻')
    expect(bot.last('lin')).toContain('江苏省人民医院浦口分院')
  })

  test('short of a name, the deal that the talk is about is meant', async () => {
    const bot = await talk({ deals: [...deals, aDeal({ id: 'hong-2', customer: '宏达电子', name: '质检' })] })
    await bot.says('lin', '宏达精密嫌贵，怎么回')
    await bot.says('lin', '宏达怎么推进')
    expect(bot.last('lin')).toContain('宏达精密 ｜')
  })

  test('a customer pointed at is the one that fits; of several, and of a person alone, it is asked', async () => {
    const known = <T>(value: T) => ({ value, source: 'record' as const, on: '2026-11-01' })
    const at = (region: string, contact: string) => ({
      ...aDeal().facts,
      region: known(region),
      contacts: [{ name: contact, title: '主任' }],
    })
    const some = [
      aDeal({ id: 'a', customer: '宏达精密', facts: at('苏州', '张主任') }),
      aDeal({ id: 'b', customer: '远航电子', facts: at('无锡', '李主任') }),
      aDeal({ id: 'c', customer: '云澜二院', facts: at('无锡', '王主任') }),
    ]
    const bot = await talk({ deals: some })
    await bot.says('lin', '张主任嫌贵，怎么回')
    expect(bot.last('lin')).toContain('你说的是哪一单？')
    await bot.presses('lin', '宏达精密 产线改造')
    expect(bot.last('lin')).toContain('宏达精密')
    const another = await talk({ deals: some })
    await another.says('lin', '苏州那个客户嫌贵')
    expect(another.last('lin')).toContain('宏达精密 ｜')
    await another.says('lin', '无锡那个客户嫌贵')
    expect(another.last('lin')).toContain('有 2 单都对得上')
  })

  test('what is not yours reads the same as what does not exist', async () => {
    const people = [
      { userId: 'lin', name: '林晓' },
      { userId: 'zhou', name: '周岩', teamId: 'two' },
    ]
    const bot = await talk({ deals, people })
    await bot.says('lin', '海纳精密嫌贵，怎么回')
    const theirs = bot.last('lin')
    await bot.says('lin', '川岳精密嫌贵，怎么回')
    expect(theirs).toContain('海纳精密')
    expect(bot.last('lin').replaceAll('川岳', '海纳')).toBe(theirs)
  })
})

test('among 5,000 customers somebody is found within 5 ms once warm', async () => {
  const bot = await talk({ deals: manyDeals(5000) })
  const person = await lin(bot)
  const who = openWho(bot.storage)
  const said = ['锂宏苏远新能源', '市三院', '鸿鸿达达', 'hdjm', '完全没有的一家公司']
  for (let round = 0; round < 20; round++) for (const name of said) await who.open(person, name, name)
  const took: number[] = []
  for (let round = 0; round < 20; round++) {
    for (const name of said) {
      const begun = performance.now()
      await who.open(person, name, name)
      took.push(performance.now() - begun)
    }
  }
  took.sort((one, other) => one - other)
  expect(took[took.length / 2]).toBeLessThan(5)
})

function manyDeals(count: number) {
  const characters = [...'苏州锂科宏达精密远航电子云澜院江海明道联合华星光学医药机械材料']
  let seed = 42
  const draw = () => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return characters[seed % characters.length]
  }
  return Array.from({ length: count }, (_, at) => {
    const customer = `${Array.from({ length: 6 }, draw).join('')}有限公司`
    return aDeal({ id: `deal-${at}`, customer })
  })
}
