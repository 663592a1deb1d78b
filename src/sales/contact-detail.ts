import type { Visit } from './visit.ts'

/** How somebody at a customer can be reached, as it was once noted. */
export interface ContactDetail {
  /** Of the visit in which it was noted. */
  visitId: string
  /** ISO 8601, UTC. */
  at: string
  what: '电话' | '微信'
  value: string
}

/** The latest detail noted in the same sentence as the name (visits: the newest first); `undefined` when none ever was. */
export function detailOf(
  name: string,
  visits: readonly Pick<Visit, 'id' | 'at' | 'text'>[],
): ContactDetail | undefined {
  for (const { id, at, text } of visits) {
    const sentence = text
      .split(/[。！？!?；;\n]+/)
      .find((part) => part.includes(name) && (phone.test(part) || wechat.test(part)))
    if (sentence === undefined) continue
    const number = phone.exec(sentence)?.[0]
    if (number !== undefined) return { visitId: id, at, what: '电话', value: number }
    const account = wechat.exec(sentence)?.[1]
    if (account !== undefined) return { visitId: id, at, what: '微信', value: account }
  }
  return undefined
}

/** `138****1234`, `zh****i`: enough to recognise, too little to use. */
export function masked({ value }: ContactDetail): string {
  return value.length > 7 ? `${value.slice(0, 3)}****${value.slice(-4)}` : `${value.slice(0, 2)}****${value.slice(-1)}`
}

const phone = /(?<!\d)(?:1[3-9]\d[- ]?\d{4}[- ]?\d{4}|0\d{2,3}-\d{7,8}(?:-\d{1,4})?)(?!\d)/
const wechat = /微信号?[是：:\s]*([A-Za-z][A-Za-z0-9_-]{5,19})/
