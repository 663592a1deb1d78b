import { Agent, request } from 'node:http'
import type { Callback } from './company.ts'

/** Sends one callback; resolves with its status once the answer is read. */
function post(port: number, { path, body }: Callback, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const sending = request(
      { host: '127.0.0.1', port, path, method: 'POST', agent, headers: { 'content-type': 'text/xml' } },
      (response) => {
        response.resume()
        response.on('end', () => resolve(response.statusCode ?? 0))
      },
    )
    sending.on('error', reject)
    sending.end(body)
  })
}

/** As fast as `connections` kept-alive connections allow; throws when anything but 200 comes back. */
export async function closedLoop(port: number, callbacks: readonly Callback[], connections: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const queue = [...callbacks]
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let next = queue.pop(); next !== undefined; next = queue.pop()) mustBeFine(await post(port, next, agent))
    }),
  )
  agent.destroy()
}

/** `perSecond` requests a second whatever the answers do; latencies in milliseconds from when each was due. */
export async function openLoop(port: number, callbacks: readonly Callback[], perSecond: number): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 })
  const start = performance.now()
  const latencies = await Promise.all(
    callbacks.map(async (callback, index) => {
      const due = start + (index * 1000) / perSecond
      await new Promise((resolve) => setTimeout(resolve, due - performance.now()))
      mustBeFine(await post(port, callback, agent))
      return performance.now() - due
    }),
  )
  agent.destroy()
  return latencies
}

function mustBeFine(status: number): void {
  if (status !== 200) throw new Error(`a callback was answered ${status}`)
}
