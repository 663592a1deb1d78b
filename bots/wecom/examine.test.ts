import { expect, test } from 'vitest'
import { PlatformError } from '../../src/conversation/platform.ts'
import type { Client } from './client.ts'
import { examine } from './examine.ts'

const publicUrl = 'https://sales.example.com'
const healthy = { name: '沙盘', close: 0, redirect_domain: 'sales.example.com' }

test('all is well', async () => {
  expect(await found({})).toEqual([
    { what: '企业微信 · 凭证与网络', state: 'good', detail: 'CorpID 和 Secret 有效；回调来自 2 个地址段' },
    { what: '企业微信 · 应用', state: 'good', detail: '应用「沙盘」可用' },
    { what: '企业微信 · 可信域名', state: 'good', detail: 'sales.example.com 可信' },
    { what: '企业微信 · 日程', state: 'good', detail: '约好的事能放进成员的日程' },
    expect.objectContaining({ what: '企业微信 · 审批', state: 'good' }),
    expect.objectContaining({
      what: '企业微信 · 客户联系',
      state: 'good',
      detail: expect.stringContaining('2 位成员'),
    }),
    { what: '企业微信 · 应用群聊', state: 'good', detail: '能替商机拉内部群' },
  ])
})

test.each([
  [40001, 'invalid credential', 'WECOM_SECRET'],
  [40013, 'invalid corpid', 'WECOM_CORP_ID'],
  [60020, 'not allow to access from your ip, hint: [1], from ip: 203.0.113.9, more info', '203.0.113.9'],
  [48002, 'api forbidden', 'e=48002'],
  ['ECONNREFUSED', 'no answer', 'WECOM_API_BASE'],
])('%s: one finding, and what to do', async (code, message, remedy) => {
  const findings = await found({ callbackAddresses: refusing(code, message) })
  expect(findings).toEqual([expect.objectContaining({ state: 'bad', remedy: expect.stringContaining(remedy) })])
})

test('an app of another secret', async () => {
  expect(await found({ agent: refusing(40056, 'invalid agentid') })).toMatchObject([
    { state: 'good' },
    { what: '企业微信 · 应用', state: 'bad', remedy: expect.stringContaining('WECOM_AGENT_ID') },
    { what: '企业微信 · 日程' },
    { what: '企业微信 · 审批' },
    { what: '企业微信 · 客户联系' },
    { what: '企业微信 · 应用群聊' },
  ])
})

test('an app that was switched off', async () => {
  expect(await found({ agent: async () => ({ ...healthy, close: 1 }) })).toContainEqual(
    expect.objectContaining({ what: '企业微信 · 应用', state: 'bad' }),
  )
})

test.each([
  ['none', { name: '沙盘' }, publicUrl],
  ['another', { ...healthy, redirect_domain: 'old.example.com' }, publicUrl],
  ['another port', healthy, 'https://sales.example.com:8443'],
  ['no certificate', healthy, 'http://sales.example.com'],
])('a trusted domain that signing in will stumble over: %s', async (_, agent, url) => {
  expect(await found({ agent: async () => agent }, url)).toContainEqual({
    what: '企业微信 · 可信域名',
    state: 'warning',
    detail: expect.any(String),
    remedy: expect.any(String),
  })
})

test('an app that may make no calendars', async () => {
  expect(await found({ hasCalendar: refusing(48002, 'api forbidden') })).toContainEqual(
    expect.objectContaining({ what: '企业微信 · 日程', state: 'warning', remedy: expect.stringContaining('协作') }),
  )
})

test('an app that may apply for nothing', async () => {
  expect(await found({ approvalTemplate: refusing(301055, 'no approval permission') })).toContainEqual(
    expect.objectContaining({ what: '企业微信 · 审批', state: 'warning', remedy: expect.stringContaining('状态通知') }),
  )
})

test('an app that may see no customers', async () => {
  expect(await found({ membersWithOutsiders: refusing(48002, 'api forbidden') })).toContainEqual(
    expect.objectContaining({
      what: '企业微信 · 客户联系',
      state: 'warning',
      remedy: expect.stringContaining('可调用接口'),
    }),
  )
})

test('an app that is not for the whole company', async () => {
  expect(await found({ chat: refusing(60011, 'no privilege') })).toContainEqual(
    expect.objectContaining({
      what: '企业微信 · 应用群聊',
      state: 'warning',
      remedy: expect.stringContaining('最上级部门'),
    }),
  )
})

test('a bot whose members cannot be told apart', async () => {
  const memberBehind = async () => undefined
  expect((await found({ memberBehind }, publicUrl, true)).at(-1)).toMatchObject({
    what: '企业微信 · 智能机器人',
    state: 'good',
    detail: expect.stringContaining('/im/wecom/bot'),
  })
  const refused = await found({ memberBehind: refusing(48002, 'api forbidden') }, publicUrl, true)
  expect(refused.at(-1)).toMatchObject({ what: '企业微信 · 智能机器人', state: 'bad' })
})

function found(client: Partial<Client>, url = publicUrl, hasBot = false) {
  const well = {
    callbackAddresses: async () => ({ ip_list: ['192.0.2.1', '192.0.2.2'] }),
    agent: async () => healthy,
    hasCalendar: async () => false,
    approvalTemplate: refusing(301025, 'invalid template_id'),
    membersWithOutsiders: async () => ({ follow_user: ['LinXia', 'ZhouYan'] }),
    chat: async () => undefined,
  }
  return examine({ ...well, ...client } as Client, url, hasBot)
}

function refusing(code: string | number, message: string) {
  return async (): Promise<never> => {
    throw new PlatformError('wecom', 'getcallbackip', { code, message, retry: 'never' })
  }
}
