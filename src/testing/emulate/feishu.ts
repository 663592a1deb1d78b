import type { SeenCard } from '../../../bots/feishu/emulator/card-rules.ts'
import { type FeishuEmulator, openFeishuEmulator } from '../../../bots/feishu/emulator/index.ts'
import type { Log } from '../../conversation/log.ts'
import { openSandtable } from '../../main.ts'
import { readConfig } from '../../setup/config.ts'
import { demoPeople, furnishFor } from './demo-people.ts'
import type { ApprovalDesk, Phone, Seen } from './phone.ts'

/** The product behind its Feishu adapter, talking to the emulated platform. */
export async function feishuPhone(databaseFile: string, port: number, log: Log): Promise<Phone> {
  const credentials = {
    appId: 'cli_0123456789abcdef',
    appSecret: 'emulated-secret',
    encryptKey: 'emulated-encrypt-key',
    verificationToken: 'emulatedToken',
  }
  const address = `http://127.0.0.1:${port}`
  const people = demoPeople()
  const feishu = await openFeishuEmulator({
    ...credentials,
    members: people.map(({ id, name }) => ({ openId: id, name })),
    templates: [template],
    redirectUrls: [`${address}/auth/feishu/callback`],
    callbackUrl: `${address}/im/feishu/events`,
  })
  await furnishFor(databaseFile, 'feishu', credentials.appId)
  const config = readConfig({
    PORT: String(port),
    DATABASE_URL: `file:${databaseFile}`,
    CONSOLE: 'off',
    FEISHU_APP_ID: credentials.appId,
    FEISHU_APP_SECRET: credentials.appSecret,
    FEISHU_ENCRYPT_KEY: credentials.encryptKey,
    FEISHU_VERIFICATION_TOKEN: credentials.verificationToken,
    FEISHU_API_BASE: feishu.url,
  })
  const sandtable = await openSandtable(config, log)
  return {
    label: '飞书',
    people,
    seenBy: (id) =>
      feishu.bubbles(id).map(
        ({ messageId, text, card }): Seen => ({
          id: messageId,
          from: 'bot',
          ...(card === undefined ? {} : { title: card.title }),
          lines: card === undefined ? [text ?? ''] : linesOn(card),
          buttons: card?.pressables.map(({ label }) => label) ?? [],
          links: card?.links ?? [],
        }),
      ),
    async says(id, text) {
      await feishu.says(id, text)
    },
    async presses(id, bubble, button) {
      const pressable = feishu.bubbles(id).find(({ messageId }) => messageId === bubble)?.card?.pressables[button]
      if (pressable === undefined) return undefined
      const { toast, error } = await feishu.clicks(id, { messageId: bubble }, pressable)
      return error === undefined ? toast : `飞书客户端提示 ${error}`
    },
    browsesAs: feishu.browsesAs,
    desk: deskOf(feishu),
    async stop() {
      await sandtable.close()
      await feishu.close()
    },
  }
}

function linesOn({ subtitle = '', words, charts }: SeenCard): string[] {
  return [subtitle, ...charts.map((title) => `〔图 ${title}〕`), ...words].filter((line) => line !== '')
}

/** What an administrator of the company has made in Feishu's approvals. */
const template = {
  code: '7C468A54-8745-2245-9675-08B7C63E7A85',
  name: '商务申请',
  widgets: [
    { id: 'widget1', name: '事由', type: 'input', required: true },
    { id: 'widget2', name: '说明', type: 'textarea', required: true },
  ],
  nodes: [{ id: 'approver' }],
}

function deskOf({ approvals }: FeishuEmulator): ApprovalDesk {
  return {
    template: template.code,
    waitingFor: (id) =>
      approvals
        .all()
        .filter(({ tasks }) => tasks.some(({ open_id, status }) => open_id === id && status === 'PENDING'))
        .map(({ code, template: { name }, form }) => ({
          id: code,
          title: name,
          lines: form.map(({ value }) => value),
        })),
    answers(id, paper, granted) {
      const instance = approvals.instance(paper)
      if (instance !== undefined) approvals.answer(instance, id, granted)
    },
  }
}
