import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server under measurement: listens, says where, and answers what its CPU time was once it has nothing left to do. */
export function serve(server: Server, idle: () => Promise<void> = async () => {}): void {
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
  process.on('message', async () => {
    await idle()
    const { user, system } = process.cpuUsage()
    process.send?.({ cpu: user + system })
  })
}
