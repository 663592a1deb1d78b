import { Agent, type IncomingMessage, request } from 'node:http'

export interface Exchange {
  /** `undefined` when no whole answer came in time. */
  status: number | undefined
  body: Buffer
  ms: number
  failure?: 'timeout' | 'network'
}

/** Five times the rate of `fetch`: in a load test the platform must not be what is slow. */
const agent = new Agent({ keepAlive: true })

/** One request to the app and its whole answer within so many ms. Redirects are not followed, as the platform does not. */
export function exchange(url: string, within: number, posted?: string): Promise<Exchange> {
  const started = performance.now()
  return new Promise((resolve) => {
    const settle = (outcome: Omit<Exchange, 'ms'>) => {
      clearTimeout(timer)
      resolve({ ...outcome, ms: performance.now() - started })
    }
    const method = posted === undefined ? 'GET' : 'POST'
    const headers =
      posted === undefined ? {} : { 'content-type': 'text/xml', 'content-length': Buffer.byteLength(posted) }
    const sent = request(url, { agent, method, headers }, (response) => {
      bodyOf(response).then((body) => settle({ status: response.statusCode, body }), noAnswer)
    })
    const noAnswer = () => settle({ status: undefined, body: Buffer.alloc(0), failure: late ? 'timeout' : 'network' })
    let late = false
    const timer = setTimeout(() => {
      late = true
      sent.destroy()
      noAnswer()
    }, within)
    sent.on('error', noAnswer)
    sent.end(posted)
  })
}

async function bodyOf(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
