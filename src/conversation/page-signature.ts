/** What an IM client's page script needs to trust a page. */
export type PageSignature = CompanySignature | AppSignature

/** In WeCom and DingTalk pages belong to the company. */
export interface CompanySignature extends Signed {
  corpId: string
  agentId: string
}

/** In Feishu they belong to the app, and the script comes from Feishu's own servers. */
export interface AppSignature extends Signed {
  appId: string
  script: string
}

interface Signed {
  timestamp: number
  nonceStr: string
  signature: string
}
