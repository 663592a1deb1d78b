import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Bubble } from '../../bots/wecom/emulator/bubbles.ts'
import type { Sandtable } from '../main.ts'
import { type WecomCompany, wecomCompany } from './wecom-company.ts'

const [lin, zhou] = ['LinXia', 'ZhouYan']
const hour = 3_600_000

/** Tomorrow at an hour in Shanghai, in seconds as WeCom writes them. */
function tomorrow(clock: string): number {
  const day = new Date(Date.now() + 8 * hour + 24 * hour).toISOString().slice(0, 10)
  return Date.parse(`${day}T${clock}:00+08:00`) / 1000
}

describe('what was agreed on, in a rep’s WeCom schedule', () => {
  let company: WecomCompany
  let sandtable: Sandtable
  beforeAll(async () => {
    company = await wecomCompany({ timeScale: 1 })
    sandtable = await company.start()
  })
  afterAll(async () => {
    await sandtable.close()
    await company.remove()
  })

  test('begins with a word in the chat, and makes none before; what WeCom does not show is offered by address', async () => {
    await says('明天上午十点约了宏达精密的王总看样机')
    await taps('记下')
    await newest((words) => words.includes('已放进日程'))
    expect(company.wecom.calendars.all()).toEqual([])
    await says('连接日历')
    await newest((words) => words.includes('企业微信不让应用看你别的日程'))
    await newest((words) => words.includes('用地址连接你的日历'))
    await expect.poll(mine, { timeout: 15_000 }).toMatchObject([{ start: tomorrow('10:00'), isCancelled: false }])
    expect(company.wecom.calendars.all()).toMatchObject([{ shares: [{ userid: lin }] }])
    expect(company.wecom.calendars.seenBy(zhou)).toEqual([])
  })

  test('an appointment stands there a moment later, once, though its answer got lost; moved there, it is moved here', async () => {
    company.wecom.fail('oa/schedule/add', 'executeThenReset')
    await says('明天下午三点约了宏达精密的李总谈付款')
    await taps('记下')
    await expect.poll(mine, { timeout: 20_000 }).toHaveLength(2)
    await expect.poll(known, { timeout: 20_000 }).toBe(2)
    expect(mine()).toHaveLength(2)
    const made = found('李总')
    const to = { start: tomorrow('17:00'), end: tomorrow('18:00') }
    const letter = company.wecom.writes.reschedules(lin, made, to)
    await company.wecom.deliver(letter, { duplicates: 2 })
    expect(await newest((words) => words.includes('改到了'))).toMatch(/从明天 15:00改到了明天 17:00/)
    expect(told('改到了')).toBe(1)
  }, 60_000)

  test('a forged word of a change, or one of another corporation, makes nobody look', async () => {
    await settled()
    const { wecom } = company
    const looks = () => wecom.callsOf('oa/schedule/get_by_calendar').length
    const before = looks()
    const letter = wecom.writes.reschedules(lin, found('李总'), { start: tomorrow('17:00'), end: tomorrow('18:00') })
    expect(await wecom.deliver(letter, { wrongSignature: true })).not.toMatchObject({ status: 200 })
    expect(await wecom.deliver(letter, { receiveId: 'ww00another00corp' })).not.toMatchObject({ status: 200 })
    for (const stranger of ['wo-of-another-corporation', 'sys', ''])
      expect(await wecom.deliver(letter.replace(`[${lin}]`, `[${stranger}]`))).toMatchObject({ status: 200 })
    await settled()
    expect(looks()).toBe(before)
  })

  test('cancelled or declined there, it is cancelled here; taken back here, it is gone there', async () => {
    const { wecom } = company
    await wecom.deliver(wecom.writes.cancelsSchedule(lin, found('李总')))
    await newest((words) => words.includes('你在企业微信日历里取消了'))
    await says('明天下午四点约了宏达精密的陈总验收')
    await taps('记下')
    await expect.poll(mine, { timeout: 15_000 }).toHaveLength(2)
    await expect.poll(known, { timeout: 15_000 }).toBe(2)
    await wecom.deliver(wecom.writes.answersSchedule(lin, found('陈总'), false))
    await newest((words) => words.includes('取消了') && words.includes('陈总'))
    await says('明天下午五点约了宏达精密的赵总签字')
    await taps('记下')
    await expect.poll(() => mine().some(({ summary }) => summary.includes('赵总')), { timeout: 15_000 }).toBe(true)
    await says('把明天和赵总的会取消')
    await newest((words) => words.includes('已撤销'))
    await expect.poll(() => mine().some(({ summary }) => summary.includes('赵总')), { timeout: 15_000 }).toBe(false)
  }, 60_000)

  test('disconnected, it is out of sight there', async () => {
    await says('断开日历')
    await newest((words) => words.includes('已断开'))
    expect(company.wecom.calendars.all()).toMatchObject([{ shares: [] }])
  })

  test('nothing failed but what was made to', () => {
    const failed = company.logged.filter((line) => line.includes('"level":50'))
    expect(failed.map((line) => (JSON.parse(line) as { err: { endpoint: string } }).err.endpoint)).toEqual([
      'oa/schedule/add',
    ])
  })

  const mine = () => company.wecom.calendars.seenBy(lin)
  const found = (name: string) => {
    const schedule = mine().find(({ summary }) => summary.includes(name))
    if (schedule === undefined) throw new Error(`no schedule with ${name}`)
    return schedule
  }

  /** How many appointments the product knows to stand there. */
  async function known(): Promise<number | undefined> {
    const { people, outsideCalendars } = sandtable.storage
    const tenant = await people.tenantFor('wecom', company.environment['WECOM_CORP_ID'] ?? '')
    const link = tenant && (await outsideCalendars.linkOf(tenant.id, 'wecom', lin.toLowerCase()))
    return link && (await outsideCalendars.placed(link)).length
  }

  async function says(text: string): Promise<void> {
    expect(await company.wecom.says(lin, text)).toMatchObject({ status: 200 })
  }

  async function taps(label: string): Promise<void> {
    const find = () =>
      company.wecom
        .bubbles(lin)
        .flatMap((bubble) => (bubble.card?.button_list ?? []).map((button) => ({ bubble, button })))
        .findLast(({ bubble, button }) => bubble.replaced === undefined && button.text.startsWith(label))
    await expect.poll(find, { timeout: 8000 }).toBeDefined()
    const pressed = find()
    if (pressed === undefined) throw new Error(`no ${label}`)
    const { bubble, button } = pressed
    expect(await company.wecom.clicks(lin, bubble, button.key ?? '')).toMatchObject({ status: 200 })
  }

  const told = (part: string) =>
    company.wecom
      .bubbles(lin)
      .map(wordsOn)
      .filter((said) => said.includes(part)).length

  /** The newest of what the rep sees that fits. */
  async function newest(fits: (words: string) => boolean): Promise<string> {
    const find = () => company.wecom.bubbles(lin).map(wordsOn).findLast(fits)
    await expect.poll(find, { timeout: 15_000 }).toBeDefined()
    return find() ?? ''
  }

  /** Once what has come in was answered, and nobody has looked for a while. */
  async function settled(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 1500))
  }
})

function wordsOn({ content, card }: Bubble): string {
  return content ?? JSON.stringify(card)
}
