/** What the API refuses: HTTP 400 unless said otherwise, with the code in the body. */
export class ApiError extends Error {
  readonly code: number
  readonly status: number
  readonly headers: Record<string, string>

  /** Codes: https://open.feishu.cn/document/server-docs/api-call-guide/generic-error-code */
  constructor(code: number, reason: string, { status = 400, headers = {} as Record<string, string> } = {}) {
    super(reason)
    this.code = code
    this.status = status
    this.headers = headers
  }
}
