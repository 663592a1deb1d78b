import { openFeishuEmulator } from '../../../bots/feishu/emulator/index.ts'
import type { Log } from '../../conversation/log.ts'
import { openSandtable } from '../../main.ts'
import { readConfig } from '../../setup/config.ts'
import { demoPeople, furnishFor } from './demo-people.ts'
import type { Phone, Seen } from './phone.ts'

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
          lines: card === undefined ? [text ?? ''] : [...(card.subtitle ? [card.subtitle] : []), ...card.words],
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
    async stop() {
      await sandtable.close()
      await feishu.close()
    },
  }
}
