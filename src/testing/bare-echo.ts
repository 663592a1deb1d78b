import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a bare HTTP round trip with this body takes on this machine right now, at the 99th percentile of `asks`, in milliseconds. */
export async function bareEcho(body: string, asks: number): Promise<number> {
  const server = createServer((request, response) => request.pipe(response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const times: number[] = []
  for (let ask = 0; ask < asks; ask++) {
    const start = performance.now()
    await (await fetch(`http://127.0.0.1:${port}`, { method: 'POST', body })).text()
    times.push(performance.now() - start)
  }
  server.close()
  return times.toSorted((one, other) => one - other)[Math.floor(asks * 0.99) - 1] ?? Number.NaN
}
