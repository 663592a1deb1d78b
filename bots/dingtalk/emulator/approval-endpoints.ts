import { ApiError } from './api-error.ts'
import type { StoredInstance, Template } from './approvals.ts'
import type { Company } from './company.ts'
import type { Call } from './endpoints.ts'

type Answer = (company: Company, call: Call) => Record<string, unknown>

/** Paths, rules and codes as documented: https://open.dingtalk.com/document/development/workflow-overview */
export const approvalEndpoints = {
  'GET /v1.0/workflow/forms/schemas/processCodes': needing('Workflow.Form.Read', schema),
  'POST /v1.0/workflow/processes/forecast': needing('Workflow.Form.Read', forecast),
  'POST /v1.0/workflow/processInstances': needing('Workflow.Instance.Write', start),
  'GET /v1.0/workflow/processInstances': needing('Workflow.Instance.Read', get),
  'POST /v1.0/workflow/processes/instanceIds/query': needing('Workflow.Instance.Read', list),
  'POST /v1.0/workflow/processInstances/execute': needing('Workflow.Instance.Write', execute),
  'POST /v1.0/workflow/processInstances/terminate': needing('Workflow.Instance.Write', terminate),
} as const

function needing(scope: string, answer: Answer): { kind: 'metered'; answer: Answer } {
  return {
    kind: 'metered',
    answer(company, call) {
      if (company.options.withheld?.includes(scope))
        throw new ApiError(403, 'Forbidden.AccessDenied.AccessTokenPermissionDenied', '应用尚未开通所需的权限', [scope])
      return answer(company, call)
    },
  }
}

function templateOf({ approvals }: Company, code: unknown, refusal: string): Template {
  const template = approvals.template(String(code))
  if (template === undefined) throw new ApiError(400, refusal, '获取审批模板失败或模板已删除')
  return template
}

function schema(company: Company, { query }: Call): Record<string, unknown> {
  const {
    code,
    name,
    status = 'PUBLISHED',
    fields,
  } = templateOf(company, query.get('processCode'), 'aflowProcessCodeIsError')
  const items = fields.map(({ componentName, ...props }) => ({ componentName, props }))
  return { result: { formCode: code, name, status, schemaContent: { title: name, items } } }
}

function forecast(company: Company, { body }: Call): Record<string, unknown> {
  const template = templateOf(company, body['processCode'], 'processCodeError')
  if (company.member(String(body['userId'])) === undefined) throw new ApiError(400, 'userNotExist', '用户不存在')
  formIn(template, body)
  return {
    result: {
      isForecastSuccess: true,
      processCode: template.code,
      workflowActivityRules: template.steps.map(({ id, approvers, several = false }) => ({
        activityId: id,
        activityName: '审批人',
        activityType: approvers === undefined ? 'target_select' : 'target_approval',
        isTargetSelect: approvers === undefined,
        workflowActor: {
          actorKey: `manual_${id}`,
          actorType: 'approver',
          actorSelectionType: 'allStaff',
          allowedMulti: several,
          approvalType: 'MANUAL',
          approvalMethod: 'OR',
          required: true,
        },
      })),
    },
  }
}

function start(company: Company, { body }: Call): Record<string, unknown> {
  const template = templateOf(company, body['processCode'], 'processCodeError')
  if (template.status === 'INVALID') throw new ApiError(400, 'processGetFailed', '审批单状态为非启用状态')
  const asker = String(body['originatorUserId'])
  const member = company.member(asker)
  if (member === undefined) throw new ApiError(400, 'invalidParameter', '发起人已离职')
  // Whoever names the approvers overrides the company's chain; we are to leave it as it is.
  if (body['approvers'] !== undefined) throw new ApiError(400, 'processInstanceInvalidParameter', 'approvers')
  const deptId = Number(body['deptId'])
  const departments = (member.departmentIds ?? [1]).map((id) => (id === 1 ? -1 : id))
  if (!departments.includes(deptId)) throw new ApiError(400, 'processInstanceInvalidParameter', '发起人不在发起部门中')
  const form = formIn(template, body)
  const steps = template.steps.map(({ id, approvers, several = false }) => ({
    id,
    approvers: approvers ?? chosenFor(company, `manual_${id}`, several, body['targetSelectActioners']),
  }))
  return { instanceId: company.approvals.start({ template, asker, deptId, form, steps }).id }
}

