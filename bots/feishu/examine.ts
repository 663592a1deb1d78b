import { type Finding, PlatformError } from '../../src/conversation/platform.ts'
import type { Client } from './client.ts'
import { scopes } from './scopes.ts'

/** What the doctor finds: each link between us and Feishu, tried in the order in which they depend on each other. */
export async function examine(client: Client, publicUrl: string): Promise<Finding[]> {
  const line = await orWhyNot('飞书 · 凭证与机器人', async (what) => {
    const { bot } = await client.bot()
    return [
      bot.activate_status === undefined || bot.activate_status === enabled
        ? { what, state: 'good', detail: `App ID 和 App Secret 有效，机器人「${bot.app_name}」已启用` }
        : { what, state: 'bad', detail: `机器人「${bot.app_name}」没有启用`, remedy: publish },
    ]
  })
  if (line.some(({ state }) => state === 'bad')) return line
  const people = await orWhyNot('飞书 · 通讯录', async (what) => {
    const { department_ids = [], user_ids = [] } = (await client.visibleScope()).data
    const seen = department_ids.length + user_ids.length
    return [
      seen > 0
        ? {
            what,
            state: 'good',
            detail: `权限范围内有 ${department_ids.length} 个部门、${user_ids.length} 位单独添加的成员`,
          }
        : { what, state: 'bad', detail: '通讯录权限范围是空的，谁也认不出来', remedy: scope },
    ]
  })
  const leave = await orWhyNot('飞书 · 权限', async (what) => scopeFindings(what, (await client.scopes()).data.scopes))
  return [...line, ...leave, ...people, addressFinding(publicUrl)]
}

/** Each scope that is not granted, by what is lost without it. */
function scopeFindings(what: string, known: readonly { scope_name: string; grant_status: number }[]): Finding[] {
  const granted = new Set(known.filter(({ grant_status }) => grant_status === 1).map(({ scope_name }) => scope_name))
  const without = (wanted: readonly string[]) => wanted.filter((scope) => !granted.has(scope))
  const lost: Finding[] = [
    { what, state: 'bad' as const, missing: without(scopes.needed), loss: '用不起来' },
    { what, state: 'warning' as const, missing: without(scopes.groups), loss: '群里 @ 它听不到' },
    { what, state: 'warning' as const, missing: without(scopes.images), loss: '发到群里的热力图是卡片，不是图片' },
    { what, state: 'warning' as const, missing: without(scopes.calendar), loss: '员工连接不了自己的飞书日历' },
    { what, state: 'warning' as const, missing: without(scopes.writing), loss: '接了语言模型也不润色话术' },
    { what, state: 'warning' as const, missing: without(scopes.approvals), loss: '申请进不了飞书审批' },
  ].flatMap(({ missing, loss, ...finding }) =>
    missing.length === 0
      ? []
      : [{ ...finding, detail: `${loss}，还没有授权：${missing.join('、')}`, remedy: missingScopes }],
  )
  return lost.length > 0 ? lost : [{ what, state: 'good', detail: '用得到的权限都已授权' }]
}

const missingScopes = '在开发者后台「权限管理」按 docs/feishu.zh.md 的清单开通，再发布一个版本，请企业管理员审核通过'

/** https://open.feishu.cn/document/client-docs/bot-v3/obtain-bot-info */
const enabled = 2

const publish = '在开发者后台「添加应用能力」里打开机器人，创建版本并发布，请企业管理员审核通过'
const scope = '在开发者后台「权限管理 → 数据权限 → 通讯录权限范围」里选上销售部门，再发布一个版本'

async function orWhyNot(what: string, look: (what: string) => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await look(what)
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    return [{ what, state: 'bad', detail: error.message, remedy: remedyFor(error) }]
  }
}

function addressFinding(publicUrl: string): Finding {
  const what = '飞书 · 回调与登录地址'
  const detail = `${publicUrl}/im/feishu/events`
  return publicUrl.startsWith('https:')
    ? {
        what,
        state: 'good',
        detail,
        remedy: `事件和回调的请求地址都填它；「安全设置 → 重定向 URL」填 ${publicUrl}/auth/feishu/callback`,
      }
    : { what, state: 'warning', detail, remedy: '飞书客户端打开页面需要 HTTPS 域名，请设置 PUBLIC_URL' }
}

/** https://open.feishu.cn/document/server-docs/api-call-guide/generic-error-code */
function remedyFor({ code }: PlatformError): string {
  switch (code) {
    case 10003:
    case 10014:
      return '核对 FEISHU_APP_ID 和 FEISHU_APP_SECRET：在开发者后台「凭证与基础信息」'
    case 99991672:
      return missingScopes
    case 230006:
      return publish
    default:
      return typeof code === 'number'
        ? `在 https://open.feishu.cn/search?q=${code} 查这个错误码`
        : '检查网络、代理和 FEISHU_API_BASE，稍后再试'
  }
}
