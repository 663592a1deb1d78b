import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Bubble } from '../../bots/dingtalk/emulator/company.ts'
import type { Sandtable } from '../main.ts'
import { type DingtalkCompany, dingtalkCompany } from './dingtalk-company.ts'

// The stream's SDK says on the console what it does.
vi.spyOn(console, 'info').mockImplementation(() => {})

const lin = 'linxia'
const unionId = 'union-linxia'
const hour = 3_600_000

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Tomorrow at an hour in Shanghai, as DingTalk writes it. */
function tomorrow(clock: string): { dateTime: string; timeZone: string } {
  const day = new Date(Date.now() + 8 * hour + 24 * hour).toISOString().slice(0, 10)
  return { dateTime: `${day}T${clock}:00+08:00`, timeZone: 'Asia/Shanghai' }
}

describe('a rep’s own DingTalk calendar', () => {
  let company: DingtalkCompany
  let sandtable: Sandtable
  beforeAll(async () => {
    company = await dingtalkCompany()
    sandtable = await company.start()
  })
  afterAll(async () => {
    await sandtable.close()
    await company.remove()
  })

  test('is connected by a word in the chat, and looked at only then', async () => {
    company.dingtalk.calendars.book(unionId, { summary: '部门周会', start: tomorrow('14:00'), end: tomorrow('16:00') })
    await says('你好')
    expect(looks()).toBe(0)
    await says('连接日历')
    await newest((words) => words.includes('已连上你的钉钉日历'))
    await expect.poll(read, { timeout: 8000 }).toEqual(['部门周会'])
  })

  test('what stands in it is seen when an appointment would clash with it', async () => {
    await says('明天下午三点约了宏达精密的王总看方案')
    const words = await newest((words) => words.includes('放进日程，对吗？'))
    expect(words).toMatch(/跟明天 14:00 部门周会撞了（到 16:00/)
  })

  test('an appointment made in the chat stands there a moment later; moved there, it is moved here', async () => {
    await taps('记下')
    await expect.poll(mine, { timeout: 15_000 }).toHaveLength(2)
    const made = mine().find(({ summary }) => summary.includes('宏达精密'))
    if (made === undefined) throw new Error('not there')
    expect(made.start).toEqual(tomorrow('15:00'))
    expect(made.description).toContain('由沙盘记下')
    Object.assign(made, { start: tomorrow('17:00'), end: tomorrow('18:00') })
    company.dingtalk.calendars.changed(made)
    expect(await newest((words) => words.includes('改到了'))).toMatch(/从明天 15:00改到了明天 17:00/)
  })

  test('cancelled in the chat, it is gone there', async () => {
    await says('把明天和王总的会取消')
    await newest((words) => words.includes('已撤销'))
    await expect.poll(() => mine().map(({ summary }) => summary), { timeout: 15_000 }).toEqual(['部门周会'])
  })

  test('nobody looks without a reason: each look is one of the month’s calls', async () => {
    // What the last cancellation gave reason for.
    await pause(7000)
    const before = looks()
    await pause(6000)
    expect(looks()).toBe(before)
  })

  test('nothing failed', () => {
    expect(company.logged.filter((line) => line.includes('"level":50'))).toEqual([])
  })

  const looks = () => company.dingtalk.callsOf('GET /v1.0/calendar/users/:id/calendars/primary/eventsview').length

  /** What the product holds for the rep. */
  const read = async () => {
    const { people, calendar } = sandtable.storage
    const tenant = await people.tenantFor('dingtalk', 'dingcorpofthetests')
    const person = tenant && (await people.known(tenant.id, { platform: 'dingtalk', userId: lin }))
    return person && (await calendar.between(person, '2000-01-01', '9999-12-31')).map(({ title }) => title)
  }

  const mine = () => company.dingtalk.calendars.view(unionId, Date.now(), Date.now() + 3 * 24 * hour)

  async function says(text: string): Promise<void> {
    expect(await company.dingtalk.says(lin, text)).toMatchObject({ status: 200 })
  }

  async function taps(label: string): Promise<void> {
    const bubble = company.dingtalk
      .bubbles(lin)
      .findLast(({ card }) => card?.pressables.some((one) => one.label.startsWith(label)))
    const pressable = bubble?.card?.pressables.find((one) => one.label.startsWith(label))
    if (bubble === undefined || pressable === undefined) throw new Error(`no ${label}`)
    expect(await company.dingtalk.clicks(lin, bubble, pressable)).toMatchObject({ status: 200 })
  }

  /** The newest of what the rep sees that fits, title and words. */
  async function newest(fits: (words: string) => boolean): Promise<string> {
    const wordsOn = ({ text, card }: Bubble) => text ?? `${card?.title}\n${card?.words}`
    const find = () => company.dingtalk.bubbles(lin).map(wordsOn).findLast(fits)
    await expect.poll(find, { timeout: 8000 }).toBeDefined()
    return find() ?? ''
  }
})
