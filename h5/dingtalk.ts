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
