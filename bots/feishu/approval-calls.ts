import { z } from 'zod'
import type { Call } from './call.ts'

/** The endpoints of approvals, all with the app's own token; people are meant by their open_id. */
export function approvalCalls(ask: <Answer>(asked: Call<Answer>) => Promise<Answer>) {
  const byOpenId = { user_id_type: 'open_id' }

  return {
    // https://open.feishu.cn/document/server-docs/approval-v4/approval/get
    async approvalDefinition(code: string) {
      const endpoint = `approval/v4/approvals/${encodeURIComponent(code)}`
      return (await ask({ method: 'GET', endpoint, query: byOpenId, answer: Definition, inDoubt: 'later' })).data
    },

    // https://open.feishu.cn/document/server-docs/approval-v4/event/event-interface/subscribe
    async subscribeApproval(code: string): Promise<void> {
      const endpoint = `approval/v4/approvals/${encodeURIComponent(code)}/subscribe`
      await ask({ method: 'POST', endpoint, answer: Done, inDoubt: 'later' })
    },

    /** The same uuid brings no second one, so that an answer that was lost may be asked for again. */
    // https://open.feishu.cn/document/server-docs/approval-v4/instance/create
    async createApproval(body: object): Promise<string> {
      const endpoint = 'approval/v4/instances'
      return (await ask({ method: 'POST', endpoint, body, answer: Created, inDoubt: 'later' })).data.instance_code
    },

    /** By its code, or by the uuid it was created with. */
    // https://open.feishu.cn/document/server-docs/approval-v4/instance/get
    async approvalInstance(code: string) {
      const endpoint = `approval/v4/instances/${encodeURIComponent(code)}`
      return (await ask({ method: 'GET', endpoint, query: byOpenId, answer: Instance, inDoubt: 'later' })).data
    },

    // https://open.feishu.cn/document/server-docs/approval-v4/task/approve
    async answerApprovalTask(verdict: 'approve' | 'reject', body: object): Promise<void> {
      const endpoint = `approval/v4/tasks/${verdict}`
      await ask({ method: 'POST', endpoint, query: byOpenId, body, answer: Done, inDoubt: 'later' })
    },

    // https://open.feishu.cn/document/server-docs/approval-v4/instance/cancel
    async cancelApproval(body: object): Promise<void> {
      const endpoint = 'approval/v4/instances/cancel'
      await ask({ method: 'POST', endpoint, query: byOpenId, body, answer: Done, inDoubt: 'later' })
    },
  }
}

const Done = z.object({})
const Definition = z.object({
  data: z.object({
    approval_name: z.string(),
    status: z.string(),
    /** JSON: the widgets of the form. */
    form: z.string(),
    node_list: z
      .array(
        z.object({
          node_id: z.string(),
          name: z.string().default(''),
          /** Whoever starts it has to say who approves. */
          need_approver: z.boolean().default(false),
          approver_chosen_multi: z.boolean().default(false),
        }),
      )
      .default([]),
  }),
})
const Created = z.object({ data: z.object({ instance_code: z.string().min(1) }) })
const Instance = z.object({
  data: z.object({
    approval_code: z.string(),
    instance_code: z.string().min(1),
    status: z.string(),
    /** Granted, and revoked after that. */
    reverted: z.boolean().default(false),
    task_list: z.array(z.object({ id: z.string(), open_id: z.string().default(''), status: z.string() })).default([]),
    timeline: z
      .array(
        z.object({
          type: z.string(),
          create_time: z.coerce.number(),
          open_id: z.string().optional(),
          comment: z.string().optional(),
        }),
      )
      .default([]),
  }),
})
export type FeishuInstance = z.infer<typeof Instance>['data']
