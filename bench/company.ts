import { encrypt, keyOf, sign } from '../bots/wecom/crypto.ts'

/** The company every bench plays. */
export const company = {
  corpId: 'wwbench0000000000',
  agentId: '1000002',
  secret: 'bench-secret',
  token: 'BenchToken',
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
}

export const question = '客户：华东某三甲医院 设备科，预算80万，竞品是迈瑞，张主任说要等集采，怎么推进'

/** Members who already know the bot, so that nothing is measured but answering. */
export const members = Array.from({ length: 200 }, (_, index) => `member${index}`)

export interface Callback {
  path: string
  body: string
}

/** A text callback as WeCom sends it: encrypted, signed, with a message id of its own. */
export function textCallback(number: number, now = Date.now()): Callback {
  const member = members[number % members.length] ?? ''
  const seconds = Math.floor(now / 1000)
  const xml = `<xml><ToUserName><![CDATA[${company.corpId}]]></ToUserName><FromUserName><![CDATA[${member}]]></FromUserName><CreateTime>${seconds}</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${question}]]></Content><MsgId>${7_000_000_000_000_000_000n + BigInt(now) * 100_000n + BigInt(number)}</MsgId><AgentID>${company.agentId}</AgentID></xml>`
  const encrypted = encrypt(keyOf(company.encodingAesKey), xml, company.corpId)
  const [timestamp, nonce] = [String(seconds), `${now}${number}`]
  const signature = sign(company.token, timestamp, nonce, encrypted)
  return {
    path: `/im/wecom/callback?msg_signature=${signature}&timestamp=${timestamp}&nonce=${nonce}`,
    body: `<xml><ToUserName><![CDATA[${company.corpId}]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt><AgentID><![CDATA[${company.agentId}]]></AgentID></xml>`,
  }
}
