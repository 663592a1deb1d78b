export type Answer = Record<string, unknown>

/** What a check of the API refuses. Still HTTP 200: only the errcode tells. */
export class ApiError extends Error {
  readonly errcode: number
  /** Fields that stand beside errcode and errmsg, such as `invaliduser`. */
  readonly fields: Answer

  /** Codes: https://developer.work.weixin.qq.com/document/path/90313 */
  constructor(errcode: number, reason: string, fields: Answer = {}) {
    super(reason)
    this.errcode = errcode
    this.fields = fields
  }
}

/** A failure in the platform's own wording, hint and all, so that nobody is tempted to match on errmsg. */
export function failure({ errcode, message, fields }: ApiError, now: number): Answer {
  const hint = `[${Math.floor(now / 1000)}_28_e0fae07666aa64636023c1fa7e8f49a4]`
  const more = `https://open.work.weixin.qq.com/devtool/query?e=${errcode}`
  return { ...fields, errcode, errmsg: `${message}, hint: ${hint}, from ip: 127.0.0.1, more info at ${more}` }
}
