import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from './testing/free-port.ts'
import { type WecomCompany, wecomCompany } from './testing/wecom-company.ts'

const kills = 50
const perKill = 4
const bundle = join(import.meta.dirname, '../dist/sandtable.js')

let company: WecomCompany
let server: ChildProcess
let port: number

beforeAll(async () => {
  company = await wecomCompany({ members: Array.from({ length: kills * perKill }, (_, index) => `Rep${index}`) })
  port = await freePort()
  company.wecom.callbackUrl = `http://127.0.0.1:${port}/im/wecom/callback`
  server = await start()
})
afterAll(async () => {
  server.kill('SIGKILL')
  await company.remove()
})

test(`kill -9 at ${kills} random moments: whatever got its 200 is answered exactly once`, async () => {
  const { wecom } = company
  const acknowledged: string[] = []
  for (let kill = 0; kill < kills; kill++) {
    // Some kills come before the first byte is read, some after the answer is out.
    const reps = Array.from({ length: perKill }, (_, index) => `Rep${kill * perKill + index}`)
    const asks = reps.map(async (rep, index) => {
      await pause(index * 8)
      const { status } = await wecom.says(rep, '客户嫌贵，怎么回')
      if (status === 200) acknowledged.push(rep)
    })
    await pause(Math.random() * 300)
    server.kill('SIGKILL')
    await once(server, 'exit')
    server = await start()
    await Promise.all(asks)
  }
  const answers = ({ card }: { card?: { main_title?: { title?: string } } }) =>
    card?.main_title?.title?.startsWith('客户嫌贵') === true
  const seen = (rep: string) => wecom.bubbles(rep).filter(answers).length
  await expect.poll(() => acknowledged.filter((rep) => seen(rep) === 0), { timeout: 60_000, interval: 200 }).toEqual([])
  await pause(1000)
  const everybody = Array.from({ length: kills * perKill }, (_, index) => `Rep${index}`)
  expect(everybody.filter((rep) => seen(rep) > 1)).toEqual([])
  expect(acknowledged.length).toBeGreaterThan((kills * perKill) / 2)
  console.info(`${kills} kills: ${acknowledged.length} acknowledged, each answered once`)
}, 480_000)

async function start(): Promise<ChildProcess> {
  const environment = { ...process.env, ...company.environment, PORT: String(port), LOG_LEVEL: 'silent' }
  const child = spawn(process.execPath, [bundle, 'start'], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout ?? child, 'data')
  return child
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
