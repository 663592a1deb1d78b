import { expect } from 'vitest'
import { openDingtalkEmulator } from '../../bots/dingtalk/emulator/index.ts'
import { openFeishuEmulator } from '../../bots/feishu/emulator/index.ts'
import { openDingtalk, openFeishu, openWecom } from '../../bots/index.ts'
import type { BotDelivery } from '../../bots/wecom/emulator/bot/index.ts'
import { openWecomEmulator } from '../../bots/wecom/emulator/index.ts'
import { silent } from '../conversation/log.ts'
import { describePlatform, type Premises } from './platform-contract.ts'
import { dingtalkWire } from './reps-day/over-dingtalk.ts'
import { feishuWire } from './reps-day/over-feishu.ts'
import { wecomWire } from './reps-day/over-wecom.ts'
import { wecomBotWire } from './reps-day/over-wecom-bot.ts'

const publicUrl = 'https://sandtable.example.com'

describePlatform('wecom', async (): Promise<Premises> => {
  const company = {
    corpId: 'ww00sandtable00corp',
    secret: 'the-secret-of-the-app',
    token: 'tokenForTests',
    encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  }
  const members = ['LinXia', 'ZhouYan'].map((userid) => ({ userid, name: userid, department: [1] }))
  const wecom = await openWecomEmulator({ ...company, agentId: 1000002, members, timeScale: 0.05 })
  const config = { ...company, agentId: '1000002', apiBase: wecom.url }
  const letter = () => wecom.writes.says('LinXia', '假的')
  const forged = (how: Parameters<typeof wecom.deliver>[1]) => async () => (await wecom.deliver(letter(), how)).status
  return {
    platform: openWecom({ config, publicUrl, log: silent }),
    servedAt(address) {
      wecom.callbackUrl = `${address}/im/wecom/callback`
    },
    wire: wecomWire(wecom),
    person: 'LinXia',
    colleague: 'ZhouYan',
    saysAndRepeats: async (userId, text) => void (await wecom.says(userId, text, { duplicates: 2 })),
    hostile: {
      'another token': forged({ wrongSignature: true }),
      'another company': forged({ receiveId: 'ww00another00corp' }),
      'a time six minutes ago': forged({ timestamp: String(Math.floor(Date.now() / 1000) - 360) }),
      'a time six minutes ahead': forged({ timestamp: String(Math.floor(Date.now() / 1000) + 360) }),
      'a time that is none': forged({ timestamp: 'NaN' }),
      'a body that is nothing': forged({ body: '' }),
      'an open message': forged({ body: letter() }),
      'a document type': forged({ body: '<!DOCTYPE x [<!ENTITY a "a">]><xml><Encrypt>&a;</Encrypt></xml>' }),
      'ten megabytes': forged({ body: 'x'.repeat(10_000_000) }),
      'bad UTF-8': forged({ body: '<xml><Encrypt>\ud800</Encrypt></xml>' }),
    },
    async pressesAsColleague(label) {
      const bubble = wecom.bubbles('LinXia').at(-1)
      const key = bubble?.card?.button_list?.find(({ text }) => text === label)?.key
      if (bubble === undefined || key === undefined) throw new Error(`no button ${label}`)
      await wecom.deliver(wecom.writes.clicks('LinXia', bubble, key).replaceAll('LinXia', 'ZhouYan'))
    },
    endToken: wecom.invalidateToken,
    fails: {
      tooOften() {
        wecom.fail('message/send', 'errcode:45009')
        return { code: 45009 }
      },
      forGood() {
        wecom.fail('message/send', 'errcode:60020')
        return { code: 60020 }
      },
      answerLost: () => wecom.fail('message/send', 'executeThenReset'),
    },
    close: wecom.close,
  }
})

