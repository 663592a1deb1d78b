import type { Understood } from '../../understanding/understood.ts'

/** What may be asked of the people one has in a chat client outside the company; two of them are never granted. */
export type OutsidersAsked = 'allow' | 'forbid' | 'consent' | 'withdraw' | 'show' | 'history' | 'directory'

/** `undefined` when the words are about something else. */
export function outsidersAsked(text: string, { slots }: Pick<Understood, 'slots'>): OutsidersAsked | undefined {
  const said = text.trim().replace(/[。！!～~]+$/, '')
  const [, deed = ''] = ofOutsiders.exec(said) ?? []
  if (ofOutsiders.test(said)) return deeds.find(([words]) => words.test(deed || said))?.[1] ?? 'show'
  if (takesHistory(said)) return 'history'
  return takesDirectory(said, slots.customer !== undefined) ? 'directory' : undefined
}

/** 授权客户联系人, 撤回客户联系人授权, 开启读取外部联系人: a command and nothing besides. */
const ofOutsiders =
  /^(?:请|帮我|我要|我想|我)?(授权|同意|允许|连接|开启|启用|打开|开通|停用|禁用|关闭|关掉|撤回|撤销|取消|停止|解除|看看|查看|看一下)?(?:沙盘)?(?:读取|读|同步)?(?:我的|公司的|全公司的)?(?:(?:企业微信|企微)(?:里的|的|上的)?)?(?:客户联系人|外部联系人|(?<=企业微信|企业微信里的|企业微信的|企微|企微里的|企微的)客户)(?:的)?(?:授权|读取|同步|名单)?$/

const deeds: readonly [RegExp, OutsidersAsked][] = [
  [/撤|取消|停止|解除/, 'withdraw'],
  [/停用|禁用|关/, 'forbid'],
  [/开启|启用|打开|开通|允许/, 'allow'],
  [/^(?:授权|同意|连接)/, 'consent'],
]

/** Words that somebody pasted or is about to paste are theirs to give; what stands in the chat client is not ours to take. */
function takesHistory(said: string): boolean {
  if (said.length > longestOrder || /[:：\n]|贴|粘|转发|发你|发给你|这段|这条|下面|以下|截图/.test(said)) return false
  return (
    /(?:读|看|查|翻|同步|导|拉|调|取|分析|总结|监控|抓|存|接入|开通|打开)[^，。]{0,14}(?:聊天记录|聊天内容|会话记录|会话内容|会话存档|微信记录)/.test(
      said,
    ) ||
    /(?:聊天记录|聊天内容|会话记录|会话内容|会话存档|微信记录)[^，。]{0,6}(?:读|看|查|翻|同步|导|拉|调|取|分析|监控|抓|存)/.test(
      said,
    )
  )
}

/** A whole list of another firm's people, to be taken at once; who plays which part in a deal is another question. */
function takesDirectory(said: string, namesCustomer: boolean): boolean {
  if (/导出|我们公司|我司|本公司|咱们?公司|自己公司/.test(said)) return false
  const isElsewhere = namesCustomer || /客户|对方|他们|人家|甲方|竞品|对手/.test(said)
  return isElsewhere && taken.test(said) && lists.test(said)
}

const taken = /导进|导入|导到|导过来|抓|爬|扒|采集|拉取|拉进|拉过来|批量|同步|搞到|弄到|弄来|录进|录入|存进|整份|整个加/
const lists =
  /员工(?:名单|名册|信息|通讯录|通信录|数据)|(?:全体|所有|全部)(?:的)?(?:员工|人员|职工)|花名册|通讯录|通信录|人员(?:名单|名册|信息)|职工名单|组织架构|名录/

/** An order is short; what is longer tells something. */
const longestOrder = 40
