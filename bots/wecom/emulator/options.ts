import type { ApprovalTemplate } from './approvals.ts'

/** A company with one self-built app, as the emulator plays it. */
export interface WecomEmulatorOptions {
  corpId: string
  agentId: number
  secret: string
  /** Token and EncodingAESKey of 设置API接收. */
  token: string
  encodingAesKey: string
  members: Member[]
  /** 可信域名 of the app; left out, none is set. */
  trustedDomain?: string
  /** Customers 客户 of the members; left out, the app has no leave for 客户联系. */
  customers?: OutsideCustomer[]
  /** What the console does not list the app for, of 可调用接口的应用; `company`: the app is not for everybody in the company. */
  withheld?: ('calendars' | 'approvals' | 'company')[]
  /** What the administrator made in 审批. */
  templates?: ApprovalTemplate[]
  /** Left out: a root, and below it every department a member names. */
  departments?: Department[]
  /** Where messages and events go. May be set later; without it, cards with buttons are refused (43012). */
  callbackUrl?: string
  /** Milliseconds since the epoch, for validity, rate windows and timestamps. */
  now?: () => number
  /** Shortens the 5 s a callback may take and the pause before it is sent again: 0.01 makes them 50 ms and 10 ms. */
  timeScale?: number
  /** Messages a member may be sent before the rest is dropped without a word. `Infinity` for a load test. */
  memberLimits?: { perMinute: number; perHour: number }
  /**
   * The documents say a task_id cannot be used twice and not what happens then. Refused with 42014, or, as one team
   * reports from production, answered with errcode 0 and shown to nobody: an adapter has to live with both.
   */
  repeatedTaskId?: 'refused' | 'dropped'
  /** The documents contradict each other: 90238 has any other status sent again, 90930 only what got no answer. */
  resendsAfterOtherStatus?: boolean
  /** The company's AI bot 智能机器人, where it has one. */
  bot?: BotOptions
}

export interface BotOptions {
  id: string
  /** How it is called with an @ in groups. */
  name: string
  /** Token and EncodingAESKey of 设置接收消息URL. */
  token: string
  encodingAesKey: string
  /** Whoever made the bot is no super administrator: it hears members by ids that only it knows. */
  hidesUserIds?: boolean
  /** Of the long connection; with it the bot is reached over that alone. */
  secret?: string
  /** The documents contradict each other on whether a stream may carry a card over the long connection. */
  streamsCarryNoCards?: boolean
  /** Milliseconds between two questions after an unfinished stream. The documents name none. */
  pollEvery?: number
}

export interface Member {
  userid: string
  name: string
  department: number[]
  /** Leads every department listed. */
  leader?: boolean
  directLeader?: string
  position?: string
  /** 1 active, 2 disabled, 4 not activated, 5 has left. */
  status?: 1 | 2 | 4 | 5
  /** False: in the company, outside the app's visible scope. */
  visible?: boolean
}

export interface OutsideCustomer {
  externalUserId: string
  name: string
  /** What a customer who is in WeCom themselves works for. */
  corpName?: string
  position?: string
  /** The members who have them as a customer, and what each noted. */
  of: string[]
  notes?: Record<string, OutsideNote>
}

/** What a member noted of a customer, and how they came by them. */
export interface OutsideNote {
  remark?: string
  remarkCorpName?: string
  /** Names of tags of the company. */
  tags?: string[]
  /** Since when, in seconds. */
  createtime?: number
  /** 来源: 1 by a QR code, 16 by a link, 202 given by the administrator … */
  addWay?: number
  state?: string
}

export interface Department {
  id: number
  name: string
  /** 0 above the root, whose id is 1. */
  parentid: number
  order?: number
}
