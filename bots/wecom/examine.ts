import { type Finding, PlatformError } from '../../src/conversation/platform.ts'
import type { Client } from './client.ts'

/** What the doctor finds: each link between us and WeCom, tried in the order in which they depend on each other. */
export async function examine(client: Client, publicUrl: string, hasBot = false): Promise<Finding[]> {
  const line = await orWhyNot('企业微信 · 凭证与网络', async (what) => {
    // Needs a token and nothing else.
    const { ip_list } = await client.callbackAddresses()
    return [{ what, state: 'good', detail: `CorpID 和 Secret 有效；回调来自 ${ip_list.length} 个地址段` }]
  })
  if (line.some(({ state }) => state === 'bad')) return line
  const app = await orWhyNot('企业微信 · 应用', async (what) => {
    const { name, close, redirect_domain } = await client.agent()
    return [
      close === 1
        ? { what, state: 'bad', detail: `应用「${name}」已停用`, remedy: enable }
        : { what, state: 'good', detail: `应用「${name}」可用` },
      domainFinding(redirect_domain, publicUrl),
    ]
  })
  return [
    ...line,
    ...app,
    await calendarRight(client),
    await approvalRight(client),
    await customerRight(client),
    await chatRight(client),
    ...(hasBot ? await examineBot(client, publicUrl) : []),
  ]
}

/** That the bot's address answers is seen by WeCom alone; that its ids can be told apart is seen here. */
function examineBot(client: Client, publicUrl: string): Promise<Finding[]> {
  return orWhyNot('企业微信 · 智能机器人', async (what) => {
    await client.memberBehind('doctor')
    const ways = `回调方式的 URL 应为 ${publicUrl}/im/wecom/bot；长连接只能有一条，这里不试连`
    return [{ what, state: 'good', detail: `成员编号换得回来；${ways}` }]
  })
}

/** Asked of a calendar that is none, whoever may is told of none. */
async function calendarRight(client: Client): Promise<Finding> {
  const what = '企业微信 · 日程'
  try {
    await client.hasCalendar('doctor')
    return { what, state: 'good', detail: '约好的事能放进成员的日程' }
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    const remedy = '要用“连接日历”的话，在管理后台「协作 → 日程 → 可调用接口的应用」里勾上这个应用'
    return { what, state: 'warning', detail: `约好的事放不进成员的日程：${error.message}`, remedy }
  }
}

/** Asked of a template that is none, whoever may is told that it is none. */
async function approvalRight(client: Client): Promise<Finding> {
  const what = '企业微信 · 审批'
  try {
    await client.approvalTemplate('doctor')
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    const remedy =
      '要接企业微信审批的话，在管理后台「应用管理 → 审批 → API → 可调用接口的应用」里勾上这个应用，打开「审批状态通知事件」'
    if (closedToApps.includes(error.code) || error.retry !== 'never')
      return { what, state: 'warning', detail: `申请进不了企业微信审批：${error.message}`, remedy }
  }
  return { what, state: 'good', detail: '申请能进企业微信审批；审批状态通知事件有没有打开，这里看不到' }
}

/** Read are customers only once the company allows it and whose they are agrees, so without the right nothing else is amiss. */
async function customerRight(client: Client): Promise<Finding> {
  const what = '企业微信 · 客户联系'
  try {
    const { follow_user } = await client.membersWithOutsiders()
    const detail = `看得到 ${follow_user.length} 位成员有客户联系；还要管理员说“开启客户联系人”、本人说“授权客户联系人”，才会读`
    return { what, state: 'good', detail }
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    const remedy =
      '要读成员的客户联系人的话，在管理后台「客户联系 → 权限配置」的“可调用接口的应用”里勾上这个应用，成员也要有客户联系权限'
    return { what, state: 'warning', detail: `客户联系人读不到：${error.message}`, remedy }
  }
}

/** Asked of a chat that is none, an app of the whole company is told of none. */
async function chatRight(client: Client): Promise<Finding> {
  const what = '企业微信 · 应用群聊'
  try {
    await client.chat('doctor')
    return { what, state: 'good', detail: '能替商机拉内部群' }
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    const remedy = '要用“拉个内部群”的话，在应用详情把可见范围设成最上级部门（整个公司）'
    return { what, state: 'warning', detail: `拉不了内部群：${error.message}`, remedy }
  }
}

/** https://developer.work.weixin.qq.com/document/path/90313 */
const closedToApps: readonly (string | number)[] = [48002, 301055, 60011]

const enable = '在管理后台「应用管理」里重新启用它'

async function orWhyNot(what: string, look: (what: string) => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await look(what)
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    return [{ what, state: 'bad', detail: error.message, remedy: remedyFor(error) }]
  }
}

/** Signing in compares the whole host with the trusted one, port included. */
function domainFinding(trusted: string | undefined, publicUrl: string): Finding {
  const what = '企业微信 · 可信域名'
  const { host, protocol } = new URL(publicUrl)
  const remedy = `在应用详情「网页授权及JS-SDK」里把可信域名设为 ${host}`
  if (!trusted) return { what, state: 'warning', detail: '应用没有设置可信域名，成员打不开工作台', remedy }
  if (trusted !== host)
    return { what, state: 'warning', detail: `可信域名是 ${trusted}，PUBLIC_URL 是 ${host}，登录会报 50001`, remedy }
  return protocol === 'https:'
    ? { what, state: 'good', detail: `${host} 可信` }
    : { what, state: 'warning', detail: 'PUBLIC_URL 不是 https，客户端可能拒绝打开', remedy: '给 PUBLIC_URL 配上证书' }
}

/** https://developer.work.weixin.qq.com/document/path/90313 */
function remedyFor({ code, message }: PlatformError): string {
  switch (code) {
    case 40001:
      return '核对 WECOM_SECRET：在应用详情页重新查看 Secret，注意每个应用的 Secret 不同'
    case 40013:
      return '核对 WECOM_CORP_ID：在「我的企业」最下方'
    case 40056:
    case 301002:
      return '核对 WECOM_AGENT_ID：它与 WECOM_SECRET 必须属于同一个应用'
    case 50003:
      return enable
    case 60020:
      return `把出口 IP ${/from ip: ([\d.a-f:]+)/i.exec(message)?.[1] ?? ''} 加入应用详情「企业可信IP」，约一分钟后生效；出口 IP 须固定`
    default:
      return typeof code === 'number'
        ? `在 https://open.work.weixin.qq.com/devtool/query?e=${code} 查这个错误码`
        : '检查网络、代理和 WECOM_API_BASE，稍后再试'
  }
}
