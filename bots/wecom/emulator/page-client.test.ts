import { describe, expect, test } from 'vitest'
import { jsSignature } from '../crypto.ts'
import { exampleCompany } from './example-company.ts'
import { type Entry, openPageClient, type PageClientOptions } from './page-client.ts'
import { openTenant } from './tenant.ts'

const page = 'https://sales.example.com/h5/beside'
const customer = { externalUserId: 'wmOne', name: '王', of: ['LinYue'] }
const functions = ['getContext', 'getCurExternalContact', 'selectExternalContact', 'sendChatMessage', 'shareAppMessage']

describe('a page before it is trusted', () => {
  test('may do nothing; signed for the company, what is its own to do, and nothing that is the app’s', () => {
    const { said, trusts } = opened()
    expect(said('shareAppMessage', card)).toBe('shareAppMessage:permission denied')
    trusts.corp()
    expect(said('shareAppMessage', card)).toBe('shareAppMessage:ok')
    expect(said('getContext')).toBe('getContext:fail no permission')
  })

  test.each([
    ['another page', { signed: `${page}/other` }],
    ['with the ticket of the company', { ticket: 'corp' as const }],
    ['a foreign page', { at: 'https://evil.test/h5/beside' }],
  ])('is not trusted by a signature for %s', (_, how) => {
    expect(opened().trusts.agent(how)).toMatch(/^agentConfig:fail/)
  })

  test('is trusted at its own address alone, whatever stands behind its #', () => {
    const { said, trusts } = opened()
    trusts.agent()
    expect(said('getContext', {}, `${page}#top`)).toBe('getContext:ok')
    expect(said('getContext', {}, `${page}?next`)).toBe('getContext:fail no permission')
  })

  test('may do only what it named', () => {
    const { said, trusts } = opened()
    trusts.agent({ list: ['getContext'] })
    expect(said('getContext')).toBe('getContext:ok')
    expect(said('sendChatMessage')).toBe('sendChatMessage:fail no permission')
  })
})

describe('customers and their chats', () => {
  test.each<[string, string, Partial<PageClientOptions>, string]>([
    ['beside the chat', 'getCurExternalContact', {}, 'ok'],
    ['from the workbench', 'getCurExternalContact', { entry: 'normal' }, 'fail without context of external contact'],
    ['in a group', 'getCurExternalContact', { entry: 'group_chat_tools' }, 'fail without context of external contact'],
    ['of somebody else', 'getCurExternalContact', { userid: 'ChenGang' }, 'fail no permission'],
    ['in a group', 'sendChatMessage', { entry: 'group_chat_tools' }, 'ok'],
    ['beside a profile', 'sendChatMessage', { entry: 'contact_profile' }, 'fail without context of external contact'],
    ['that were not chosen', 'selectExternalContact', {}, 'cancel'],
    ['that were chosen', 'selectExternalContact', { picks: ['wmOne'] }, 'ok'],
  ])('%s: %s', (_, name, options, outcome) => {
    const { said, trusts } = opened(options)
    trusts.agent()
    expect(said(name, { msgtype: 'text' })).toBe(`${name}:${outcome}`)
  })

  test('are closed to an app without 客户联系, and a member outside its scope cannot be trusted at all', () => {
    const closed = opened({}, { customers: undefined })
    closed.trusts.agent()
    expect(closed.said('selectExternalContact')).toBe('selectExternalContact:fail no permission')
    expect(opened({ userid: 'Outside' }).trusts.agent()).toBe('agentConfig:fail no permission')
  })
})

test('a card leads to the app’s own pages alone', () => {
  const { said, trusts } = opened()
  trusts.agent()
  expect(said('shareAppMessage', { ...card, link: 'https://evil.test/' })).toMatch(/fail/)
})

const card = { title: '一条商机的进展', desc: '', link: page, imgUrl: '' }

function opened(options: Partial<PageClientOptions> = {}, company: { customers?: undefined } = {}) {
  const tenant = openTenant({
    ...exampleCompany,
    trustedDomain: 'sales.example.com',
    ...('customers' in company ? {} : { customers: [customer] }),
  })
  const entry: Entry = 'single_chat_tools'
  const client = openPageClient(tenant, { userid: 'LinYue', entry, beside: 'wmOne', ...options })
  const said = (name: string, params = {}, url = page) => String(client.invoke(name, params, url)['err_msg'])
  const tickets = { corp: tenant.corpTicket.issue().value, agent: tenant.appTicket.issue().value }
  const signature = (ticket: keyof typeof tickets, url: string) => jsSignature(tickets[ticket], 'n', '1', url)
  return {
    said,
    trusts: {
      corp: () =>
        said('preVerifyJSAPI', {
          verifyAppId: tenant.options.corpId,
          verifyNonceStr: 'n',
          verifyTimestamp: '1',
          verifySignature: signature('corp', page),
          verifyJsApiList: functions,
        }),
      agent: ({ ticket = 'agent' as keyof typeof tickets, signed = '', at = page, list = functions } = {}) =>
        said(
          'agentConfig',
          {
            corpid: tenant.options.corpId,
            agentid: String(tenant.options.agentId),
            nonceStr: 'n',
            timestamp: '1',
            signature: signature(ticket, signed || at),
            jsApiList: list,
          },
          at,
        ),
    },
  }
}
