import { ApiError } from './api-error.ts'
import type { StoredInstance, Template } from './approvals.ts'
import type { Company } from './company.ts'
import type { Call } from './endpoints.ts'

type Endpoint = (company: Company, call: Call) => Record<string, unknown>

/**
 * Paths and rules as documented: https://open.feishu.cn/document/server-docs/approval-v4/approval-overview. Where the documents
 * name no code for a mistake in what is sent, it is 1390001, "param is invalid".
 */
export const approvalEndpoints = {
  'GET approval/v4/approvals/:id': withLeave((company, { ids }) => ({ data: seen(templateOf(company, ids[0])) })),
  'POST approval/v4/approvals/:id/subscribe': withLeave((company, { ids }) => {
    const { code } = templateOf(company, ids[0])
    if (company.approvals.subscribed.has(code)) throw new ApiError(1390007, 'subscription existed')
    company.approvals.subscribed.add(code)
    return {}
  }),
  'POST approval/v4/instances/cancel': withLeave((company, { body, query }) => {
    openIds(query)
    company.approvals.withdraw(instanceIn(company, body), String(body['user_id']))
    return { data: {} }
  }),
  'POST approval/v4/instances': withLeave(create),
  'GET approval/v4/instances/:id': withLeave((company, { ids, query }) => {
    openIds(query)
    return { data: shown(instanceOf(company, ids[0])) }
  }),
  'POST approval/v4/tasks/approve': withLeave(answer(true)),
  'POST approval/v4/tasks/reject': withLeave(answer(false)),
} satisfies Record<string, Endpoint>

const leave = 'approval:approval'

function withLeave(endpoint: Endpoint): Endpoint {
  return (company, call) => {
    if (call.token === undefined) throw new ApiError(99991661, 'Missing access token for authorization.')
    if (!company.knowsToken(call.token)) throw new ApiError(99991663, 'Invalid access token for authorization.')
    if (company.options.withheld?.includes(leave))
      throw new ApiError(99991672, `Access denied. One of the following scopes is required: [${leave}].`)
    return endpoint(company, call)
  }
}

function templateOf({ approvals }: Company, code = ''): Template {
  const template = approvals.template(code)
  if (template === undefined) throw new ApiError(1390002, 'approval code not found')
  return template
}

function instanceOf({ approvals }: Company, code = ''): StoredInstance {
  const instance = approvals.instance(code)
  if (instance === undefined) throw new ApiError(1390003, 'instance code not found')
  return instance
}

/** The instance a body names, which has to be of the template it names. */
function instanceIn(company: Company, body: Record<string, unknown>): StoredInstance {
  const instance = instanceOf(company, String(body['instance_code']))
  if (instance.template.code !== body['approval_code']) throw invalid('approval_code')
  return instance
}

function create(company: Company, { body }: Call): Record<string, unknown> {
  const template = templateOf(company, String(body['approval_code']))
  if (template.status === 'INACTIVE') throw new ApiError(1390015, 'approval is not active')
  const asker = String(body['open_id'])
  if (company.member(asker) === undefined) throw invalid('open_id')
  const uuid = String(body['uuid'])
  if (!/^[\dA-F]{8}(-[\dA-F]{4}){3}-[\dA-F]{12}$/i.test(uuid)) throw invalid('uuid')
  if (company.approvals.instance(uuid) !== undefined) throw new ApiError(60012, 'uuid has been used')
  const form = formIn(template, body['form'])
  const nodes = template.nodes.map(({ id, approvers, several = false }) => ({
    id,
    approvers: approvers ?? chosenFor(company, id, several, body['node_approver_open_id_list']),
  }))
  return { data: { instance_code: company.approvals.start(template, { uuid, asker, form, nodes }).code } }
}

/** JSON in a string: each value in a widget of the template, under its own type, and none that is required left out. */
function formIn({ widgets }: Template, form: unknown): StoredInstance['form'] {
  if (typeof form !== 'string') throw invalid('form')
  const values = JSON.parse(form) as StoredInstance['form']
  for (const { id, type, value } of values) {
    const widget = widgets.find((one) => one.id === id)
    if (widget === undefined || widget.type !== type || typeof value !== 'string') throw invalid(`form ${id}`)
    if (type === 'input' && value.includes('\n')) throw invalid(`form ${id}: one line`)
  }
  const isFilled = (id: string) => values.some((one) => one.id === id && one.value !== '')
  if (widgets.some(({ id, required }) => required && !isFilled(id))) throw invalid('form: required')
  return values
}

function chosenFor(company: Company, node: string, several: boolean, list: unknown): string[] {
  const chosen = (Array.isArray(list) ? (list as { key: string; value: string[] }[]) : []).find(
    ({ key }) => key === node,
  )
  const { value = [] } = chosen ?? {}
  if (value.length === 0 || (value.length > 1 && !several)) throw invalid('node_approver_open_id_list')
  if (value.some((openId) => company.member(openId) === undefined)) throw invalid('node_approver_open_id_list')
  return value
}

function answer(granted: boolean): Endpoint {
  return (company, { body, query }) => {
    openIds(query)
    const instance = instanceIn(company, body)
    if (instance.status !== 'PENDING') throw invalid('instance status')
    company.approvals.answer(instance, String(body['user_id']), granted, String(body['task_id']))
    return { data: {} }
  }
}

function openIds(query: URLSearchParams): void {
  if (query.get('user_id_type') !== 'open_id') throw new ApiError(99992402, 'field validation failed')
}

function seen({ name, status = 'ACTIVE', widgets, nodes }: Template): Record<string, unknown> {
  return {
    approval_name: name,
    status,
    form: JSON.stringify(widgets.map(({ required = false, ...widget }) => ({ ...widget, required, visible: true }))),
    node_list: nodes.map(({ id, approvers, several = false }) => ({
      name: '审批',
      node_id: id,
      node_type: 'OR',
      need_approver: approvers === undefined,
      approver_chosen_multi: several,
    })),
  }
}

function shown(instance: StoredInstance): Record<string, unknown> {
  const { code, uuid, template, asker, form, status, reverted, tasks, timeline } = instance
  return {
    approval_name: template.name,
    approval_code: template.code,
    instance_code: code,
    uuid,
    open_id: asker,
    status,
    reverted,
    form: JSON.stringify(form),
    task_list: tasks,
    timeline,
  }
}

function invalid(what: string): ApiError {
  return new ApiError(1390001, `param is invalid: ${what}`)
}
