import { api } from './api.ts'
import type { ChatClient } from './chat-client.ts'
import { router } from './router.ts'
import { shareCard } from './share-card.ts'
import { signedAddress } from './signed-address.ts'

/** Menu items that would carry a page out of the company. Passing it on inside stays: its card says nothing of anybody. */
const waysOut = ['menuItem:share:wechat', 'menuItem:share:timeline', 'menuItem:share:email', 'menuItem:favorite']

/** From where a page may ask whose chat or profile it stands beside, and from where it may say something there. */
const besideOne = ['contact_profile', 'single_chat_tools', 'single_kf_tools']
const besideChat = ['single_chat_tools', 'group_chat_tools', 'single_kf_tools', 'chat_attachment']

/**
 * Inside WeCom. It may fail for reasons no reader can mend (an old client, an untrusted domain), and the page must not depend on
 * it: the server checks rights anyway. https://developer.work.weixin.qq.com/document/path/98560
 */
export async function meet(): Promise<ChatClient> {
  const ww = await import('@wecom/jssdk')
  const { corpId, agentId } = await api.signature('wecom', signedAddress())
  ww.register({
    corpId,
    agentId,
    jsApiList: [
      'hideMenuItems',
      'onMenuShareAppMessage',
      'shareAppMessage',
      'closeWindow',
      'openEnterpriseChat',
      'selectExternalContact',
      'getContext',
      'getCurExternalContact',
      'sendChatMessage',
    ],
    getConfigSignature: (url) => api.signature('wecom', url),
    getAgentConfigSignature: (url) => api.signature('wecom', url, 'agent'),
  })
  await ww.hideMenuItems({ menuList: waysOut })
  followPages(ww)
  const { entry } = await ww.getContext().catch(() => ({ entry: 'normal' }))
  const outsiderBeside = besideOne.includes(entry)
    ? await ww.getCurExternalContact().then(
        ({ userId }) => userId,
        () => undefined,
      )
    : undefined
  return {
    name: 'wecom',
    leave: () => ww.closeWindow(),
    share: ({ title, description: desc, link, image: imgUrl }) => ww.shareAppMessage({ title, desc, link, imgUrl }),
    talkTo: (whom) =>
      ww.openEnterpriseChat('colleague' in whom ? { userIds: [whom.colleague] } : { externalUserIds: [whom.outsider] }),
    pickOutsiders: () =>
      ww.selectExternalContact().then(
        ({ userIds }) => userIds,
        (refused: { errMsg?: string }) => {
          if (refused.errMsg?.endsWith(':cancel')) return []
          throw refused
        },
      ),
    ...(besideChat.includes(entry) && {
      say: (content: string) => ww.sendChatMessage({ msgtype: 'text', text: { content } }),
    }),
    ...(outsiderBeside === undefined ? {} : { outsiderBeside }),
  }
}

/** What the menu passes on is the page as it is then; a signature is good for one page, so each is signed as it comes. */
function followPages(ww: typeof import('@wecom/jssdk')): void {
  const now = () => shareCard(router.currentRoute.value)
  ww.onMenuShareAppMessage({
    get title() {
      return now().title
    },
    get desc() {
      return now().description
    },
    get link() {
      return now().link
    },
    get imgUrl() {
      return now().image
    },
  })
  router.afterEach(() => void ww.ensureConfigReady().catch(() => undefined))
}
