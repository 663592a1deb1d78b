import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

test('with nothing set everything has a default, and the console is the only channel', () => {
  expect(readConfig({})).toMatchObject({
    host: '127.0.0.1',
    port: 3000,
    publicUrl: 'http://127.0.0.1:3000',
    databaseFile: './data/sandtable.db',
    console: 'auto',
    wecom: undefined,
    feishu: undefined,
    dingtalk: undefined,
    languageModel: undefined,
  })
})

test('every mistake is listed at once, with its variable and an example, and no secret is printed', () => {
  const secret = 'do-not-print-me'
  const wrong = {
    PORT: 'many',
    PUBLIC_URL: 'sandtable',
    DATABASE_URL: `postgres://user:${secret}@db/x`,
    CONSOLE: 'maybe',
    TZ_DEFAULT: 'Mars',
    WECOM_SECRET: secret,
    WECOM_ENCODING_AES_KEY: secret,
    OUTBOUND_ALLOW: 'everywhere',
    CALENDAR_HOSTS_ALLOW: '内网',
    OPENAI_API_KEY: secret,
  }
  const message = whyNot(wrong)
  for (const name of Object.keys(wrong).filter((key) => !['WECOM_SECRET', 'OPENAI_API_KEY'].includes(key)))
    expect(message).toContain(name)
  expect(message).toContain('还缺 WECOM_CORP_ID、WECOM_AGENT_ID、WECOM_TOKEN')
  expect(message).toContain('还缺 OPENAI_BASE_URL、LLM_MODEL')
  expect(message).toContain('https://sandtable.example.com')
  expect(message).not.toContain(secret)
})

test('any zone there is may be the company’s', () => {
  expect(readConfig({}).zone).toBe('Asia/Shanghai')
  expect(readConfig({ TZ_DEFAULT: 'Europe/Berlin' }).zone).toBe('Europe/Berlin')
})

test('a whole row switches its platform on', () => {
  const { wecom } = readConfig({
    WECOM_CORP_ID: 'ww1',
    WECOM_AGENT_ID: '1000002',
    WECOM_SECRET: 's',
    WECOM_TOKEN: 'Token1',
    WECOM_ENCODING_AES_KEY: 'a'.repeat(43),
    WECOM_API_BASE: 'http://127.0.0.1:9000/',
  })
  expect(wecom).toMatchObject({ corpId: 'ww1', apiBase: 'http://127.0.0.1:9000' })
})

test('the AI bot stands beside the app, and not without it', () => {
  const bot = { WECOM_BOT_TOKEN: 'Token2', WECOM_BOT_ENCODING_AES_KEY: 'b'.repeat(43) }
  const app = { WECOM_CORP_ID: 'ww1', WECOM_AGENT_ID: '1', WECOM_SECRET: 's', WECOM_TOKEN: 't' }
  const whole = { ...app, WECOM_ENCODING_AES_KEY: 'a'.repeat(43) }
  expect(readConfig({ ...whole, ...bot }).wecom?.bot).toEqual({
    callbacks: { token: 'Token2', encodingAesKey: 'b'.repeat(43) },
  })
  expect(readConfig({ ...whole, WECOM_BOT_ID: 'aib', WECOM_BOT_SECRET: 's' }).wecom?.bot).toEqual({
    line: { botId: 'aib', secret: 's', url: 'wss://openws.work.weixin.qq.com' },
  })
  expect(readConfig(whole).wecom?.bot).toEqual({})
  expect(whyNot(bot)).toContain('WECOM_CORP_ID')
  expect(whyNot({ ...whole, WECOM_BOT_TOKEN: 'Token2' })).toContain('还缺 WECOM_BOT_ENCODING_AES_KEY')
})

test('the Feishu app is on with its four variables, over the long connection with two', () => {
  const row = {
    FEISHU_APP_ID: 'cli_a5ca35a685b0a26e',
    FEISHU_APP_SECRET: 's',
    FEISHU_ENCRYPT_KEY: 'k',
    FEISHU_VERIFICATION_TOKEN: 't',
  }
  expect(readConfig(row).feishu).toMatchObject({ appId: row.FEISHU_APP_ID, apiBase: 'https://open.feishu.cn' })
  expect(whyNot({ ...row, FEISHU_MODE: 'stream' })).toContain('FEISHU_MODE 只能是 webhook 或 ws')
  const { FEISHU_APP_ID, FEISHU_APP_SECRET } = row
  expect(readConfig({ FEISHU_APP_ID, FEISHU_APP_SECRET, FEISHU_MODE: 'ws' }).feishu?.way).toEqual({ mode: 'ws' })
  expect(whyNot({ FEISHU_APP_ID, FEISHU_MODE: 'ws' })).toContain('还缺 FEISHU_APP_SECRET（')
  expect(whyNot({ ...row, FEISHU_ENCRYPT_KEY: '' })).toContain('还缺 FEISHU_ENCRYPT_KEY')
})

test('the DingTalk app is on with its five variables; posts to our address want two more', () => {
  const row = {
    DINGTALK_CLIENT_ID: 'dingabc',
    DINGTALK_CLIENT_SECRET: 's',
    DINGTALK_ROBOT_CODE: 'dingabc',
    DINGTALK_CORP_ID: 'ding0123',
    DINGTALK_CARD_TEMPLATE_ID: '1366a1eb-bc54.schema',
  }
  expect(readConfig(row).dingtalk).toMatchObject({ way: { mode: 'stream' }, oapiBase: 'https://oapi.dingtalk.com' })
  const keys = { DINGTALK_TOKEN: 'abc', DINGTALK_AES_KEY: 'k'.repeat(43) }
  const http = { ...row, DINGTALK_MODE: 'http' }
  expect(readConfig({ ...http, ...keys }).dingtalk?.way).toEqual({ mode: 'http', token: 'abc', aesKey: 'k'.repeat(43) })
  expect(whyNot(http)).toContain('还缺 DINGTALK_TOKEN、DINGTALK_AES_KEY（')
  expect(whyNot({ ...row, DINGTALK_CORP_ID: '' })).toContain('还缺 DINGTALK_CORP_ID（')
  const wrong = whyNot({ ...http, ...keys, DINGTALK_AES_KEY: 'secret', DINGTALK_CARD_TEMPLATE_ID: 'x' })
  expect(wrong).toContain('DINGTALK_AES_KEY 是 43 位')
  expect(wrong).toContain('DINGTALK_CARD_TEMPLATE_ID 以 .schema 结尾')
  expect(wrong).not.toContain('secret')
})

function whyNot(variables: Record<string, string>): string {
  try {
    readConfig(variables)
  } catch (error) {
    return String(error)
  }
  throw new Error('these variables were accepted')
}
