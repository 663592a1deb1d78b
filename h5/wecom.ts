import { api } from './api.ts'
import { signedAddress } from './signed-address.ts'

/** Menu items that would carry a page of customer data out of the company. */
const waysOut = [
  'menuItem:share:appMessage',
  'menuItem:share:wechat',
  'menuItem:share:timeline',
  'menuItem:share:email',
  'menuItem:favorite',
]

/**
 * Inside WeCom: takes the ways to pass the page on out of its menu, and can close the page. It may fail for reasons no reader can
 * mend (an old client, an untrusted domain), and the page must not depend on it: the server checks rights anyway.
 * https://developer.work.weixin.qq.com/document/path/98560
 */
export async function meet(): Promise<() => Promise<unknown>> {
  const ww = await import('@wecom/jssdk')
  const { corpId, agentId } = await api.signature('wecom', signedAddress())
  ww.register({
    corpId,
    agentId,
    jsApiList: ['hideMenuItems', 'closeWindow'],
    getConfigSignature: (url) => api.signature('wecom', url),
    getAgentConfigSignature: (url) => api.signature('wecom', url, 'agent'),
  })
  await ww.hideMenuItems({ menuList: waysOut })
  return () => ww.closeWindow()
}
