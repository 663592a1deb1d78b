/** What an IM client's page script needs to trust a page, as `@wecom/jssdk` wants it. */
export interface PageSignature {
  corpId: string
  agentId: string
  timestamp: number
  nonceStr: string
  signature: string
}
