import { hash } from 'node:crypto'
import { isReachable } from './directory.ts'
import type { Json } from './json.ts'
import type { Tenant } from './tenant.ts'

/** From where in the client a page was opened. https://developer.work.weixin.qq.com/document/path/94315 */
export type Entry = 'normal' | 'contact_profile' | 'single_chat_tools' | 'group_chat_tools' | 'chat_attachment'

export interface PageClientOptions {
  userid: string
  entry?: Entry
  /** The customer whose chat or profile the page stands beside. */
  beside?: string
  /** Whom the member picks when they are to pick a customer; left out, they close the list. */
  picks?: string[]
}

/** What a page made the client do, in the order it did. */
type PageDeed = { name: string } & Json

/** WeCom's client around one page, as the member who opened it has it. */
export interface PageClient {
  /** What `WeixinJSBridge.invoke` is answered, of a page at `url`. */
  invoke(name: string, params: Json, url: string): Json
  done: PageDeed[]
}

/** https://developer.work.weixin.qq.com/document/path/94313 and what stands beside each function there */
const beforeOthers = ['preVerifyJSAPI', 'agentConfig']
const needsAgent = new Set(['getContext', 'getCurExternalContact', 'selectExternalContact', 'sendChatMessage'])
const besideOne: readonly Entry[] = ['contact_profile', 'single_chat_tools']
const besideChat: readonly Entry[] = ['single_chat_tools', 'group_chat_tools', 'chat_attachment']
/** What somebody taps in the client's menu is asked for by the name under which the page listens. */
const listensAs: Readonly<Record<string, string>> = { sendAppMessage: 'menu:share:appmessage' }

class Refused extends Error {}

export function openPageClient(
  tenant: Tenant,
  { userid, entry = 'normal', beside, picks }: PageClientOptions,
): PageClient {
  const { options, corpTicket, appTicket, directory } = tenant
  const done: PageDeed[] = []
  /** The functions a page was granted, by its address and as whom it asked. */
  const granted = { corp: new Map<string, Set<string>>(), agent: new Map<string, Set<string>>() }
  const customersOf = () => (options.customers ?? []).filter(({ of }) => of.includes(userid))

  return {
    done,
    invoke(name, params, url) {
      const [page = ''] = url.split('#', 1)
      try {
        if (!beforeOthers.includes(name)) checkGranted(name, page)
        return { ...carryOut(name, params, page), err_msg: `${name}:ok` }
      } catch (error) {
        if (error instanceof Refused) return { err_msg: `${name}:${error.message}` }
        throw error
      }
    },
  }

  function carryOut(name: string, params: Json, page: string): Json {
    switch (name) {
      case 'preVerifyJSAPI':
        if (params['verifyAppId'] !== options.corpId) throw new Refused('fail invalid appId')
        checkSigned(corpTicket.issue().value, page, {
          nonce: params['verifyNonceStr'],
          timestamp: params['verifyTimestamp'],
          signature: params['verifySignature'],
        })
        return grant('corp', page, params['verifyJsApiList'])
      case 'agentConfig': {
        if (params['corpid'] !== options.corpId) throw new Refused('fail invalid corpid')
        if (params['agentid'] !== String(options.agentId)) throw new Refused('fail invalid agentid')
        const member = directory.member(userid)
        if (member === undefined || !isReachable(member)) throw new Refused('fail no permission')
        checkSigned(appTicket.issue().value, page, {
          nonce: params['nonceStr'],
          timestamp: params['timestamp'],
          signature: params['signature'],
        })
        return grant('agent', page, params['jsApiList'])
      }
      case 'getContext':
        return { entry }
      case 'getCurExternalContact':
        checkEntry(besideOne)
        return { userId: ownCustomer(beside) }
      case 'selectExternalContact':
        ownCustomers()
        if (picks === undefined) throw new Refused('cancel')
        return { userIds: picks.map(ownCustomer) }
      case 'sendChatMessage':
        checkEntry(besideChat)
        if (entry !== 'chat_attachment') ownCustomers()
        return note(name, params)
      case 'openEnterpriseChat': {
        const [members, outside] = [listed(params['userIds']), listed(params['externalUserIds'])]
        if (members.length + outside.length === 0) throw new Refused('fail no user')
        if (members.some((id) => directory.member(id) === undefined)) throw new Refused('fail invalid userid')
        return note(name, { members, outside: outside.map(ownCustomer) })
      }
      case 'shareAppMessage':
      case 'sendAppMessage':
        if (!isTrusted(String(params['link']))) throw new Refused('fail link not in trusted domain')
        return note(name, params)
      case 'hideMenuItems':
      case 'closeWindow':
        return note(name, params)
      default:
        throw new Refused('function not exist')
    }
  }

  function grant(as: keyof typeof granted, page: string, list: unknown): Json {
    const names = Array.isArray(list) ? list.map(String) : []
    granted[as].set(page, new Set(names))
    return { checkResult: Object.fromEntries(names.map((name) => [name, true])) }
  }

  function checkSigned(ticket: string, page: string, { nonce, timestamp, signature }: Record<string, unknown>): void {
    if (!isTrusted(page)) throw new Refused('fail invalid url domain')
    const wanted = hash('sha1', `jsapi_ticket=${ticket}&noncestr=${nonce}&timestamp=${timestamp}&url=${page}`)
    if (signature !== wanted) throw new Refused('fail invalid signature')
  }

  function checkGranted(name: string, page: string): void {
    const asked = listensAs[name] ?? name
    if (needsAgent.has(name) && granted.agent.get(page)?.has(asked) !== true) throw new Refused('fail no permission')
    const has = [granted.corp, granted.agent].some((pages) => pages.get(page)?.has(asked))
    if (!has) throw new Refused('permission denied')
  }

  function checkEntry(entries: readonly Entry[]): void {
    if (!entries.includes(entry)) throw new Refused('fail without context of external contact')
  }

  function ownCustomers() {
    if (options.customers === undefined) throw new Refused('fail no permission')
    return customersOf()
  }

  function ownCustomer(id: string | undefined): string {
    const found = ownCustomers().find(({ externalUserId }) => externalUserId === id)
    if (found === undefined) throw new Refused('fail no permission')
    return found.externalUserId
  }

  function isTrusted(address: string): boolean {
    return URL.canParse(address) && new URL(address).host === options.trustedDomain
  }

  function note(name: string, params: Json): Json {
    done.push({ ...params, name })
    return {}
  }
}

/** Lists of ids reach the client joined by semicolons. */
function listed(ids: unknown): string[] {
  return typeof ids === 'string' && ids !== '' ? ids.split(';') : []
}
