import { type Finding, PlatformError } from '../../src/conversation/platform.ts'
import type { Client } from './client.ts'

interface World {
  client: Client
  publicUrl: string
  /** Asks the gateway for a connection and opens none; absent in HTTP mode. */
  askGateway: (() => Promise<unknown>) | undefined
}

/** What the doctor finds: each link between us and DingTalk, tried in the order in which they depend on each other. */
export async function examine({ client, publicUrl, askGateway }: World): Promise<Finding[]> {
  const line = await found('钉钉 · 凭证', async () => {
    await client.checkIn()
    return 'Client ID 和 Client Secret 有效'
  })
  if (line.state === 'bad') return [line]
  const people = await found('钉钉 · 通讯录', async () => {
    const { result } = await client.department(root)
    return `看得到「${result.name}」`
  })
  const template = await found('钉钉 · 卡片模板', async () => {
    await client.tryTemplate()
    return '模板存在，已发布（检查用掉一次接口调用）'
  })
  const approvals = await approvalRights(client)
  const way = askGateway === undefined ? posts(publicUrl) : await stream(askGateway)
  return [line, people, template, approvals, way, pages(publicUrl)]
}

const root = 1

async function found(what: string, look: () => Promise<string>): Promise<Finding> {
  try {
    return { what, state: 'good', detail: await look() }
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    return { what, state: 'bad', detail: error.message, remedy: remedyFor(error) }
  }
}

/** Asked of what does not exist, whoever may is told that it does not, and anybody else that they may not. */
async function approvalRights(client: Client): Promise<Finding> {
  const what = '钉钉 · OA 审批'
  const none = 'PROC-sandtable-doctor'
  const asked = {
    'Workflow.Form.Read': () => client.approvalForm(none),
    'Workflow.Instance.Read': () => client.approvalInstance(none),
    'Workflow.Instance.Write': () =>
      client.terminateApproval({ processInstanceId: none, isSystem: false, operatingUserId: none }),
  }
  const missing: string[] = []
  for (const [scope, ask] of Object.entries(asked)) {
    try {
      await ask()
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error
      if (error.retry !== 'never') return { what, state: 'warning', detail: error.message, remedy: '稍后再试' }
      if (notAllowed.includes(error.code)) missing.push(scope)
    }
  }
  return missing.length === 0
    ? { what, state: 'good', detail: '用得到的权限都已开通（检查用掉三次接口调用）' }
    : {
        what,
        state: 'warning',
        detail: `申请进不了钉钉审批，还没有开通：${missing.join('、')}`,
        remedy: '要接钉钉审批的话，在开放平台「权限管理」按 docs/dingtalk.zh.md 的清单申请',
      }
}

const notAllowed: readonly (string | number)[] = ['Forbidden.AccessDenied.AccessTokenPermissionDenied', 60011]

async function stream(askGateway: () => Promise<unknown>): Promise<Finding> {
  const what = '钉钉 · Stream 模式'
  try {
    await askGateway()
    return { what, state: 'good', detail: '可以建立连接，不需要公网回调地址' }
  } catch (error) {
    return {
      what,
      state: 'bad',
      detail: String(error).slice(0, 200),
      remedy: '机器人的消息接收模式和事件订阅都要选 Stream 模式，并发布版本；服务器要能访问 *.dingtalk.com:443',
    }
  }
}

/** What DingTalk signs of a message is its time; whoever sees one on its way could put other words under it. */
function posts(publicUrl: string): Finding {
  return {
    what: '钉钉 · HTTP 模式',
    state: 'warning',
    detail: `消息接收地址 ${publicUrl}/im/dingtalk/robot，事件订阅地址 ${publicUrl}/im/dingtalk/events`,
    remedy: '钉钉的消息签名只管时间、不管内容，沙盘另加了防护；能用 Stream 模式就用 DINGTALK_MODE=stream',
  }
}

function pages(publicUrl: string): Finding {
  const what = '钉钉 · 网页'
  return publicUrl.startsWith('https:')
    ? { what, state: 'good', detail: `应用首页地址填 ${publicUrl}/h5/，域名不同就登录不了` }
    : { what, state: 'warning', detail: publicUrl, remedy: '钉钉客户端打开页面需要 HTTPS 域名，请设置 PUBLIC_URL' }
}

/** https://open.dingtalk.com/document/development/error-code */
function remedyFor({ code }: PlatformError): string {
  switch (code) {
    case 'invalidClientIdOrSecret':
      return '核对 DINGTALK_CLIENT_ID 和 DINGTALK_CLIENT_SECRET：在开放平台「凭证与基础信息」'
    case 'Forbidden.AccessDenied.AccessTokenPermissionDenied':
    case 60011:
      return '缺权限：在开放平台「权限管理」按 docs/dingtalk.zh.md 的清单申请'
    case 'Forbidden.AccessDenied.IpNotInWhiteList':
    case 60020:
      return '在开放平台「安全设置 → 服务器出口 IP」里加上这台服务器的公网 IP'
    case 'param.templateNotExist':
    case 'param.templateUnpublished':
      return '核对 DINGTALK_CARD_TEMPLATE_ID；模板要与本应用关联并且发布，见 docs/dingtalk.zh.md 第 4 步'
    case 'Forbidden.AccessDenied.ApiCountLimitForOrg':
    case 90020:
      return '本月接口调用量用完了：在开放平台「资源用量」购买，或等下月'
    default:
      return `在 https://open.dingtalk.com 搜索错误码 ${code}；网络不通时检查代理和 DINGTALK_API_BASE`
  }
}