/** Each value under the label of its field, and none that is required left out. */
function formIn({ fields }: Template, body: Record<string, unknown>): StoredInstance['form'] {
  const values = body['formComponentValues']
  if (!Array.isArray(values) || values.length === 0) throw new ApiError(400, 'componentIsNull', '表单数据为空')
  for (const { name, value } of values as StoredInstance['form']) {
    const field = fields.find(({ label }) => label === name)
    if (field === undefined || typeof value !== 'string') throw new ApiError(400, 'illegalComponent', String(name))
    if (field.componentName === 'TextField' && value.includes('\n'))
      throw new ApiError(400, 'formConverterError', `表单数据校验失败，失败控件：${name}`)
  }
  const form = values as StoredInstance['form']
  const missing = fields.find(
    ({ label, required }) => required && !form.some(({ name, value }) => name === label && value),
  )
  if (missing !== undefined)
    throw new ApiError(400, 'formConverterError', `表单数据校验失败，失败控件：${missing.label}`)
  return form
}

function chosenFor(company: Company, key: string, several: boolean, list: unknown): string[] {
  const all = Array.isArray(list) ? (list as { actionerKey: string; actionerUserIds: string[] }[]) : []
  const { actionerUserIds = [] } = all.find(({ actionerKey }) => actionerKey === key) ?? {}
  if (actionerUserIds.length === 0) throw new ApiError(400, 'targetSelectApproverMissing', '自选审批人缺失')
  if ((actionerUserIds.length > 1 && !several) || actionerUserIds.some((id) => company.member(id) === undefined))
    throw new ApiError(400, 'targetSelectApproverScopeError', '自选审批人不在规定范围内')
  return actionerUserIds
}

function instanceOf({ approvals }: Company, id: unknown, refusal: string): StoredInstance {
  const instance = approvals.instance(String(id))
  if (instance === undefined) throw new ApiError(400, refusal, '审批实例不存在')
  return instance
}

function get(company: Company, { query }: Call): Record<string, unknown> {
  const instance = instanceOf(company, query.get('processInstanceId'), 'processInstanceNotExist')
  const { template, asker, deptId, form, status, result, tasks, records } = instance
  return {
    result: {
      title: `${company.member(asker)?.name}提交的${template.name}`,
      originatorUserId: asker,
      originatorDeptId: String(deptId),
      status,
      // While it runs the documents' own example has one too.
      result: result ?? '',
      operationRecords: records,
      tasks,
      formComponentValues: form,
      createTime: `${new Date(instance.startedAt).toISOString().slice(0, 16)}Z`,
    },
    success: 'true',
  }
}

const day = 24 * 3_600_000

function list(company: Company, { body }: Call): Record<string, unknown> {
  const {
    processCode,
    startTime,
    nextToken,
    maxResults,
    userIds = [],
  } = body as Record<string, unknown> & {
    userIds?: string[]
  }
  if (!processCode) throw new ApiError(400, 'invalidProcessCode', '审批模板processCode不能为空')
  if (typeof startTime !== 'number') throw new ApiError(400, 'invalidInstanceListIdsStartTime', 'startTime')
  if (company.now() - startTime > 120 * day) throw new ApiError(400, 'invalidEndTime', '查询时间范围不能超过120天')
  if (typeof nextToken !== 'number') throw new ApiError(400, 'invalidNextToken', '分页查询的游标不能为空')
  if (typeof maxResults !== 'number' || maxResults > 20) throw new ApiError(400, 'invalidMaxResults', '最多传20')
  if (userIds.length > 10) throw new ApiError(400, 'invalidUserIds', '最大列表长度为10')
  const found = company.approvals
    .all()
    .filter(({ template, startedAt }) => template.code === processCode && startedAt >= startTime)
    .filter(({ asker }) => userIds.length === 0 || userIds.includes(asker))
  const end = nextToken + maxResults
  return {
    result: {
      list: found.slice(nextToken, end).map(({ id }) => id),
      ...(end < found.length ? { nextToken: String(end) } : {}),
    },
    success: true,
  }
}

function execute(company: Company, { body }: Call): Record<string, unknown> {
  const instance = instanceOf(company, body['processInstanceId'], 'processInstanceNotExist')
  const { taskId, actionerUserId, result } = body
  if (result !== 'agree' && result !== 'refuse') throw new ApiError(400, 'invalidParameter', 'result')
  company.approvals.answer(instance, String(actionerUserId), result === 'agree', Number(taskId))
  return { result: true, success: true }
}

function terminate(company: Company, { body }: Call): Record<string, unknown> {
  const instance = instanceOf(company, body['processInstanceId'], 'aflowProcessInstNotExist')
  const { isSystem, operatingUserId } = body
  if (isSystem !== true && operatingUserId !== instance.asker)
    throw new ApiError(400, 'internalError', '您没有任务处理的权限')
  const { revocableAfter = 15_000 } = company.options
  if (instance.status !== 'RUNNING' || company.now() - instance.startedAt < revocableAfter)
    throw new ApiError(400, 'aflowProcessInstStatusException', '审批单状态异常')
  company.approvals.terminates(instance, instance.asker)
  return { result: true, success: true }
}
