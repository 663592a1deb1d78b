import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { silent } from '../../conversation/log.ts'
import { openClientServer } from './client-server.ts'
import { dingtalkPhone } from './dingtalk.ts'
import { feishuPhone } from './feishu.ts'
import { type Paper, type Seen, withSaid } from './phone.ts'
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
    const seen = async (as = 'lin') => (await (await fetch(`${at}/seen?as=${as}`)).json()) as Seen[]
    const papers = async (as: string) => (await (await fetch(`${at}/papers?as=${as}`)).json()) as Paper[]
    const says = (as: string, text: string) => post('/say', { as, text })
    const sees = (as: string, part: string) =>
      expect.poll(async () => JSON.stringify(await seen(as)), { timeout: 15_000 }).toContain(part)
    const post = (path: string, body: object) => fetch(at + path, { method: 'POST', body: JSON.stringify(body) })
    try {
      expect(await (await fetch(at)).text()).toContain('<main id="chat"')
      const text = '客户：华东某三甲医院 设备科，预算80万，竞品是迈瑞，张主任说要等集采，怎么推进'
      await post('/say', { as: 'lin', text })
      // In the morning the house writes first, unasked.
      await sees('lin', '用①')
      const bubbles = await seen()
      const said = bubbles.findIndex(({ from }) => from === 'person')
      expect(bubbles[said]?.lines).toEqual([text])
      const card = bubbles.slice(said).find(({ buttons }) => buttons.includes('用①'))
      expect(card?.title).toMatch(/赢单概率/)
      await post('/press', { as: 'lin', bubble: card?.id, button: card?.buttons.indexOf('用①') })
      await expect
        .poll(async () => (await seen()).some(({ lines }) => lines.join().includes('【先说】')), { timeout: 8000 })
        .toBe(true)

      if (phone.desk === undefined) return
      await says('shen', `审批模板 ${phone.desk.template}`)
      await sees('shen', '商务申请')
      await says('lin', '华东某三甲医院嫌贵，给他8折行不')
      await sees('lin', '送审')
      const draft = (await seen()).findLast(({ buttons }) => buttons.includes('送审'))
      await post('/press', { as: 'lin', bubble: draft?.id, button: draft?.buttons.indexOf('送审') })
      await expect.poll(() => papers('xu'), { timeout: 15_000 }).toHaveLength(1)
      const [paper] = await papers('xu')
      expect(paper?.lines.join()).toContain('8 折')
      await post('/decide', { as: 'lin', paper: paper?.id, granted: true })
      await post('/decide', { as: 'xu', paper: paper?.id, granted: true })
      await sees('lin', '同意了')
      expect(await papers('xu')).toEqual([])
    } finally {
      await client.close()
      await phone.stop()
      rmSync(folder, { recursive: true })
    }
  },
  60_000,
)
