/** What the new API refuses: a status, and a code in words. https://open.dingtalk.com/document/development/error-code */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly requiredScopes: readonly string[] | undefined

  constructor(status: number, code: string, reason: string, requiredScopes?: readonly string[]) {
    super(reason)
    this.status = status
    this.code = code
    this.requiredScopes = requiredScopes
  }
}

/** What the old API refuses: HTTP 200 with a number. */
export class OldApiError extends Error {
  readonly errcode: number

  constructor(errcode: number, reason: string) {
    super(reason)
    this.errcode = errcode
  }
}
