import { PlatformError, type Retry } from '../platform.ts'

/** One request to a platform's API, as its failures are called. */
export interface Asked {
  platform: string
  endpoint: string
  /** What to make of it when it may have been carried out with only its answer lost. */
  inDoubt: Retry
}

export interface Answered {
  status: number
  headers: Headers
  text: string
}

/** From the first packet to the last byte of the answer, in milliseconds. */
export const deadline = 10_000
const mostBytes = 1024 * 1024

/** The whole answer, whatever its status; a network that failed, or an answer beyond all measure, is a `PlatformError`. */
export async function exchange(asked: Asked, ask: () => Promise<Response>): Promise<Answered> {
  const { bytes, ...answered } = await download(asked, ask, mostBytes)
  return { ...answered, text: bytes.toString('utf8') }
}

/** The same for what is no text and may be as long as `most` bytes, counted as they come out of any compression. */
export async function download(
  asked: Asked,
  ask: () => Promise<Response>,
  most: number,
): Promise<Omit<Answered, 'text'> & { bytes: Buffer }> {
  const started = performance.now()
  try {
    const response = await ask()
    const left = Math.max(deadline - (performance.now() - started), 0)
    return { status: response.status, headers: response.headers, bytes: await bodyOf(response, asked, most, left) }
  } catch (error) {
    throw error instanceof PlatformError ? error : unreachable(asked, error)
  }
}

/** A login page of some proxy, half an answer, or something else that says nothing of what became of the request. */
export function notAnAnswer({ platform, endpoint, inDoubt }: Asked): PlatformError {
  return new PlatformError(platform, endpoint, {
    code: 'answer',
    message: 'the answer cannot be read',
    retry: inDoubt,
  })
}

/** A fetch may forget its signal while the body comes in, once its request has been collected: so it is given up here as well. */
async function bodyOf({ body }: Response, asked: Asked, most: number, left: number): Promise<Buffer> {
  const reader = body?.getReader()
  if (reader === undefined) return Buffer.alloc(0)
  const chunks: Uint8Array[] = []
  let bytes = 0
  let isLate = false
  const stop = () => void reader.cancel().catch(() => {})
  const timer = setTimeout(() => {
    isLate = true
    stop()
  }, left)
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (isLate) throw new DOMException('the body took too long', 'TimeoutError')
      if (done) return Buffer.concat(chunks)
      bytes += value.length
      if (bytes > most) throw notAnAnswer(asked)
      chunks.push(value)
    }
  } finally {
    clearTimeout(timer)
    stop()
  }
}

/**
 * The network failed, in the words of Node or undici. Before the connection stood nothing was sent; afterwards the request may
 * have been carried out with only its answer lost.
 */
function unreachable({ platform, endpoint, inDoubt }: Asked, error: unknown): PlatformError {
  const code = networkCode(error)
  // undici's own message would quote nothing, but a guard or proxy might quote the address, and the address may carry a token.
  const retry = neverConnected.test(code) ? 'later' : inDoubt
  return new PlatformError(platform, endpoint, { code, message: 'no answer', retry })
}

const neverConnected =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_|ERR_TLS_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/

function networkCode(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const { cause } = error
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code
  return error.name === 'TimeoutError' || error.name === 'AbortError' ? 'timeout' : error.name
}
