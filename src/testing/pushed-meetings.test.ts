import { describe, expect, test } from 'vitest'
import { aDeal } from './build.ts'
import { type Bot, lin, talk } from './talk.ts'

const meeting = {
  id: 'crm-1',
  revision: 1,
  person: 'test:lin',
  title: '方案汇报',
  customer: '宏达精密',
  from: '2026-11-25T14:00+08:00',
  to: '2026-11-25T16:00+08:00',
  with: ['王总'],
}

const withDeal = () => talk({ deals: [aDeal()] })

let minute = 10
/** Everything pushed is looked at. */
const looks = (bot: Bot) => bot.passes(`2026-11-24T09:${minute++}:00+08:00`)

/** What was said unasked at this time. */
async function at(bot: Bot, time: string): Promise<string[]> {
  const before = bot.heard('lin').length
  await bot.passes(`2026-11-${time}:00+08:00`)
  return bot.heard('lin').slice(before)
}

/** What stands in 林晓's calendar between two days, once it was looked at. */
async function calendar(bot: Bot, first: string, last = first) {
  await looks(bot)
  return (await bot.storage.calendar.between(await lin(bot), first, last)).map(({ title, when, until }) => ({
    title,
    when: when.value,
    until,
  }))
}

describe('a meeting that another program pushes', () => {
  test('brings its page half an hour ahead and the question when it is over, each once', async () => {
    const bot = await withDeal()
    expect(await bot.pushesMeetings(meeting)).toEqual([
      { id: 'crm-1', outcome: 'kept', customer: '宏达精密', dealId: 'deal-宏达精密' },
    ])
    expect(await at(bot, '25T13:29')).toEqual([])
    expect((await at(bot, '25T13:30'))[0]).toMatch(/^今天 14:00 拜访宏达精密：一页纸/)
    expect(await bot.pushesMeetings(meeting)).toMatchObject([{ outcome: 'repeat' }])
    expect(await at(bot, '25T15:30')).toEqual([])
    expect((await at(bot, '25T16:00'))[0]).toMatch(/^“方案汇报”刚结束？记一下[\s\S]*客户：宏达精密/)
    expect(await at(bot, '25T16:01')).toEqual([])
    await bot.says('lin', '聊得不错，预算80万，下周三再去演示')
    expect(bot.last('lin')).toContain('王总')
  })

  test('in the evening before days off, is asked about on the next workday, whatever was read since', async () => {
    const bot = await withDeal()
    const evening = { from: '2026-11-27T21:00+08:00', to: '2026-11-27T22:00+08:00' }
    await bot.pushesMeetings({ ...meeting, ...evening })
    await looks(bot)
    for (const time of ['27T22:05', '28T00:01', '28T10:00', '30T00:01']) expect(await at(bot, time)).toEqual([])
    expect((await at(bot, '30T09:00'))[0]).toMatch(/^11月27日 周五 21:00“方案汇报”，记一下？/)
    expect(await at(bot, '30T09:30')).toEqual([])
  })

  test('moved, its page comes for the new time; cancelled, nothing comes any more', async () => {
    const bot = await withDeal()
    await bot.pushesMeetings(meeting)
    await looks(bot)
    expect(await at(bot, '25T13:30')).not.toEqual([])
    const later = { ...meeting, revision: 2, from: '2026-11-25T17:00+08:00', to: '2026-11-25T18:00+08:00' }
    await bot.pushesMeetings(later)
    expect(await at(bot, '25T16:00')).toEqual([])
    expect((await at(bot, '25T16:30'))[0]).toMatch(/^今天 17:00/)
    await bot.pushesMeetings({ id: 'crm-1', revision: 3, cancelled: true })
    expect(await at(bot, '25T18:00')).toEqual([])
  })

  test('out of order the newest holds: cancelled before it was known, and an older word after a newer', async () => {
    const bot = await withDeal()
    const taken = await bot.pushesMeetings(
      { id: 'crm-1', revision: 5, cancelled: true },
      meeting,
      { ...meeting, id: 'crm-2', revision: 2, title: '新的' },
      { ...meeting, id: 'crm-2', title: '旧的' },
    )
    expect(taken.map(({ outcome }) => outcome)).toEqual(['kept', 'outdated', 'kept', 'outdated'])
    expect(await calendar(bot, '2026-11-25')).toMatchObject([{ title: '新的' }])
    await bot.pushesMeetings({ ...meeting, revision: 6 })
    expect(await calendar(bot, '2026-11-25')).toHaveLength(2)
  })

  test('the same revision with other words is refused, for one of both would be lost', async () => {
    const bot = await withDeal()
    await bot.pushesMeetings(meeting)
    expect(await bot.pushesMeetings({ ...meeting, title: '另一件事' })).toMatchObject([
      { outcome: 'refused', error: expect.stringContaining('revision 1 说过别的内容') },
    ])
  })

  test('whole days, series with days left out, and zones with their summer time stand where they belong', async () => {
    const bot = await withDeal()
    await bot.pushesMeetings(
      { ...meeting, id: 'fair', title: '展会', from: '2026-11-26', to: '2026-11-28' },
      {
        ...meeting,
        id: 'weekly',
        title: '周会',
        from: '2026-10-07T10:00',
        to: '2026-10-07T11:00',
        zone: 'Europe/Berlin',
        repeats: 'FREQ=WEEKLY;BYDAY=WE',
        except: ['2026-12-02'],
      },
    )
    expect(await calendar(bot, '2026-11-25', '2026-12-09')).toEqual([
      // Since the end of October Berlin is an hour further behind.
      { title: '周会', when: '2026-11-25T17:00+08:00', until: '2026-11-25T18:00+08:00' },
      { title: '展会', when: '2026-11-26', until: '2026-11-28' },
      { title: '周会', when: '2026-12-09T17:00+08:00', until: '2026-12-09T18:00+08:00' },
    ])
    expect(await at(bot, '25T16:30')).toContainEqual(expect.stringMatching(/^今天 17:00/))
    // Nobody is asked about a fair at an hour.
    expect((await at(bot, '28T18:00')).filter((text) => text.includes('展会'))).toEqual([])
  })

  test('given to a colleague, it leaves the calendar it stood in', async () => {
    const people = [
      { userId: 'lin', name: '林晓' },
      { userId: 'zhou', name: '周远', teamId: 'two' },
    ]
    const bot = await talk({ people, deals: [aDeal()] })
    await bot.pushesMeetings(meeting)
    expect(await calendar(bot, '2026-11-25')).toHaveLength(1)
    // The deal is not the colleague's to see, so it is not named to them either.
    expect(await bot.pushesMeetings({ ...meeting, revision: 2, person: 'test:zhou' })).toEqual([
      { id: 'crm-1', outcome: 'kept' },
    ])
    expect(await calendar(bot, '2026-11-25')).toEqual([])
    const [zhous] = await bot.storage.calendar.between((await bot.turnOf('zhou')).person, '2026-11-25', '2026-11-25')
    expect(zhous).toMatchObject({ title: '方案汇报', ownerId: 'zhou' })
    expect(zhous).not.toHaveProperty('dealId')
  })

  test('is changed where it came from; 断开日历 does not touch it and says so', async () => {
    const bot = await withDeal()
    await bot.pushesMeetings(meeting)
    await looks(bot)
    await bot.says('lin', '和王总的会改到下午四点')
    expect(bot.last('lin')).toContain('公司别的系统推来的，请在那边改')
    await bot.says('lin', '断开日历')
    expect(bot.last('lin')).toContain('公司别的系统推来的会议不受影响')
    expect(await calendar(bot, '2026-11-25')).toHaveLength(1)
  })
})
