import { z } from 'zod'

/** An answer as JSON, by the name its shape has in `contract.ts`. */
export const json = (description: string) => ({ description, content: { 'application/json': {} } })

export const failures = {
  '401': json('未登录：`signIn` 里是登录地址'),
  '404': json('没找到，可能已删除，或者没有权限查看'),
}

/** A look: nothing is written. */
export const look = (summary: string, answer: string) => ({
  get: { summary, responses: { '200': json(answer), ...failures } },
})

/** A file as it is downloaded. */
export const download = (summary: string, type: string) => ({
  get: { summary, responses: { '200': { description: '文件', content: { [type]: {} } }, ...failures } },
})

/** Something that is done, with a JSON body. */
export const step = (summary: string, body: z.ZodType, answer: string, status = '200') => ({
  post: {
    summary,
    requestBody: { required: true, content: { 'application/json': { schema: z.toJSONSchema(body, { io: 'input' }) } } },
    responses: { [status]: json(answer), '403': json('不能这样做，`message` 里是原因'), ...failures },
  },
})

/** A file that is sent as it is. */
export const upload = (summary: string, answer: string, status = '200') => ({
  post: {
    summary,
    requestBody: { required: true, content: { 'application/octet-stream': {} } },
    responses: { [status]: json(answer), '403': json('读不了、太大，或没有权限'), ...failures },
  },
})

interface Operation {
  summary: string
  requestBody?: object
  responses: object
  parameters?: readonly object[]
}

/** Each path with the parameters that stand in it. */
export function withParameters(paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>) {
  return Object.fromEntries(
    Object.entries(paths).map(([path, operations]) => {
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      const own = names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }))
      const described = Object.entries(operations).map(([method, operation]) => {
        const { parameters = [], ...rest } = operation
        const all = [...own, ...parameters]
        return [method, all.length === 0 ? rest : { ...rest, parameters: all }] as const
      })
      return [path, Object.fromEntries(described)]
    }),
  )
}
