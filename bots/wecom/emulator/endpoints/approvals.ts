import { type Answer, ApiError } from '../api-error.ts'
import type { ApprovalTemplate, StoredApproval } from '../approvals.ts'
import { type Call, jsonOf } from '../call.ts'
import { isReachable } from '../directory.ts'
import { type Json, listAt, numberAt, objectAt, textAt } from '../json.ts'
import { openRate } from '../rate.ts'
import type { Tenant } from '../tenant.ts'
import { needing } from './needing.ts'

/** Limits, required fields and codes as documented: https://developer.work.weixin.qq.com/document/path/91853 */
export const approvalEndpoints = {
  'oa/gettemplatedetail': needing('approvals', limited(600, getTemplate)),
  'oa/applyevent': needing('approvals', limited(60, apply)),
  'oa/getapprovalinfo': needing('approvals', limited(600, list)),
  'oa/getapprovaldetail': needing('approvals', limited(600, getDetail)),
}

/** 接口频率限制: so many a minute, of this one endpoint. */
function limited(perMinute: number, carried: (tenant: Tenant, call: Call) => Answer) {
  const rates = new WeakMap<Tenant, ReturnType<typeof openRate>>()
  return (tenant: Tenant, call: Call): Answer => {
    const rate = rates.get(tenant) ?? openRate(perMinute, tenant.now)
    rates.set(tenant, rate)
    if (!rate.admits()) throw new ApiError(45009, 'api freq out of limit')
    return carried(tenant, call)
  }
}

function templateNamed({ approvals }: Tenant, id: string | undefined): ApprovalTemplate {
  const template = approvals.template(id ?? '')
  if (template === undefined) throw new ApiError(301025, 'invalid template_id')
  return template
}

function inChinese(text: string) {
  return [{ text, lang: 'zh_CN' }]
}

function getTemplate(tenant: Tenant, call: Call): Answer {
  const { name, controls } = templateNamed(tenant, textAt(jsonOf(call), 'template_id'))
  return {
    template_names: inChinese(name),
    template_content: {
      controls: controls.map(({ control, id, title, required = false }) => ({
        property: {
          ...{ control, id, title: inChinese(title), placeholder: inChinese('') },
          ...{ require: required ? 1 : 0, un_print: 0 },
        },
        config: {},
      })),
    },
  }
}

/** In the name of a member, who has to be in the app's visible scope. */
function apply(tenant: Tenant, call: Call): Answer {
  const request = jsonOf(call)
  const template = templateNamed(tenant, textAt(request, 'template_id'))
  const member = tenant.directory.member(textAt(request, 'creator_userid') ?? '')
  if (member === undefined || !isReachable(member)) throw new ApiError(301055, 'creator outside the visible scope')
  const mode = numberAt(request, 'use_template_approver')
  if (mode !== 1) throw new ApiError(301025, 'the emulator knows the template’s own approvers alone')
  const contents = contentsIn(template, objectAt(request, 'apply_data'))
  const summary = summaryIn(request)
  return { sp_no: tenant.approvals.apply({ template, asker: member.userid, contents, summary }).number }
}

/** 当模板的控件为必填属性时，表单中对应的控件必须有值. */
function contentsIn({ controls }: ApprovalTemplate, data: Json | undefined): StoredApproval['contents'] {
  const contents = (listAt(data, 'contents') ?? []).map((one) => {
    const [control, id] = [textAt(one, 'control') ?? '', textAt(one, 'id') ?? '']
    const text = textAt(objectAt(one, 'value'), 'text') ?? ''
    if (!controls.some((known) => known.id === id && known.control === control))
      throw new ApiError(301025, `no control ${id}`)
    if (control === 'Text' && text.includes('\n')) throw new ApiError(301025, `${id} is one line`)
    return { control, id, text }
  })
  const missing = controls.find(
    ({ id, required }) => required === true && !contents.some((one) => one.id === id && one.text !== ''),
  )
  if (missing !== undefined) throw new ApiError(301025, `${missing.title} is required`)
  return contents
}

/** 最多3行, 不要超过20个字符. */
function summaryIn(request: Json): string[] {
  const lines = (listAt(request, 'summary_list') ?? []).map((line) => {
    const [first] = listAt(line, 'summary_info') ?? []
    if (textAt(first, 'lang') === undefined) throw new ApiError(301025, 'summary_info.lang')
    return textAt(first, 'text') ?? ''
  })
  if (lines.length < 1 || lines.length > 3) throw new ApiError(301025, 'summary_list holds 1 to 3 lines')
  if (lines.some((line) => line.length > 20))
    throw new ApiError(301025, 'a line of the summary has at most 20 characters')
  return lines
}

const longestSpan = 31 * 24 * 3600

/** 起始时间跨度不能超过31天; by when they were applied for. */
function list({ approvals }: Tenant, call: Call): Answer {
  const request = jsonOf(call)
  const [start, end] = [Number(textAt(request, 'starttime')), Number(textAt(request, 'endtime'))]
  if (!(end > start) || end - start > longestSpan) throw new ApiError(301025, 'starttime or endtime')
  const size = numberAt(request, 'size') ?? 100
  if (size < 1 || size > 100) throw new ApiError(301025, 'size is at most 100')
  const filters = listAt(request, 'filters') ?? []
  const values: Record<string, (form: StoredApproval) => string> = {
    template_id: ({ template }) => template.id,
    creator: ({ asker }) => asker,
    sp_status: ({ status }) => String(status),
  }
  const found = approvals.all().filter((form) =>
    filters.every((filter) => {
      const read = values[textAt(filter, 'key') ?? '']
      if (read === undefined) throw new ApiError(301025, 'filters.key')
      return read(form).toLowerCase() === textAt(filter, 'value')?.toLowerCase()
    }),
  )
  const within = found.filter(({ appliedAt }) => appliedAt >= start && appliedAt <= end)
  const from = Number(textAt(request, 'new_cursor') ?? 0)
  const next = from + size
  return {
    sp_no_list: within.slice(from, next).map(({ number }) => number),
    ...(next < within.length ? { new_next_cursor: String(next) } : {}),
  }
}

function getDetail({ approvals, directory }: Tenant, call: Call): Answer {
  const form = approvals.form(textAt(jsonOf(call), 'sp_no') ?? '')
  if (form === undefined) throw new ApiError(301025, 'invalid sp_no')
  const { number, template, status, appliedAt, asker, record, contents } = form
  return {
    info: {
      sp_no: number,
      sp_name: template.name,
      sp_status: status,
      template_id: template.id,
      apply_time: appliedAt,
      applyer: { userid: asker, partyid: String(directory.member(asker)?.department[0] ?? 1) },
      sp_record: record.map((tasks) => ({
        sp_status: tasks.find((task) => task.status !== 1)?.status ?? 1,
        approverattr: 1,
        details: tasks.map(({ userid, speech, status: sp_status, at }) => ({
          ...{ approver: { userid }, speech, sp_status, media_id: [] },
          // As the documents' own samples have it.
          sptime: at === 0 ? '' : at,
        })),
      })),
      notifyer: [],
      apply_data: {
        contents: contents.map(({ control, id, text }) => ({
          ...{ control, id, title: inChinese(template.controls.find((one) => one.id === id)?.title ?? '') },
          value: { text, tips: [], members: [], departments: [], files: [], children: [], stat_field: [] },
        })),
      },
      comments: [],
    },
  }
}
