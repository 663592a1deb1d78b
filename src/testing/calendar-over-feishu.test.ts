import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Bubble } from '../../bots/feishu/emulator/company.ts'
import type { Sandtable } from '../main.ts'
import { type FeishuCompany, feishuCompany } from './feishu-company.ts'

const [lin, zhou] = ['ou_linxia', 'ou_zhouyan']
const hour = 3_600_000

/** Tomorrow at an hour in Shanghai, in seconds as Feishu writes them. */
function tomorrow(clock: string): string {
  const day = new Date(Date.now() + 8 * hour + 24 * hour).toISOString().slice(0, 10)
  return String(Date.parse(`${day}T${clock}:00+08:00`) / 1000)
}

describe('a rep’s own Feishu calendar', () => {
  let company: FeishuCompany
  let sandtable: Sandtable
  beforeAll(async () => {
    company = await feishuCompany()
    sandtable = await company.start()
  })
  afterAll(async () => {
    await sandtable.close()
    await company.remove()
  })

  test('is connected by agreeing in the browser, once the person is known; what they granted is kept sealed', async () => {
    await company.feishu.says(lin, '你好')
    await company.feishu.says(zhou, '你好')
    await newest(lin, () => true)
    await newest(zhou, () => true)
    await company.feishu.says(lin, '连接日历')
    const { card } = await newest(lin, ({ card }) => card?.title.includes('连接你的飞书日历') === true)
    const link = new URL(card?.links[0]?.url ?? '')
    expect(link.searchParams.get('next')).toBe('/auth/feishu/calendar')
    expect(await agree(lin)).toBe('/h5/')
    await newest(lin, ({ text }) => text?.includes('已连上你的飞书日历') === true)
    await expect.poll(() => company.feishu.calendars.isSubscribed(lin), { timeout: 8000 }).toBe(true)
  })

  test('somebody else’s consent connects nobody', async () => {
    expect(await agree(lin, zhou)).toBe(403)
    expect(company.feishu.calendars.isSubscribed(zhou)).toBe(false)
  })

  test('what stands in it is seen when an appointment would clash with it', async () => {
    const [start, end] = [{ timestamp: tomorrow('14:00') }, { timestamp: tomorrow('16:00') }]
    company.feishu.calendars.book(lin, { summary: '部门周会', start, end })
    await expect.poll(read, { timeout: 8000 }).toEqual(['部门周会'])
    await company.feishu.says(lin, '明天下午三点约了宏达精密的王总看方案')
    const { card } = await newest(lin, ({ card }) => card?.title === '放进日程，对吗？')
    expect(card?.words.join('\n')).toMatch(/跟明天 14:00 部门周会撞了（到 16:00/)
  })

  test('an appointment made in the chat stands there a moment later; moved there, it is moved here', async () => {
    await taps('记下')
    await expect.poll(mine, { timeout: 15_000 }).toHaveLength(2)
    const made = mine().find(({ event }) => event.summary.includes('宏达精密'))?.event
    if (made === undefined) throw new Error('not there')
    expect(made.start).toMatchObject({ timestamp: tomorrow('15:00') })
    expect(made.description).toContain('由沙盘记下')
    made.start = { timestamp: tomorrow('17:00') }
    made.end = { timestamp: tomorrow('18:00') }
    company.feishu.calendars.changed(made)
    const { text } = await newest(lin, ({ text }) => text?.includes('改到了') === true)
    expect(text).toMatch(/从明天 15:00改到了明天 17:00/)
  })

  test('cancelled in the chat, it is gone there', async () => {
    await company.feishu.says(lin, '把明天和王总的会取消')
    await newest(lin, ({ text }) => text?.startsWith('已撤销') === true)
    await expect.poll(() => mine().map(({ event }) => event.summary), { timeout: 15_000 }).toEqual(['部门周会'])
  })

  test('a consent taken back is told, with the way to give it again, and what was read is gone', async () => {
    company.feishu.oauth.revoke(lin)
    await company.feishu.deliver(company.feishu.writes.calendarsChanged([lin]))
    await newest(lin, ({ text }) => text?.includes('授权到期或被收回') === true)
    await company.feishu.says(lin, '明天下午三点约了宏达精密的王总看样机')
    const { card } = await newest(lin, ({ card }) => card?.title === '放进日程，对吗？' && hasWord(card.words, '样机'))
    expect(card?.words.join('\n')).not.toContain('部门周会')
  })

  test('nothing failed, and no token stands in the log', () => {
    expect(company.logged.filter((line) => line.includes('"level":50'))).toEqual([])
    expect(company.logged.filter((line) => /canary|\bu-[0-9a-f]{20}|ur-[0-9a-f]{20}/.test(line))).toEqual([])
  })

  /** What the product holds for the rep. */
  const read = async () => {
    const { people, calendar } = sandtable.storage
    const tenant = await people.tenantFor('feishu', 'cli_0123456789abcdef')
    const person = tenant && (await people.known(tenant.id, { platform: 'feishu', userId: lin }))
    return person && (await calendar.between(person, '2000-01-01', '9999-12-31')).map(({ title }) => title)
  }

  const mine = () => {
    const from = Date.now() / 1000
    return company.feishu.calendars.view(lin, from, from + 3 * 24 * 3600)
  }

  /** Signs in as one person and agrees as one, the same or another; where the browser ends, or with what status. */
  async function agree(openId: string, agreeing = openId): Promise<string | number> {
    const jar = new Map<string, string>()
    const visit = async (url: string) => {
      const response = await fetch(url.replace('https://sandtable.example.com', sandtable.address), {
        redirect: 'manual',
        headers: { cookie: [...jar].map((pair) => pair.join('=')).join('; ') },
      })
      for (const cookie of response.headers.getSetCookie()) {
        const [name = '', value = ''] = (cookie.split(';', 1)[0] ?? '').split('=')
        jar.set(name, value)
      }
      return response
    }
    const to = (response: Response) => response.headers.get('location') ?? ''
    const login = await visit(`${sandtable.address}/auth/feishu/login?next=/auth/feishu/calendar`)
    const back = await visit(company.feishu.agrees(openId, to(login)))
    expect(to(back)).toBe('/auth/feishu/calendar')
    const asked = await visit(`${sandtable.address}${to(back)}`)
    expect(new URL(to(asked)).searchParams.get('scope')).toContain('offline_access')
    const done = await visit(company.feishu.agrees(agreeing, to(asked)))
    return done.status === 302 ? to(done) : done.status
  }

  async function taps(label: string): Promise<void> {
    const bubble = await newest(lin, ({ card }) => card?.pressables.some((one) => one.label.startsWith(label)) === true)
    const pressable = bubble.card?.pressables.find((one) => one.label.startsWith(label))
    if (pressable === undefined) throw new Error(`no ${label}`)
    expect(await company.feishu.clicks(lin, bubble, pressable)).toMatchObject({ status: 200 })
  }

  async function newest(openId: string, fits: (bubble: Bubble) => boolean): Promise<Bubble> {
    const find = () => company.feishu.bubbles(openId).findLast(fits)
    await expect.poll(find, { timeout: 8000 }).toBeDefined()
    const found = find()
    if (found === undefined) throw new Error('gone again')
    return found
  }
})

function hasWord(words: readonly string[], word: string): boolean {
  return words.some((line) => line.includes(word))
}
