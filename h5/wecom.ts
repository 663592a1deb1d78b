import { api } from './api.ts'

/** Menu items that would carry a page of customer data out of the company. */
const waysOut = [
  'menuItem:share:appMessage',
  'menuItem:share:wechat',
  'menuItem:share:timeline',
  'menuItem:share:email',
  'menuItem:favorite',
]

/**
 * Inside WeCom: takes the ways to pass the page on out of its menu. Elsewhere nothing is loaded. It may fail for reasons no
 * reader can mend (an old client, an untrusted domain), and the page must not depend on it: the server checks rights anyway.
 * https://developer.work.weixin.qq.com/document/path/98560
 */
export async function closeWaysOut(): Promise<void> {
  if (!/wxwork/i.test(navigator.userAgent)) return
  const ww = await import('@wecom/jssdk')
  const page = location.href.replace(/#.*$/, '')
  const { corpId, agentId } = await api.signature('corp', page)
  ww.register({
    corpId,
    agentId,
    jsApiList: ['hideMenuItems'],
    getConfigSignature: (url) => api.signature('corp', url),
    getAgentConfigSignature: (url) => api.signature('agent', url),
  })
  await ww.hideMenuItems({ menuList: waysOut })
}
