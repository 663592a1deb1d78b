import { z } from 'zod'
import type { Call } from './call.ts'

/** What the client asks of OA approvals; everybody is meant by their user id, every call is one of the month's. */
export function approvalCalls(ask: <Answer>(asked: Call<Answer>) => Promise<Answer>) {
  const instances = 'v1.0/workflow/processInstances'

  return {
    // https://open.dingtalk.com/document/development/obtain-the-form-schema
    async approvalForm(processCode: string) {
      const endpoint = 'v1.0/workflow/forms/schemas/processCodes'
      return (await ask({ method: 'GET', endpoint, query: { processCode }, answer: Schema, inDoubt: 'later' })).result
    },

    /** Which steps a request of this content would pass, and which of them its asker has to say the people of. */
    // https://open.dingtalk.com/document/development/approval-process-prediction
    async forecastApproval(body: object) {
      const endpoint = 'v1.0/workflow/processes/forecast'
      return (await ask({ method: 'POST', endpoint, body, answer: Forecast, inDoubt: 'later' })).result
    },

    /** It has no key by which a repeat could be known: in doubt one has to look whether it is there. */
    // https://open.dingtalk.com/document/development/create-an-approval-instance
    async startApproval(body: object): Promise<string> {
      return (await ask({ method: 'POST', endpoint: instances, body, answer: Started, inDoubt: 'unsure' })).instanceId
    },

    /** Ids of what somebody started since a moment of the last 120 days. */
    // https://open.dingtalk.com/document/development/obtain-an-approval-list-of-instance-ids
    async approvalsStarted(processCode: string, userId: string, startTime: number): Promise<string[]> {
      const found: string[] = []
      for (let nextToken: number | undefined = 0; nextToken !== undefined && found.length < mostListed; ) {
        const { result }: z.infer<typeof Listed> = await ask({
          method: 'POST',
          endpoint: 'v1.0/workflow/processes/instanceIds/query',
          body: { processCode, startTime, nextToken, maxResults: 20, userIds: [userId] },
          answer: Listed,
          inDoubt: 'later',
        })
        found.push(...result.list)
        nextToken = result.nextToken ? Number(result.nextToken) : undefined
      }
      return found
    },

    // https://open.dingtalk.com/document/development/obtains-the-details-of-a-single-approval-instance-pop
    async approvalInstance(processInstanceId: string) {
      const query = { processInstanceId }
      return (await ask({ method: 'GET', endpoint: instances, query, answer: Instance, inDoubt: 'later' })).result
    },

    // https://open.dingtalk.com/document/development/approve-or-reject-the-approval-task
    async executeApprovalTask(body: object): Promise<void> {
      await ask({ method: 'POST', endpoint: `${instances}/execute`, body, answer: Done, inDoubt: 'later' })
    },

    // https://open.dingtalk.com/document/development/revoke-an-approval-instance
    async terminateApproval(body: object): Promise<void> {
      await ask({ method: 'POST', endpoint: `${instances}/terminate`, body, answer: Done, inDoubt: 'later' })
    },
  }
}

/** Nobody asks for more in the minutes in which a request is started. */
const mostListed = 200

const Done = z.object({})
const Schema = z.object({
  result: z.object({
    name: z.string(),
    status: z.string(),
    schemaContent: z.object({
      items: z.array(
        z.object({
          componentName: z.string(),
          props: z.object({ id: z.string(), label: z.unknown(), required: z.boolean().nullish() }),
        }),
      ),
    }),
  }),
})
const Forecast = z.object({
  result: z.object({
    isForecastSuccess: z.boolean(),
    workflowActivityRules: z
      .array(
        z.object({
          isTargetSelect: z.boolean().nullish(),
          workflowActor: z
            .object({
              actorKey: z.string().nullish(),
              actorType: z.string().nullish(),
              allowedMulti: z.boolean().nullish(),
              required: z.boolean().nullish(),
            })
            .nullish(),
        }),
      )
      .default([]),
  }),
})
const Started = z.object({ instanceId: z.string().min(1) })
const Listed = z.object({
  result: z.object({
    list: z.array(z.string()).default([]),
    nextToken: z.union([z.string(), z.number()]).nullish(),
  }),
})
const Instance = z.object({
  result: z.object({
    status: z.string(),
    result: z.string().nullish(),
    tasks: z
      .array(z.object({ taskId: z.union([z.number(), z.string()]), userId: z.string(), status: z.string() }))
      .nullish(),
    operationRecords: z
      .array(
        z.object({
          userId: z.string().nullish(),
          date: z.string().nullish(),
          type: z.string(),
          result: z.string().nullish(),
          remark: z.string().nullish(),
        }),
      )
      .nullish(),
    formComponentValues: z.array(z.object({ value: z.string().nullish() })).nullish(),
  }),
})
export type DingtalkInstance = z.infer<typeof Instance>['result']