describePlatform(
  'wecom',
  async (): Promise<Premises> => {
    const company = {
      corpId: 'ww00sandtable00corp',
      secret: 'the-secret-of-the-app',
      token: 'tokenForTests',
      encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
    }
    const bot = { id: 'aib', name: '沙盘', token: 'tokenOfTheBot', encodingAesKey: 'b'.repeat(43) }
    const members = ['LinXia', 'ZhouYan'].map((userid) => ({ userid, name: userid, department: [1] }))
    const emulated = { ...bot, hidesUserIds: true, pollEvery: 20 }
    const wecom = await openWecomEmulator({ ...company, agentId: 1000002, members, timeScale: 0.05, bot: emulated })
    const config = { ...company, agentId: '1000002', apiBase: wecom.url, bot: { callbacks: bot } }
    const letter = () => wecom.bot.writes.says('LinXia', '假的')
    const forged = (how: BotDelivery) => async () => (await wecom.bot.deliver(letter(), how)).status
    const said = (body: object) => async () =>
      (await wecom.bot.deliver({ ...letter(), body: { ...letter().body, ...body } }, { receiveId: '' })).status
    return {
      platform: openWecom({ config, publicUrl, log: silent }),
      servedAt(address) {
        wecom.callbackUrl = `${address}/im/wecom/callback`
        wecom.bot.callbackUrl = `${address}/im/wecom/bot`
      },
      wire: wecomBotWire(wecom),
      person: 'LinXia',
      colleague: 'ZhouYan',
      answersInPlace: { bytes: 20_480 },
      saysAndRepeats: async (userId, text) =>
        void (await wecom.bot.deliver(wecom.bot.writes.says(userId, text), { duplicates: 2 })),
      hostile: {
        'another token': forged({ wrongSignature: true }),
        'something behind the message': forged({ receiveId: 'ww00another00corp' }),
        'a time six minutes ago': forged({ timestamp: String(Math.floor(Date.now() / 1000) - 360) }),
        'a time six minutes ahead': forged({ timestamp: String(Math.floor(Date.now() / 1000) + 360) }),
        'a time that is none': forged({ timestamp: 'NaN' }),
        'a body that is nothing': forged({ body: '' }),
        'an open message': forged({ body: JSON.stringify(letter().body) }),
        'an envelope of something else': forged({ body: '{"encrypt":{"encrypt":"x"}}' }),
        'ten megabytes': forged({ body: 'x'.repeat(10_000_000) }),
        'a member of another corporation': said({ from: { userid: 'wo-of-another-corporation' } }),
        'nobody at all': said({ from: undefined }),
      },
      async pressesAsColleague(label) {
        const bubble = wecom.bot.bubbles('LinXia').at(-1)
        const key = bubble?.card?.button_list?.find(({ text }) => text === label)?.key
        if (bubble === undefined || key === undefined) throw new Error(`no button ${label}`)
        const { body, ...pressed } = wecom.bot.writes.clicks('LinXia', bubble.id, key)
        const { from } = wecom.bot.writes.says('ZhouYan', '').body
        await wecom.bot.deliver({ ...pressed, body: { ...body, from } })
      },
      endToken: wecom.invalidateToken,
      fails: {
        tooOften() {
          wecom.fail('message/send', 'errcode:45009')
          return { code: 45009 }
        },
        forGood() {
          wecom.fail('message/send', 'errcode:60020')
          return { code: 60020 }
        },
        answerLost: () => wecom.fail('message/send', 'executeThenReset'),
      },
      close: wecom.close,
    }
  },
  'AI bot',
)

describePlatform(
  'wecom',
  async (): Promise<Premises> => {
    const company = {
      corpId: 'ww00sandtable00corp',
      secret: 'the-secret-of-the-app',
      token: 'tokenForTests',
      encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
    }
    const members = ['LinXia', 'ZhouYan'].map((userid) => ({ userid, name: userid, department: [1] }))
    const bot = { id: 'aib', name: '沙盘', token: 't', encodingAesKey: 'b'.repeat(43), secret: 's', hidesUserIds: true }
    const wecom = await openWecomEmulator({ ...company, agentId: 1000002, members, timeScale: 0.05, bot })
    const line = { botId: bot.id, secret: bot.secret, url: wecom.url.replace('http', 'ws') }
    const config = { ...company, agentId: '1000002', apiBase: wecom.url, bot: { line } }
    const platform = openWecom({ config, publicUrl, log: silent })
    const wire = wecomBotWire(wecom)
    /** Nothing on the line tells that something was taken. */
    let taken = 0
    const whenTaken = async <Told>(deed: () => Promise<Told>, times = 1): Promise<Told> => {
      const before = taken
      const told = await deed()
      await expect.poll(() => taken, { timeout: 4000, interval: 5 }).toBeGreaterThanOrEqual(before + times)
      return told
    }
    const unheard = (body: object) => async () => {
      const letter = wecom.bot.writes.says('LinXia', '假的')
      await wecom.bot.deliver({ ...letter, body: { ...letter.body, ...body } })
      return undefined
    }
    const babbled = (text: string) => async () => {
      wecom.bot.line.babble(text)
      return undefined
    }
    return {
      platform: {
        ...platform,
        start: (receive, refused) =>
          platform.start(async (incoming) => {
            const kept = await receive(incoming)
            taken += 1
            return kept
          }, refused),
      },
      servedAt(address) {
        wecom.callbackUrl = `${address}/im/wecom/callback`
      },
      wire: {
        ...wire,
        says: (userId, text) => whenTaken(() => wire.says(userId, text)),
        sendsPicture: (userId) => whenTaken(() => wire.sendsPicture(userId)),
      },
      person: 'LinXia',
      colleague: 'ZhouYan',
      answersInPlace: { bytes: 20_480 },
      saysAndRepeats: async (userId, text) =>
        void (await whenTaken(() => wecom.bot.deliver(wecom.bot.writes.says(userId, text), { duplicates: 2 }), 3)),
      hostile: {
        'another bot': unheard({ aibotid: 'aib-of-another' }),
        'a member of another corporation': unheard({ from: { userid: 'wo-of-another-corporation' } }),
        'nobody at all': unheard({ from: undefined }),
        'no message id': unheard({ msgid: '' }),
        'no JSON': babbled('<xml/>'),
        'a list': babbled('[1]'),
        'no headers': babbled('{"cmd":"aibot_msg_callback","body":{}}'),
        'an acknowledgement of nothing': babbled('{"headers":{"req_id":"x"},"errcode":0}'),
      },
      async pressesAsColleague(label) {
        const bubble = wecom.bot.bubbles('LinXia').at(-1)
        const key = bubble?.card?.button_list?.find(({ text }) => text === label)?.key
        if (bubble === undefined || key === undefined) throw new Error(`no button ${label}`)
        const { body, ...pressed } = wecom.bot.writes.clicks('LinXia', bubble.id, key)
        const { from } = wecom.bot.writes.says('ZhouYan', '').body
        await whenTaken(() => wecom.bot.deliver({ ...pressed, body: { ...body, from } }))
      },
      endToken: wecom.invalidateToken,
      fails: {
        tooOften() {
          wecom.fail('message/send', 'errcode:45009')
          return { code: 45009 }
        },
        forGood() {
          wecom.fail('message/send', 'errcode:60020')
          return { code: 60020 }
        },
        answerLost: () => wecom.fail('message/send', 'executeThenReset'),
      },
      close: wecom.close,
    }
  },
  'AI bot over its long connection',
)

