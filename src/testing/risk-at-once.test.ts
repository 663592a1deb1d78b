import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { silent } from '../conversation/log.ts'
import { openSandtable, type Sandtable } from '../main.ts'
import type { Heatmap } from '../server/contract.ts'
import { readConfig } from '../setup/config.ts'
import { bareEcho } from './bare-echo.ts'
import { signInOverWecom } from './sign-in-over-wecom.ts'
import { type WecomCompany, wecomCompany } from './wecom-company.ts'

const key = 'a-push-key-for-tests'

describe('in WeCom, over real HTTP', () => {
  let company: WecomCompany
  let sandtable: Sandtable
  beforeAll(async () => {
    company = await wecomCompany()
    sandtable = await openSandtable(readConfig({ ...company.environment, PUSH_API_KEY: key }), silent)
    company.wecom.callbackUrl = `${sandtable.address}/im/wecom/callback`
    await company.wecom.says('LinXia', '建个商机，宏达精密产线改造，120万，月底前签')
    const asks = ({ text }: { text: string }) => /^(?:建|记)/.test(text)
    const card = await company.wecom.waitForBubble('LinXia', (one) => one.card?.button_list?.some(asks) ?? false)
    await company.wecom.clicks('LinXia', card, card.card?.button_list?.find(asks)?.key ?? '')
    await company.wecom.waitForBubble('LinXia', ({ updates }) => updates > 0)
  })
  afterAll(async () => {
    await sandtable.close()
    await company.remove()
  })

  test('what may turn a deal is flagged to its rep within a second of being pushed', async () => {
    const echo = await bareEcho('echo', 100)
    const times: number[] = []
    for (const [at, text] of turns.entries()) {
      const start = performance.now()
      await push(`turn-${at}`, text)
      await company.wecom.waitForBubble('LinXia', (bubble) => JSON.stringify(bubble).includes(text))
      times.push(performance.now() - start)
    }
    const slowest = Math.max(...times)
    console.info(
      `${times.length} pushed, flagged in ${slowest.toFixed(0)} ms beside a bare echo of ${echo.toFixed(1)} ms`,
    )
    expect(slowest).toBeLessThanOrEqual(Math.max(1000, 10 * echo))
  })

  test('the heatmap is ready within a second of being asked for: the card in the chat and the page behind it', async () => {
    const cookie = await signInOverWecom(sandtable.address, company, 'LinXia')
    const echo = await bareEcho('echo', 100)
    const heard = company.wecom.bubbles('LinXia').length
    const start = performance.now()
    await company.wecom.says('LinXia', '哪些单子有风险')
    await expect.poll(() => company.wecom.bubbles('LinXia').length, { interval: 5 }).toBeGreaterThan(heard)
    const answered = performance.now() - start
    const map = (await (await fetch(`${sandtable.address}/api/heatmap`, { headers: { cookie } })).json()) as Heatmap
    const ready = performance.now() - start
    console.info(
      `asked, answered after ${answered.toFixed(0)} ms, page ready after ${ready.toFixed(0)} ms beside ${echo.toFixed(1)} ms`,
    )
    expect(map.rows.map(({ customer }) => customer).join()).toContain('宏达精密')
    expect(ready).toBeLessThanOrEqual(Math.max(1000, 10 * echo))
  })

  async function push(id: string, text: string): Promise<void> {
    const event = {
      id,
      at: new Date().toISOString(),
      source: 'chat',
      from: 'customer',
      who: '王经理',
      customer: '宏达精密',
    }
    const answer = await fetch(`${sandtable.address}/api/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ...event, text }),
    })
    expect(answer.status).toBe(200)
  }
})

/** Of each kind once, and none a repeat of another. */
const turns = [
  '对手报价比你们低两成',
  '采购方式改成公开招标了',
  '我已经投诉到你们总部了',
  '预算被砍掉了三成',
  '月底交不了货我们就解除合同',
]
