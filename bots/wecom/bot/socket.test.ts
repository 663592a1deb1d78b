import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { WebSocketServer } from 'ws'
import { silent } from '../../../src/conversation/log.ts'
import { openBotSocket } from './socket.ts'

test('closed while its line is being opened, it does not subscribe, nor come back', async () => {
  const server = createServer()
  const lines = new WebSocketServer({ noServer: true })
  const subscribed: string[] = []
  let handshakes = 0
  let open = () => {}
  lines.on('connection', (line) => line.on('message', (bytes) => subscribed.push(String(bytes))))
  server.on('upgrade', (request, socket, head) => {
    handshakes += 1
    socket.on('error', () => {})
    open = () => lines.handleUpgrade(request, socket, head, (line) => lines.emit('connection', line, request))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const socket = openBotSocket({
    botId: 'bot',
    secret: 'secret',
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    log: silent,
    take: () => {},
    rhythm: { first: 10 },
  })
  const started = socket.start()
  await expect.poll(() => handshakes).toBe(1)
  socket.close()
  await started
  open()
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect({ subscribed, handshakes }).toEqual({ subscribed: [], handshakes: 1 })
  server.close()
})
