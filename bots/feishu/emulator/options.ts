import type { Template } from './approvals.ts'

/** A company with one self-built app, as the emulator plays it. */
export interface FeishuEmulatorOptions {
  appId: string
  appSecret: string
  encryptKey: string
  verificationToken: string
  members: Member[]
  departments?: Department[]
  /** 重定向 URL; others are refused with 20071. */
  redirectUrls?: readonly string[]
  /** Templates of the company's approvals. */
  templates?: readonly Template[]
  /** 权限 the company has not granted to the app. */
  withheld?: readonly string[]
  /** Where events and callbacks go. May be set later. */
  callbackUrl?: string
  /** Milliseconds since the epoch, for validity, rate windows and timestamps. */
  now?: () => number
  /** Messages a second to one person before the rest gets 429. `Infinity` for a load test. */
  perSecond?: number
  /** Messages of the whole app in a second and in a minute; without limit where absent. */
  perApp?: { second: number; minute: number }
  /** Milliseconds after which an event that was not answered with 200 comes again. */
  retryAfter?: readonly number[]
  /** Seconds between two signs of life that a client is told to give over its long connection. */
  pingInterval?: number
  /** Milliseconds that an event or a click waits for its answer. */
  answerWithin?: number
}

export interface Member {
  openId: string
  name: string
  departmentIds?: string[]
  status?: Partial<Record<'is_frozen' | 'is_resigned' | 'is_exited' | 'is_unjoin', boolean>>
  /** False: in the company, outside 可用范围 and 通讯录权限范围. */
  visible?: boolean
}

interface Department {
  id: string
  name: string
  /** `0` above the topmost. */
  parentId: string
}

/** 15 s, 5 min, 1 h, 6 h. https://open.feishu.cn/document/server-docs/event-subscription-guide/overview */
export const documentedRetries = [15_000, 300_000, 3_600_000, 21_600_000]
