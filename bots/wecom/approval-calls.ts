import { z } from 'zod'
import type { Span } from '../../src/conversation/calendars.ts'
import type { Call } from './call.ts'

/** The endpoints of approvals 审批, for an app that the console lists under 审批 → 可调用接口的应用. */
export function approvalCalls(ask: <Answer>(asked: Call<Answer>) => Promise<Answer>) {
  return {
    // https://developer.work.weixin.qq.com/document/path/91982
    approvalTemplate: (id: string) =>
      ask({
        endpoint: 'oa/gettemplatedetail',
        query: {},
        body: { template_id: id },
        answer: Template,
        inDoubt: 'later',
      }),

    /** It has no key by which a repeat could be known: in doubt one has to look whether it is there. */
    // https://developer.work.weixin.qq.com/document/path/91853
    async applyForApproval(body: object): Promise<string> {
      return (await ask({ endpoint: 'oa/applyevent', query: {}, body, answer: Applied })).sp_no
    },

    /** Numbers of what was applied for in a span of at most 31 days, by what is given of its template, its asker and its status. */
    // https://developer.work.weixin.qq.com/document/path/91816
    async approvalsApplied({ from, to }: Span, by: { template_id: string; creator?: string; sp_status?: string }) {
      const filters = Object.entries(by).map(([key, value]) => ({ key, value }))
      const span = { starttime: String(Math.floor(from / 1000)), endtime: String(Math.ceil(to / 1000)) }
      const found: string[] = []
      for (let cursor: string | undefined = ''; cursor !== undefined; ) {
        const page: z.infer<typeof Listed> = await ask({
          endpoint: 'oa/getapprovalinfo',
          query: {},
          body: { ...span, new_cursor: cursor, size: 100, filters },
          answer: Listed,
          inDoubt: 'later',
        })
        found.push(...page.sp_no_list)
        cursor = page.new_next_cursor || undefined
      }
      return found
    },

    // https://developer.work.weixin.qq.com/document/path/91983
    approvalDetail: async (number: string) =>
      (
        await ask({
          endpoint: 'oa/getapprovaldetail',
          query: {},
          body: { sp_no: number },
          answer: Detail,
          inDoubt: 'later',
        })
      ).info,
  }
}

const Words = z.array(z.object({ text: z.string(), lang: z.string().optional() })).default([])
const Template = z.object({
  template_names: Words,
  template_content: z.object({
    controls: z.array(
      z.object({
        property: z.object({ control: z.string(), id: z.string(), title: Words, require: z.number().default(0) }),
      }),
    ),
  }),
})
export type WecomTemplate = z.infer<typeof Template>

const Applied = z.object({ sp_no: z.string().min(1) })
const Listed = z.object({ sp_no_list: z.array(z.string()).default([]), new_next_cursor: z.string().nullish() })

/** In the documents' own samples a moment that is none is an empty text. */
const Seconds = z.union([z.number(), z.literal('').transform(() => 0), z.coerce.number()])
const Detail = z.object({
  info: z.object({
    sp_status: z.number(),
    applyer: z.object({ userid: z.string() }),
    sp_record: z
      .array(
        z.object({
          details: z
            .array(
              z.object({
                approver: z.object({ userid: z.string() }),
                speech: z.string().default(''),
                sp_status: z.number(),
                sptime: Seconds.default(0),
              }),
            )
            .default([]),
        }),
      )
      .default([]),
    apply_data: z
      .object({ contents: z.array(z.object({ value: z.looseObject({ text: z.string().optional() }).optional() })) })
      .optional(),
  }),
})
export type WecomApproval = z.infer<typeof Detail>['info']
