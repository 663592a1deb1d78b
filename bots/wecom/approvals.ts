import type { ApprovalRequest, ApprovalStanding, Approvals } from '../../src/conversation/approvals.ts'
import { PlatformError } from '../../src/conversation/platform.ts'
import { type FormField, filledIn } from '../../src/conversation/wire/approval-form.ts'
import type { WecomApproval, WecomTemplate } from './approval-calls.ts'
import type { Client } from './client.ts'

/**
 * Approvals 审批 of the company. An app may apply and read; whoever answers or takes back does so on WeCom's own page, for which
 * there is no endpoint. https://developer.work.weixin.qq.com/document/path/91853
 */
export function openApprovals(client: Client, now: () => number): Approvals {
  return {
    whereTheCodeIs:
      '编码在企业微信管理后台「应用管理 → 审批」里：编辑要用的模板，浏览器地址最后那一串就是，整段地址发来也行。',

    // What becomes of its requests is told of where that is switched on in the console.
    async adopt(template) {
      const { template_names, template_content } = await client.approvalTemplate(template)
      const form = filledIn(fieldsOf(template_content), { title: '', lines: [] })
      return 'unfit' in form ? form : { name: inChinese(template_names) }
    },

    async start(request) {
      const applied = await find(request)
      if (applied !== undefined) return applied
      const { template, asker, title } = request
      const { template_content } = await client.approvalTemplate(template)
      const lines = [...request.lines, marked(request.key)]
      const filled = filledIn(fieldsOf(template_content), { title, lines })
      if ('unfit' in filled) throw failed('unfit', filled.unfit)
      const kinds = new Map(template_content.controls.map(({ property: { id, control } }) => [id, control]))
      try {
        return await client.applyForApproval({
          creator_userid: asker,
          template_id: template,
          // The company's own chain holds.
          use_template_approver: 1,
          apply_data: {
            contents: filled.values.map(({ field: { id }, value }) => ({
              control: kinds.get(id),
              id,
              value: { text: value },
            })),
          },
          summary_list: [title, ...request.lines].slice(0, 3).map((line) => ({
            summary_info: [{ text: line.slice(0, longestSummary), lang: 'zh_CN' }],
          })),
        })
      } catch (error) {
        throw error instanceof PlatformError && error.retry === 'unsure' ? lookedForLater(error) : error
      }
    },

    standing: async (number) => standingOf(await client.approvalDetail(number)),

    async settled(template, { from, to }) {
      const found = new Map<string, ApprovalStanding['state']>()
      for (let begin = from; begin < to; begin += longestSpanMs) {
        const span = { from: begin, to: Math.min(begin + longestSpanMs, to) }
        for (const [sp_status, state] of Object.entries(states)) {
          if (state === 'open') continue
          const numbers = await client.approvalsApplied(span, { template_id: template, sp_status })
          for (const number of numbers) found.set(number, state)
        }
      }
      return found
    },
  }

  /** A request of this very key, where an earlier try got through and only its answer was lost. */
  async function find({ key, template, asker, askedAt }: ApprovalRequest): Promise<string | undefined> {
    const span = { from: askedAt - skewMs, to: now() + skewMs }
    for (const number of await client.approvalsApplied(span, { template_id: template, creator: asker })) {
      const { apply_data } = await client.approvalDetail(number)
      if (apply_data?.contents.some(({ value }) => value?.text?.includes(marked(key)) === true)) return number
    }
    return undefined
  }
}

/** Two clocks may differ by this much, in milliseconds. */
const skewMs = 60_000

/** Shorter than the 31 days that are allowed, for both ends are rounded. */
const longestSpanMs = 30 * 24 * 3_600_000

/** https://developer.work.weixin.qq.com/document/path/91853 */
const longestSummary = 20

/** A request's own number, by which it is known again among what its asker has applied for. */
function marked(key: string): string {
  return `沙盘编号 ${key}`
}

/** https://developer.work.weixin.qq.com/document/path/91982 */
const holds: Readonly<Record<string, FormField['holds']>> = { Text: 'line', Textarea: 'text' }

function fieldsOf({ controls }: WecomTemplate['template_content']): FormField[] {
  return controls.map(({ property: { id, control, title, require } }) => ({
    id,
    name: inChinese(title) || id,
    required: require === 1,
    holds: holds[control] ?? 'other',
  }))
}

function inChinese(words: WecomTemplate['template_names']): string {
  return (words.find(({ lang }) => lang === 'zh_CN') ?? words[0])?.text ?? ''
}

/** 1 审批中, 2 已通过, 3 已驳回, 4 已撤销, 6 通过后撤销, 7 已删除, 10 已支付. */
const states: Readonly<Record<number, ApprovalStanding['state']>> = {
  1: 'open',
  2: 'granted',
  3: 'declined',
  4: 'void',
  6: 'void',
  7: 'void',
  10: 'granted',
}

const takenBack = 4
/** What each approver did: 2 已同意, 3 已驳回. */
const answers: Readonly<Partial<Record<ApprovalStanding['state'], number>>> = { granted: 2, declined: 3 }

function standingOf({ sp_status, applyer, sp_record }: WecomApproval): ApprovalStanding {
  const state = states[sp_status]
  if (state === undefined) throw failed('status', `unknown status ${sp_status}`)
  // Nobody but the asker can take a request back.
  if (state === 'void') return { state, ...(sp_status === takenBack ? { by: applyer.userid } : {}) }
  // Of two in one second, who was asked later.
  const last = sp_record
    .flatMap(({ details }) => details)
    .filter((one) => one.sp_status === answers[state])
    .sort((one, other) => one.sptime - other.sptime)
    .at(-1)
  if (last === undefined) return { state }
  const { approver, sptime, speech } = last
  return {
    state,
    by: approver.userid,
    ...(sptime > 0 ? { at: sptime * 1000 } : {}),
    ...(speech === '' ? {} : { comment: speech }),
  }
}

const shortMs = 5000

/** It may have been applied for: the list is given time to know of it before one looks. */
function lookedForLater({ endpoint, code, message }: PlatformError): PlatformError {
  return new PlatformError('wecom', endpoint, { code, message, retry: 'unsure', retryAfter: shortMs })
}

function failed(code: string, message: string): PlatformError {
  return new PlatformError('wecom', 'oa/applyevent', { code, message, retry: 'never' })
}
