/** 审批模板: what is asked for the company's template on the platform; `undefined` when nothing is. */
export type TemplateAsked = { what: 'show' | 'drop' } | { what: 'adopt'; code: string }

export function templateAsked(text: string): TemplateAsked | undefined {
  const order = words.exec(text.trim())?.groups
  if (order === undefined) return undefined
  if (/停|断|取消/.test(order['verb'] ?? '')) return { what: 'drop' }
  const rest = order['rest'] ?? ''
  // Copied whole, the address of the template's page holds it.
  const code =
    /(?:definitionCode|approvalCode|processCode|template_?id)=([\w-]+)/i.exec(rest)?.[1] ??
    /^https:\/\/[\w.-]+\/\S*\/([\w-]{20,80})$/.exec(rest)?.[1] ??
    /^[\w-]{8,80}$/.exec(rest)?.[0]
  if (code !== undefined) return { what: 'adopt', code }
  return rest === '' ? { what: 'show' } : undefined
}

const words =
  /^(?:请|帮我|我要|我想)?(?<verb>接入|连接|启用|采用|使用|用|换成?|停用|停止|断开|取消)?(?:一下)?(?:公司|飞书|钉钉|企业微信|企微)?的?(?:OA)?审批模板[\s:：是]*(?<rest>\S*?)[。！!]?$/i
