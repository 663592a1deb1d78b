import type { Ownership } from '../people/permissions.ts'
import type { Person } from '../people/person.ts'

/**
 * What is asked about personal data 个人信息请求. The articles are those of 个人信息保护法 (PIPL): 44 and 45 to look and to take a copy,
 * 46 to put right, 47 to delete, 15 to take consent back. A list that leaves the house is no such right; it needs a person's word.
 */
export const requestKinds = {
  delete: { name: '删除', ground: '个人信息保护法第四十七条' },
  correct: { name: '更正', ground: '个人信息保护法第四十六条' },
  access: { name: '查阅或复制', ground: '个人信息保护法第四十四、四十五条' },
  refuse: { name: '撤回同意或不再联系', ground: '个人信息保护法第十五、四十四条' },
  export: { name: '批量导出', ground: '不是个人行权，要按公司的数据审批办' },
  other: { name: '个人信息', ground: '个人信息保护法第五十条' },
} as const

export type RequestKind = keyof typeof requestKinds

/** A request on its way to whoever answers for data: the owner is who passed it on. */
export interface DataRequest extends Ownership {
  id: string
  kind: RequestKind
  /** What was said, for the administrator alone. */
  words: string
  /** ISO 8601, UTC. */
  askedAt: string
  /** The day by which it should be answered, `YYYY-MM-DD`. */
  dueOn: string
  settledAt?: string
}

/**
 * Workdays within which an answer is customary. The law says "in time" (articles 45, 46) and asks for an easy channel and reasons for a
 * refusal (50); fifteen workdays is what GB/T 35273 and most privacy notices hold to.
 */
export const answerWithinWorkdays = 15

export type DataRequestChange =
  | { kind: 'data-request.opened'; level: 'human'; subject: string; request: DataRequest }
  | { kind: 'data-request.settled'; level: 'human'; subject: string }

/** The keeper of requests: everybody sees those they passed on, an administrator all of the company's. */
export interface DataRequests {
  byId(person: Person, id: string): Promise<DataRequest | undefined>
  /** Not yet settled, the most urgent first. */
  open(person: Person): Promise<DataRequest[]>
}
