import { api } from './api.ts'
import type { ChatClient } from './chat-client.ts'
import { signedAddress } from './signed-address.ts'

/**
 * Asks DingTalk's client who is looking and goes on with the code it gives; resolves to what went wrong when it does not. Good for
 * clients from 7.0.45 (phones) and 7.0.50 (desktop).
 * https://open.dingtalk.com/document/development/jsapi-request-auth-code
 */
export async function signInByDingtalk(search: string): Promise<string> {
  const query = new URLSearchParams(search)
  const [corpId, clientId, state] = ['corpId', 'clientId', 'state'].map((name) => query.get(name) ?? '')
  if (!/dingtalk/i.test(navigator.userAgent)) return '请在钉钉里，从沙盘发的卡片打开这个页面。'
  try {
    await import('dingtalk-jsapi/platform')
    const { requestAuthCode$ } = await import('dingtalk-jsapi/api/union/requestAuthCode')
    const asked = requestAuthCode$({ corpId: corpId ?? '', clientId: clientId ?? '' })
    const { code } = await Promise.race([asked, late()])
    location.replace(`/auth/dingtalk/callback?${new URLSearchParams({ code, state: state ?? '' })}`)
    return ''
  } catch {
    return '钉钉没有告诉我们你是谁。请把钉钉升级到 7.0.45（电脑 7.0.50）以上再试；还不行，请联系公司的沙盘管理员。'
  }
}

/** A client too old for the question does not answer it at all. */
function late(): Promise<never> {
  return new Promise((_, reject) => setTimeout(reject, patienceMs))
}

const patienceMs = 8000

/**
 * Inside DingTalk: can close the page and pass a card on; on phones, where DINGTALK_AGENT_ID is set, takes away the button with the
 * client's own ways to pass the page on. https://open.dingtalk.com/document/orgapp/jsapi-authentication
 */
export async function meet(): Promise<ChatClient> {
  await import('dingtalk-jsapi/platform')
  const [{ closePage$ }, { share$ }] = await Promise.all([
    import('dingtalk-jsapi/api/union/closePage'),
    import('dingtalk-jsapi/api/biz/util/share'),
  ])
  // Not signed, or not trusted: the page can be closed all the same.
  hideMenu().catch(() => undefined)
  return {
    name: 'dingtalk',
    leave: () => closePage$({}),
    share: ({ title, description: content, link: url, image }) =>
      share$({ type: onlyDingtalk, title, content, url, image }),
  }
}

/** Not to other programs. https://open.dingtalk.com/document/orgapp/jsapi-share */
const onlyDingtalk = 1

async function hideMenu(): Promise<void> {
  const { corpId, agentId, timestamp, nonceStr, signature } = await api.signature('dingtalk', signedAddress())
  const dd = await import('dingtalk-jsapi/core')
  const { setRight$ } = await import('dingtalk-jsapi/api/biz/navigation/setRight')
  const jsApiList = ['biz.navigation.setRight']
  dd.config({ corpId, agentId, timeStamp: timestamp, nonceStr, signature, type: 0, jsApiList })
  await setRight$({ show: false, control: false })
}
