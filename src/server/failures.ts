import type { Context, Middleware } from 'koa'
import { v7 as uuid } from 'uuid'
import { ZodError } from 'zod'
import type { Log } from '../conversation/log.ts'
import { Refusal } from '../people/refusal.ts'
import type { Failure } from './contract.ts'
import { refusalPage, refusalPolicy } from './refusal-page.ts'

/** An expected failure of a page's request: its status and a sentence for the person. */
export class HttpRefusal extends Error {
  override readonly name = 'HttpRefusal'
  readonly status: number
  readonly more: Omit<Failure, 'message'>

  constructor(status: number, message: string, more: Omit<Failure, 'message'> = {}) {
    super(message)
    this.status = status
    this.more = more
  }
}

export function notFound(): HttpRefusal {
  return new HttpRefusal(404, '没找到，可能已删除，或者你没有权限查看')
}

/** Expected failures are answered as they are; anything else is logged under a number that the person can quote. */
export function failures(log: Log): Middleware {
  return async (ctx, next) => {
    try {
      await next()
    } catch (error) {
      const [status, failure] = describe(error)
      if (failure !== undefined) {
        say(ctx, status, failure)
        return
      }
      const number = uuid().slice(-8)
      log.error({ number, method: ctx.method, path: ctx.path, err: error }, 'a request failed')
      say(ctx, 500, { message: `出了点问题，我们已经记下（编号 ${number}）。请稍后再试。` })
    }
  }
}

/** Our pages and other programs ask for JSON; a person's browser, on its way somewhere, does not. */
function say(ctx: Context, status: number, failure: Failure): void {
  ctx.status = status
  if (ctx.accepts('json', 'html') !== 'html') {
    ctx.body = failure
    return
  }
  ctx.type = 'html'
  ctx.set('content-security-policy', refusalPolicy())
  ctx.body = refusalPage(failure.message)
}

function describe(error: unknown): [number, Failure | undefined] {
  if (error instanceof HttpRefusal) return [error.status, { message: error.message, ...error.more }]
  if (error instanceof Refusal) return [403, { message: error.message }]
  if (error instanceof ZodError) return [400, { message: error.issues[0]?.message ?? '填写的内容不对' }]
  return [500, undefined]
}