describePlatform('feishu', async (): Promise<Premises> => {
  const company = {
    appId: 'cli_0123456789abcdef',
    appSecret: 'the-secret-of-the-app',
    encryptKey: 'the encrypt key',
    verificationToken: 'the-token',
  }
  const members = ['ou_lin', 'ou_zhou'].map((openId) => ({ openId, name: openId }))
  const feishu = await openFeishuEmulator({ ...company, members, perSecond: 1000, retryAfter: [50, 100] })
  const letter = () => feishu.writes.says('ou_lin', '假的')
  const forged = (how: Parameters<typeof feishu.deliver>[1]) => async () => (await feishu.deliver(letter(), how)).status
  const ago = (seconds: number) => String(Math.floor(Date.now() / 1000) - seconds)
  return {
    platform: openFeishu({
      config: { ...company, way: { mode: 'webhook', ...company }, apiBase: feishu.url },
      publicUrl,
      log: silent,
    }),
    servedAt(address) {
      feishu.callbackUrl = `${address}/im/feishu/events`
    },
    wire: feishuWire(feishu),
    person: 'ou_lin',
    colleague: 'ou_zhou',
    saysAndRepeats: async (userId, text) =>
      void (await feishu.deliver(feishu.writes.says(userId, text), { duplicates: 2 })),
    hostile: {
      'another key': forged({ encryptKey: 'guessed' }),
      'no signature': forged({ headers: { 'x-lark-signature': undefined } }),
      'a signature of something else': forged({ headers: { 'x-lark-signature': 'a'.repeat(64) } }),
      'a time nine hours ago': forged({ timestamp: ago(9 * 3600) }),
      'a time six minutes ahead': forged({ timestamp: ago(-360) }),
      'a time that is none': forged({ timestamp: 'NaN' }),
      'a body that is nothing': forged({ body: '' }),
      'an open message': forged({ body: JSON.stringify(letter()) }),
      'ten megabytes': forged({ body: 'x'.repeat(10_000_000) }),
      'bad UTF-8': forged({ body: Buffer.from([0x7b, 0xff, 0x7d]) }),
      'an open check of the address': async () => (await feishu.verifyUrl({ open: true })).status,
      'a check of the address with another token': async () => (await feishu.verifyUrl({ token: 'guessed' })).status,
    },
    async pressesAsColleague(label) {
      const bubble = feishu.bubbles('ou_lin').at(-1)
      const pressable = bubble?.card?.pressables.find((one) => one.label === label)
      if (bubble === undefined || pressable === undefined) throw new Error(`no button ${label}`)
      await feishu.clicks('ou_zhou', bubble, pressable)
    },
    endToken: feishu.dropTokens,
    fails: {
      tooOften() {
        feishu.fail('POST im/v1/messages', { status: 429, body: { code: 99991400, msg: 'too often' } })
        return { code: 99991400 }
      },
      forGood() {
        feishu.fail('POST im/v1/messages', { status: 400, body: { code: 230013, msg: 'no availability' } })
        return { code: 230013 }
      },
      answerLost: () => feishu.fail('POST im/v1/messages', 'executeThenReset'),
    },
    close: feishu.close,
  }
})

