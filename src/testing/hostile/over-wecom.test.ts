import { expect, test, vi } from 'vitest'
import { wecomCompany } from '../wecom-company.ts'
import { hostileTexts, seed } from './texts.ts'

// Before anything is imported, so that whoever keeps hold of Date.now keeps this one: a minute between two texts, without waiting.
vi.hoisted(() => vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-24T09:00:00+08:00') }))

/** What the XML of WeCom can carry; the rest is turned away at the door. */
const texts = hostileTexts(5_000, seed).filter(
  (text, at) => at % 20 === 0 && !/[^\P{Cc}\t\n\r]|[\ufffe\uffff]|\p{Cs}/u.test(text),
)

test('hostile texts over WeCom: every answer goes to the one who spoke, and to nobody by @', async () => {
  const office = await wecomCompany({ members: ['LinXia', 'Colleague', 'Boss'], timeScale: 1 })
  const sandtable = await office.start()
  const { wecom } = office
  for (const text of texts) {
    vi.setSystemTime(Date.now() + 60_000)
    const before = wecom.callsOf('message/send').length
    expect(await wecom.says('LinXia', text), text).toMatchObject({ status: 200, body: '' })
    const answers = () => wecom.callsOf('message/send').length
    await expect.poll(answers, { interval: 2, timeout: 10_000, message: text }).toBeGreaterThan(before)
  }
  await sandtable.close()
  const sent = wecom.callsOf('message/send').map(({ body }) => body as { touser?: string })
  expect(texts.length).toBeGreaterThan(150)
  expect(new Set(sent.map(({ touser }) => touser))).toEqual(new Set(['LinXia']))
  expect(sent.filter((body) => 'toparty' in body || 'totag' in body)).toEqual([])
  expect(wecom.bubbles('Colleague')).toEqual([])
  expect(wecom.bubbles('LinXia').flatMap(({ warnings }) => warnings)).toEqual([])
  expect(office.logged.filter((line) => line.includes('"level":50'))).toEqual([])
  await office.remove()
}, 60_000)
