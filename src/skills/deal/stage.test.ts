import { describe, expect, test } from 'vitest'
import { amongDeals, known, people, recorded } from '../../testing/among-deals.ts'
import { aDeal } from '../../testing/build.ts'

describe('阶段', () => {
  test('upwards, what the trade’s path asks for and the record does not show is said; one may go on knowingly', async () => {
    const { bot, deal } = await amongDeals()
    await bot.says('lin', '宏达精密进立项了')
    expect(bot.last('lin')).toContain('阶段：方案测试 → 立项')
    expect(bot.last('lin')).toContain('用他的图纸和料试过，尺寸报告双方签字')
    await bot.presses('lin', '记下')
    expect((await deal()).stage).toBe('budget')
  })

  test('what the record shows is not asked for', async () => {
    const facts = { ...known, milestone: recorded('POC通过') }
    const { bot } = await amongDeals({ people, deals: [aDeal({ facts })] })
    await bot.says('lin', '宏达精密进立项了')
    expect(bot.last('lin')).not.toContain('尺寸报告双方签字')
    expect(bot.last('lin')).toContain('夹具、刀具、电气或接口的配套列清')
  })

  test('downwards nothing is asked', async () => {
    const { bot, deal } = await amongDeals()
    await bot.says('lin', '宏达精密退回需求确认')
    expect(bot.last('lin')).toContain('阶段：方案测试 → 需求确认')
    expect(bot.last('lin')).not.toContain('记录里还看不到')
    await bot.presses('lin', '记下')
    expect((await deal()).stage).toBe('need')
  })

  test('parked, it is out of the list but can be taken up again', async () => {
    const { bot, deal, open } = await amongDeals()
    await bot.says('lin', '宏达精密先搁置')
    expect(bot.last('lin')).toContain('状态：跟进中 → 搁置')
    await bot.presses('lin', '记下')
    expect(await open()).toEqual([])
    await bot.says('lin', '宏达精密推到立项')
    expect(bot.last('lin')).toContain('状态：搁置 → 跟进中')
    await bot.presses('lin', '记下')
    expect(await deal()).toMatchObject({ status: 'open', stage: 'budget' })
  })

  test('parked until a time, it comes back as a task; taken back, so is the task', async () => {
    const { bot, person } = await amongDeals()
    const tasks = async () => (await bot.storage.tasks.open(await person('lin'))).map(({ due }) => due?.value)
    await bot.says('lin', '宏达精密先搁置吧，年后再说')
    expect(bot.last('lin')).toContain('提醒：')
    await bot.presses('lin', '记下')
    expect(await tasks()).toEqual(['2027-02'])
    await bot.presses('lin', '撤销')
    expect(await tasks()).toEqual([])
  })

  test('a sum in another currency is not written, and said not to be', async () => {
    const { bot, deal } = await amongDeals()
    await bot.says('lin', '宏达精密这单按美元报，12万美金')
    expect(bot.last('lin')).toContain('金额都按人民币记')
    expect(await deal()).toMatchObject({ facts: known })
  })
})
