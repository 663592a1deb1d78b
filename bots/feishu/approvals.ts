import { z } from 'zod'
import type { ApprovalRequest, ApprovalStanding, Approvals } from '../../src/conversation/approvals.ts'
import { PlatformError } from '../../src/conversation/platform.ts'
import { type FormField, filledIn } from '../../src/conversation/wire/approval-form.ts'
import type { FeishuInstance } from './approval-calls.ts'
import type { Client } from './client.ts'

/** Native approvals 原生审批 of the company. https://open.feishu.cn/document/server-docs/approval-v4/approval-overview */
export function openApprovals(client: Client): Approvals {
  return {
    whereTheCodeIs:
      '编码在飞书管理后台「审批」里：打开要用的模板，浏览器地址中 definitionCode= 后面的那一串，整段地址发来也行。',

    async adopt(template) {
      const definition = await client.approvalDefinition(template)
      if (definition.status !== 'ACTIVE') return { unfit: `模板「${definition.approval_name}」没有启用。` }
      const form = filledIn(fieldsOf(definition.form), trial)
      if ('unfit' in form) return form
      await unlessSubscribed(() => client.subscribeApproval(template))
      return { name: definition.approval_name }
    },

    async start(request) {
      const { form, node_list } = await client.approvalDefinition(request.template)
      const filled = filledIn(fieldsOf(form), request)
      if ('unfit' in filled) throw failed('approval/v4/instances', 'unfit', filled.unfit)
      const kinds = new Map(widgetsOf(form).map(({ id, type }) => [id, type]))
      const values = filled.values.map(({ field: { id }, value }) => ({ id, type: kinds.get(id), value }))
      const body = {
        approval_code: request.template,
        open_id: request.asker,
        uuid: request.key,
        form: JSON.stringify(values),
        ...chosen(node_list, request),
      }
      try {
        return await client.createApproval(body)
      } catch (error) {
        if (!isCode(error, uuidKnown)) throw error
        return (await client.approvalInstance(request.key)).instance_code
      }
    },

    standing: async (instance) => standingOf(await client.approvalInstance(instance)),

    async answer(instance, { by, granted }) {
      const found = await client.approvalInstance(instance)
      if (standingOf(found).state !== 'open') return
      const task = found.task_list.find(({ open_id, status }) => open_id === by && status === 'PENDING')
      if (task === undefined) throw failed('approval/v4/tasks', 'not-asked', 'no pending task of this person')
      const { approval_code, instance_code } = found
      await client.answerApprovalTask(granted ? 'approve' : 'reject', {
        ...{ approval_code, instance_code, user_id: by, task_id: task.id },
      })
    },

    async withdraw(instance, asker) {
      const found = await client.approvalInstance(instance)
      if (standingOf(found).state !== 'open') return
      const { approval_code, instance_code } = found
      await client.cancelApproval({ approval_code, instance_code, user_id: asker })
    },
  }
}

const trial = { title: '', lines: [] }

const Widgets = z.array(
  z.object({ id: z.string(), name: z.string().default(''), type: z.string(), required: z.boolean().default(false) }),
)

function widgetsOf(form: string): z.infer<typeof Widgets> {
  const read = Widgets.safeParse(jsonIn(form))
  if (!read.success) throw failed('approval/v4/approvals', 'form', 'the form of the template cannot be read')
  return read.data
}

/** https://open.feishu.cn/document/server-docs/approval-v4/instance/approval-instance-form-control-parameters */
const holds: Readonly<Record<string, FormField['holds']>> = { input: 'line', textarea: 'text' }

function fieldsOf(form: string): FormField[] {
  return widgetsOf(form).map(({ id, name, type, required }) => ({ id, name, required, holds: holds[type] ?? 'other' }))
}

/** Who approves where the template leaves that to whoever starts it; its other nodes take care of themselves. */
function chosen(
  nodes: Awaited<ReturnType<Client['approvalDefinition']>>['node_list'],
  { deciders }: ApprovalRequest,
): { node_approver_open_id_list?: object[] } {
  const open = nodes.filter(({ need_approver }) => need_approver)
  if (open.length === 0) return {}
  return {
    node_approver_open_id_list: open.map(({ node_id, approver_chosen_multi }) => ({
      key: node_id,
      value: approver_chosen_multi ? deciders : deciders.slice(0, 1),
    })),
  }
}

const states: Readonly<Record<string, ApprovalStanding['state']>> = {
  PENDING: 'open',
  OVERTIME_RECOVER: 'open',
  APPROVED: 'granted',
  REJECTED: 'declined',
  CANCELED: 'void',
  DELETED: 'void',
  REVERTED: 'void',
  OVERTIME_CLOSE: 'void',
}

/** What of the timeline brought it about. */
const deeds: Readonly<Record<ApprovalStanding['state'], readonly string[]>> = {
  open: [],
  granted: ['PASS'],
  declined: ['REJECT'],
  void: ['CANCEL'],
}

function standingOf({ status, reverted, timeline }: FeishuInstance): ApprovalStanding {
  const known = states[status]
  if (known === undefined) throw failed('approval/v4/instances', 'status', `unknown status ${status.slice(0, 40)}`)
  const state = reverted ? 'void' : known
  const deed = timeline.findLast(({ type }) => deeds[state].includes(type))
  return {
    state,
    ...(deed?.open_id ? { by: deed.open_id } : {}),
    ...(deed === undefined ? {} : { at: deed.create_time }),
    ...(deed?.comment ? { comment: deed.comment } : {}),
  }
}

/** An instance with this uuid is there already. */
const uuidKnown = 60012

/** We are told of this template's instances already. */
const subscribed = 1390007

async function unlessSubscribed(subscribe: () => Promise<void>): Promise<void> {
  try {
    await subscribe()
  } catch (error) {
    if (!isCode(error, subscribed)) throw error
  }
}

function isCode(error: unknown, code: number): boolean {
  return error instanceof PlatformError && error.code === code
}

function failed(endpoint: string, code: string, message: string): PlatformError {
  return new PlatformError('feishu', endpoint, { code, message, retry: 'never' })
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