describePlatform('dingtalk', async (): Promise<Premises> => {
  const company = {
    clientId: 'dingclient',
    clientSecret: 'the-secret-of-the-app',
    robotCode: 'dingrobot',
    corpId: 'dingcorp',
    cardTemplateId: 'template.schema',
    token: 'token',
    aesKey: '4g5j64qlyl3zvetqxz5jiocdr586fn2zvjpa8zls3ij',
  }
  const members = ['lin', 'zhou'].map((userId) => ({ userId, name: userId }))
  const dingtalk = await openDingtalkEmulator({ ...company, members, perSecond: 1000, retryAfter: [50, 100] })
  const createAndDeliver = 'POST /v1.0/card/instances/createAndDeliver'
  const letter = (more?: object) => dingtalk.writes.says('lin', '假的', more)
  const forged =
    (how: Parameters<typeof dingtalk.deliver>[1], made = letter) =>
    async () =>
      (await dingtalk.deliver(made(), how)).status
  const ago = (seconds: number) => String(Date.now() - seconds * 1000)
  const event = () => dingtalk.writes.event('user_leave_org', { userId: ['lin'] })
  const otherBody = async () => {
    const timestamp = String(Date.now())
    // Genuine, of somebody outside the company: accepted, and not heard.
    const first = await dingtalk.deliver(letter({ more: { senderStaffId: '' } }), { timestamp })
    if (first.status !== 200) return 200
    return (await dingtalk.deliver(letter(), { timestamp })).status
  }
  return {
    platform: openDingtalk({
      config: { ...company, way: { mode: 'http', ...company }, apiBase: dingtalk.url, oapiBase: dingtalk.url },
      publicUrl,
      log: silent,
    }),
    servedAt(address) {
      dingtalk.callbackBase = address
    },
    wire: dingtalkWire(dingtalk),
    person: 'lin',
    colleague: 'zhou',
    saysAndRepeats: async (userId, text) =>
      void (await dingtalk.deliver(dingtalk.writes.says(userId, text), { duplicates: 2 })),
    hostile: {
      'another secret': forged({ secret: 'guessed' }),
      'no signature': forged({ headers: { sign: undefined } }),
      'a signature of something else': forged({ headers: { sign: 'a'.repeat(44) } }),
      'a time six minutes ago': forged({ timestamp: ago(360) }),
      'a time six minutes ahead': forged({ timestamp: ago(-360) }),
      'a time that is none': forged({ timestamp: 'NaN' }),
      'a body that is nothing': forged({ body: '' }),
      'another body under a good time and signature': otherBody,
      'another robot': forged({}, () => letter({ more: { robotCode: 'dingother' } })),
      'another company': forged({}, () => letter({ more: { chatbotCorpId: 'dingother' } })),
      'words written an hour ago': forged({}, () => letter({ more: { createAt: Date.now() - 3_600_000 } })),
      'an answer wanted elsewhere': forged({}, () => letter({ sessionWebhook: `${dingtalk.url}/elsewhere` })),
      'ten megabytes': forged({ body: 'x'.repeat(10_000_000) }),
      'bad UTF-8': forged({ body: Buffer.from([0x7b, 0xff, 0x7d]) }),
      'an event under another token': forged({ secret: 'guessed' }, event),
      'an event of another app': forged({ owner: 'dingother' }, event),
      'an open event': forged({ body: JSON.stringify(event()) }, event),
    },
    async pressesAsColleague(label) {
      const bubble = dingtalk.bubbles('lin').at(-1)
      const pressable = bubble?.card?.pressables.find((one) => one.label === label)
      if (bubble === undefined || pressable === undefined) throw new Error(`no button ${label}`)
      await dingtalk.clicks('zhou', bubble, pressable)
    },
    endToken: dingtalk.dropTokens,
    fails: {
      tooOften() {
        const code = 'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi'
        dingtalk.fail(createAndDeliver, { status: 403, body: { code, message: 'too often' } })
        return { code }
      },
      forGood() {
        dingtalk.fail(createAndDeliver, { status: 400, body: { code: 'param.contentUnsafe', message: 'no' } })
        return { code: 'param.contentUnsafe' }
      },
      answerLost: () => dingtalk.fail(createAndDeliver, 'executeThenReset'),
    },
    close: dingtalk.close,
  }
})
