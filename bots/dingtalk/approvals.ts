import type { ApprovalRequest, ApprovalStanding, Approvals } from '../../src/conversation/approvals.ts'
import { PlatformError } from '../../src/conversation/platform.ts'
import { type FormField, filledIn } from '../../src/conversation/wire/approval-form.ts'
import type { DingtalkInstance } from './approval-calls.ts'
import type { Client } from './client.ts'

/** OA approvals of the company. https://open.dingtalk.com/document/development/workflow-overview */
export function openApprovals(client: Client): Approvals {
  return {
    whereTheCodeIs:
      '编码在钉钉 OA 审批管理后台：编辑要用的模板，浏览器地址中 processCode= 后面、PROC- 开头的那一串，整段地址发来也行。',

    // What becomes of its instances is told of where that is ticked in the console.
    async adopt(template) {
      const { name, status, schemaContent } = await client.approvalForm(template)
      if (status !== 'PUBLISHED') return { unfit: `模板「${name}」没有发布。` }
      const form = filledIn(fieldsOf(schemaContent.items), { title: '', lines: [] })
      return 'unfit' in form ? form : { name }
    },

    async start(request) {
      const started = await find(request)
      if (started !== undefined) return started
      const { template: processCode, asker } = request
      const { schemaContent } = await client.approvalForm(processCode)
      const lines = [...request.lines, marked(request.key)]
      const filled = filledIn(fieldsOf(schemaContent.items), { title: request.title, lines })
      if ('unfit' in filled) throw failed('unfit', filled.unfit)
      const formComponentValues = filled.values.map(({ field: { id, name }, value }) => ({ id, name, value }))
      const deptId = await departmentOf(asker)
      const steps = await client.forecastApproval({ processCode, deptId, userId: asker, formComponentValues })
      if (!steps.isForecastSuccess) throw failed('forecastError', 'the steps of the request cannot be told')
      // Without `approvers` the company's own chain holds; only what it leaves to the asker is filled.
      const targetSelectActioners = chosen(steps.workflowActivityRules, request)
      const body = { processCode, originatorUserId: asker, deptId, formComponentValues }
      try {
        return await client.startApproval({
          ...body,
          ...(targetSelectActioners.length === 0 ? {} : { targetSelectActioners }),
        })
      } catch (error) {
        throw error instanceof PlatformError && error.retry === 'unsure' ? lookedForLater(error) : error
      }
    },

    standing: async (instance) => standingOf(await look(instance)),

    async answer(instance, { by, granted }) {
      const found = await look(instance)
      if (found === undefined || standingOf(found).state !== 'open') return
      const task = found.tasks?.find(({ userId, status }) => userId === by && status === 'RUNNING')
      if (task === undefined) throw failed('not-asked', 'no running task of this person')
      const result = granted ? 'agree' : 'refuse'
      const { taskId } = task
      await client.executeApprovalTask({ processInstanceId: instance, taskId, actionerUserId: by, result })
    },

    async withdraw(instance, asker) {
      const found = await look(instance)
      if (found === undefined || standingOf(found).state !== 'open') return
      try {
        const body = { processInstanceId: instance, isSystem: false, operatingUserId: asker }
        await client.terminateApproval(body)
      } catch (error) {
        throw isCode(error, [tooEarly]) ? laterAgain(error) : error
      }
    },
  }

  /** An instance of this very request, where an earlier try got through and only its answer was lost. */
  async function find({ key, template, asker, askedAt }: ApprovalRequest): Promise<string | undefined> {
    for (const id of await client.approvalsStarted(template, asker, askedAt - skewMs)) {
      const { formComponentValues } = await client.approvalInstance(id)
      if (formComponentValues?.some(({ value }) => value?.includes(marked(key)) === true)) return id
    }
    return undefined
  }

  /** `undefined`: it was deleted; that nothing else is left of one is not documented. */
  async function look(instance: string): Promise<DingtalkInstance | undefined> {
    try {
      return await client.approvalInstance(instance)
    } catch (error) {
      if (isCode(error, ['processInstanceNotExist'])) return undefined
      throw error
    }
  }

  /** Where the asker belongs; the company itself is -1 here. */
  async function departmentOf(userId: string): Promise<number> {
    const [own = root] = (await client.user(userId)).result.dept_id_list
    return own === root ? -1 : own
  }
}

