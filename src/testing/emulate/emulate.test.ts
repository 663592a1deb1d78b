import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { silent } from '../../conversation/log.ts'
import { openClientServer } from './client-server.ts'
import { dingtalkPhone } from './dingtalk.ts'
import { feishuPhone } from './feishu.ts'
import { type Seen, withSaid } from './phone.ts'
import { wecomPhone } from './wecom.ts'

test.each([
  ['feishu', feishuPhone, 3411],
  ['dingtalk', dingtalkPhone, 3431],
  ['wecom', wecomPhone, 3421],
])(
  'talked to in a browser through %s: a message is answered with a card, a tap with words',
  async (_, open, port) => {
    const folder = mkdtempSync(join(tmpdir(), 'sandtable-emulate-'))
    const phone = await open(join(folder, 'emulated.db'), port + 1, silent)
    const client = await openClientServer(withSaid(phone), port)
    const at = `http://127.0.0.1:${port}`
    const seen = async () => (await (await fetch(`${at}/seen?as=lin`)).json()) as Seen[]
    const post = (path: string, body: object) => fetch(at + path, { method: 'POST', body: JSON.stringify(body) })
    try {
      expect(await (await fetch(at)).text()).toContain('<main id="chat"')
      const text = '客户：华东某三甲医院 设备科，预算80万，竞品是迈瑞，张主任说要等集采，怎么推进'
      await post('/say', { as: 'lin', text })
      await expect.poll(async () => (await seen()).length, { timeout: 8000 }).toBeGreaterThan(1)
      const [said, ...answers] = await seen()
      expect(said).toMatchObject({ from: 'person', lines: [text] })
      const card = answers.find(({ buttons }) => buttons.includes('用①'))
      expect(card?.title).toMatch(/赢单概率/)
      await post('/press', { as: 'lin', bubble: card?.id, button: card?.buttons.indexOf('用①') })
      await expect
        .poll(async () => (await seen()).some(({ lines }) => lines.join().includes('【先说】')), { timeout: 8000 })
        .toBe(true)
    } finally {
      await client.close()
      await phone.stop()
      rmSync(folder, { recursive: true })
    }
  },
  60_000,
)
