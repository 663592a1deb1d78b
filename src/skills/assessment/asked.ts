import { behaviours } from '../../sales/behaviour/index.ts'

/** Somebody says they contest an assessment of themselves: a habit by its id, their score, or one they have not named. */
export interface ContestAsked {
  about: 'score' | 'unnamed' | { habit: string }
  reason: string
}

/**
 * 我对这个评分有异议：上周出差了, 客户触达这项我有异议, 我不同意客户触达的警戒. A customer’s objection 异议 is none: it is never ours
 * alone to have, nor of an assessment.
 */
export function contestAsked(text: string): ContestAsked | undefined {
  const said = text.trim()
  for (const pattern of forms) {
    const { subject = '', reason = '' } = pattern.exec(said)?.groups ?? {}
    const about = pattern.test(said) ? meant(subject) : undefined
    if (about !== undefined) return { about, reason: reason.trim() }
  }
  return undefined
}

const reason = '(?:[：:，,。；;\\s]+(?<reason>[\\s\\S]*))?$'
const forms = [
  new RegExp(`^我?对(?<subject>[^，。：,:]{1,16}?)(?:的)?(?:有|提个?|提出)异议${reason}`),
  new RegExp(`^(?<subject>[^，。：,:]{1,12}?)我有异议${reason}`),
  new RegExp(`^我(?:有异议|要申诉)${reason}`),
  new RegExp(`^我不(?:同意|认可)(?<subject>[^，。：,:]{2,16}?)${reason}`),
]

function meant(subject: string): ContestAsked['about'] | undefined {
  if (subject === '') return 'unnamed'
  const habit = behaviours.find(({ name }) => subject.includes(name))
  if (habit !== undefined) return { habit: habit.id }
  if (/评分|打分|得分|综合分|分数/.test(subject)) return 'score'
  return /评价|健康度|警戒|习惯/.test(subject) ? 'unnamed' : undefined
}

/** 我的评价, 怎么评价我的, 我的健康度, 评价说明 */
export function asksForOwn(text: string): boolean {
  const said = text.trim().replace(/[？?。！!]+$/, '')
  return /^(?:看看?|查查?)?(?:(?:我的)(?:评价|健康度|综合评分|习惯)|(?:怎么|凭什么)(?:评价|衡量|打分)我的?|评价说明)$/.test(
    said,
  )
}
