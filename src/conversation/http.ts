/** An HTTP door to open for a platform's callbacks. */
export interface Route {
  method: 'GET' | 'POST'
  path: string
  /** Larger bodies are refused before they are read to the end. */
  maxBytes: number
  handle(request: RawRequest): Promise<RawResponse>
}

/** A request as it came over the wire: signatures are checked on these bytes. */
export interface RawRequest {
  /** The query string without `?`, still encoded. */
  search: string
  headers: Headers
  body: Buffer
  remoteAddress: string
  /** Fires when the other side has gone; matters to streams only. */
  signal: AbortSignal
}

type Headers = Readonly<Record<string, string | string[] | undefined>>

/** A streamed body (server-sent events) is an async iterable of strings. */
export interface RawResponse {
  status: number
  type?: string
  headers?: Record<string, string>
  body?: string | Buffer | AsyncIterable<string>
  /** Drops the connection instead: for who would take any answer as received. */
  hangUp?: true
}

/**
 * Whether a request truly comes from this machine: from a loopback address, to a loopback name (a rebinding name would be
 * another), and not through a proxy that happens to run here.
 */
export function isFromThisMachine({ remoteAddress, headers }: Pick<RawRequest, 'remoteAddress' | 'headers'>): boolean {
  if (headers['x-forwarded-for'] !== undefined || headers['forwarded'] !== undefined) return false
  return /^(127\.|::1$|::ffff:127\.)/.test(remoteAddress) && isLoopbackHost(String(headers['host'] ?? ''))
}

/** Whether `host`, with or without a port, is a name of this machine for itself. */
export function isLoopbackHost(host: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(host.replace(/:\d+$/, ''))
}
