import type { Template } from './approvals.ts'

/** A company with one internal app 企业内部应用 and its robot, as the emulator plays it. */
export interface DingtalkEmulatorOptions {
  clientId: string
  clientSecret: string
  robotCode: string
  corpId: string
  cardTemplateId: string
  /** The app's own id, for work notices. */
  agentId?: string
  /** 签名 token and 加密 aes_key of HTTP event callbacks. */
  token?: string
  aesKey?: string
  members: Member[]
  departments?: Department[]
  /** Templates of the company's OA approvals. */
  templates?: readonly Template[]
  /** Milliseconds in which an instance cannot be taken back yet: 15 s as documented. */
  revocableAfter?: number
  /** 权限 the app was not granted. */
  withheld?: readonly string[]
  /** Our server, where HTTP posts go while no connection stands. May be set later. */
  callbackBase?: string
  /** Milliseconds since the epoch, for validity, windows and timestamps. */
  now?: () => number
  /** Calls a second of one API before the rest gets 403: 20 on 标准版. `Infinity` for a load test. */
  perSecond?: number
  /** Metered calls of the month. */
  monthly?: number
  /** Milliseconds after which what was not accepted comes again. */
  retryAfter?: readonly number[]
  /** Milliseconds that an event or message waits for its acknowledgement; a click two thirds of it. */
  answerWithin?: number
  /** Milliseconds between `disconnect` and the end of the connection. */
  lingers?: number
}

export interface Member {
  userId: string
  name: string
  unionId?: string
  departmentIds?: number[]
  /** False: not yet activated or frozen. */
  active?: boolean
  /** Left the company: the directory no longer knows them. */
  left?: boolean
  /** The robot may not be the first to speak to them. */
  unspoken?: boolean
  /** False: outside 通讯录权限范围. */
  visible?: boolean
}

interface Department {
  id: number
  name: string
  /** 1 is the company itself. */
  parentId: number
}

/** Events: after 10 s, then 30 s. https://open.dingtalk.com/document/development/obtain-the-event-list-of-failed-push-messages */
export const documentedRetries = [10_000, 30_000]

/** Accepted within 3 s over Stream. https://open.dingtalk.com/document/development/appendix-b-proposals-for-rational-use-of-resources */
export const documentedPatience = 3000

export function unionIdOf({ userId, unionId = `union-${userId}` }: Pick<Member, 'userId' | 'unionId'>): string {
  return unionId
}