const root = 1

/** Two clocks may differ by this much, in milliseconds. */
const skewMs = 60_000

/** A request's own number, by which it is known again among what its asker has started. */
function marked(key: string): string {
  return `沙盘编号 ${key}`
}

/** https://open.dingtalk.com/document/development/oa-formcomponent-message */
const holds: Readonly<Record<string, FormField['holds']>> = { TextField: 'line', TextareaField: 'text' }

type Items = Awaited<ReturnType<Client['approvalForm']>>['schemaContent']['items']

/** A span of days has two labels, as a list. */
function fieldsOf(items: Items): FormField[] {
  return items.map(({ componentName, props: { id, label, required } }) => ({
    id,
    name: typeof label === 'string' ? label : id,
    required: required === true,
    holds: holds[componentName] ?? 'other',
  }))
}

type Rules = Awaited<ReturnType<Client['forecastApproval']>>['workflowActivityRules']

/** Who acts where the template leaves that to whoever starts it 发起人自选. */
function chosen(rules: Rules, { deciders }: ApprovalRequest): object[] {
  return rules.flatMap(({ isTargetSelect, workflowActor }) => {
    const { actorKey, actorType, allowedMulti, required } = workflowActor ?? {}
    const isOurs = isTargetSelect === true && (actorType === 'approver' || required === true)
    if (!isOurs || !actorKey) return []
    return [{ actionerKey: actorKey, actionerUserIds: allowedMulti === true ? deciders : deciders.slice(0, 1) }]
  })
}

const answered = ['EXECUTE_TASK_NORMAL', 'EXECUTE_TASK_AGENT']

function standingOf(found: DingtalkInstance | undefined): ApprovalStanding {
  if (found === undefined) return { state: 'void' }
  const { status, result } = found
  switch (status) {
    case 'NEW':
    case 'RUNNING':
      return { state: 'open' }
    case 'TERMINATED':
      return { state: 'void', ...deedOf(found, ['TERMINATE_PROCESS_INSTANCE']) }
    case 'COMPLETED':
      return { state: result === 'agree' ? 'granted' : 'declined', ...deedOf(found, answered) }
    default:
      throw failed('status', `unknown status ${status.slice(0, 40)}`)
  }
}

/** Who did the last of such deeds, when, and with what words. */
function deedOf({ operationRecords }: DingtalkInstance, types: readonly string[]): Omit<ApprovalStanding, 'state'> {
  const deed = operationRecords?.findLast(({ type }) => types.includes(type))
  const at = Date.parse(deed?.date ?? '')
  return {
    ...(deed?.userId ? { by: deed.userId } : {}),
    ...(Number.isNaN(at) ? {} : { at }),
    ...(deed?.remark ? { comment: deed.remark } : {}),
  }
}

/** Within fifteen seconds of its start nothing can be taken back. https://open.dingtalk.com/document/development/revoke-an-approval-instance */
const tooEarly = 'aflowProcessInstStatusException'

const shortMs = 5000

/** It may have been started: the list is given time to know of it before one looks. */
function lookedForLater({ endpoint, code, message }: PlatformError): PlatformError {
  return new PlatformError('dingtalk', endpoint, { code, message, retry: 'unsure', retryAfter: shortMs })
}

function laterAgain({ endpoint, code, message }: PlatformError): PlatformError {
  return new PlatformError('dingtalk', endpoint, { code, message, retry: 'later', retryAfter: shortMs })
}

function isCode(error: unknown, codes: readonly (string | number)[]): error is PlatformError {
  return error instanceof PlatformError && codes.includes(error.code)
}

function failed(code: string, message: string): PlatformError {
  return new PlatformError('dingtalk', 'v1.0/workflow/processInstances', { code, message, retry: 'never' })
}
