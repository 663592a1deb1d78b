import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStorage } from '../setup/database.ts'
import { type DingtalkCompany, dingtalkCompany } from './dingtalk-company.ts'

/*
 * Two companies of 10,000, each with a server process of its own as it ships: one looks everybody up in its directory, the other is
 * told at its first question that it may not look. The same questions go to both in turn, so that whatever else the machine does
 * falls on both alike. DingTalk grants twenty calls of one API a second, and the product makes sixteen: the look would take ten
 * minutes. Here both figures are ten times that, so one minute has the work of ten.
 */
const haste = 10
const people = Array.from({ length: 10_000 }, (_, at) => `rep${at}`)
const askers = people.slice(0, 20)
const leavers = people.filter((_, at) => at % 200 === 199)
const look = 'POST /topapi/v2/user/get' as const
const show = 'POST /v1.0/card/instances/createAndDeliver' as const
const question = '客户：华东某三甲医院 设备科，预算80万，竞品是迈瑞，张主任说要等集采，怎么推进'
const tenantId = 'acme'
const bundle = join(import.meta.dirname, '../../dist/sandtable.js')

let looking: Side
let idle: Side
beforeAll(async () => {
  looking = await open()
  idle = await open()
  const forbidden = { errcode: 60011, errmsg: '没有调用该接口的权限' }
  idle.company.dingtalk.fail(look, { status: 200, body: forbidden })
})
afterAll(async () => {
  for (const { server, company } of [looking, idle]) {
    server?.kill()
    await company.remove()
  }
})

test('10,000 people looked up within the limits, while answers come as if nobody were', async () => {
  for (const side of [idle, looking]) side.server = await start(side.company)
  const looks = () => looking.company.dingtalk.callsOf(look)
  const waits = { looking: [] as number[], idle: [] as number[] }
  const started = performance.now()
  for (let at = 0; looks().length < people.length && performance.now() - started < 150_000; at++) {
    const asker = askers[at % askers.length] ?? ''
    waits.looking.push(await answered(looking.company, asker))
    waits.idle.push(await answered(idle.company, asker))
  }
  const seconds = (performance.now() - started) / 1000

  expect(looks().length).toBeGreaterThanOrEqual(people.length)
  expect(looks().filter(({ answer }) => Number((answer as { errcode: number }).errcode) === 90018)).toEqual([])
  expect(idle.company.dingtalk.callsOf(look).length).toBeLessThan(5)
  await expect.poll(goneIn(looking.company), { timeout: 30_000, interval: 500 }).toEqual(leavers.toSorted())

  const [busy, quiet] = [waits.looking, waits.idle].map((all) => all.slice(warming))
  const figures = (all: number[] = []) =>
    `p50 ${quantile(all, 0.5).toFixed(1)} ms, p99 ${quantile(all, 0.99).toFixed(1)} ms`
  console.info(
    `${looks().length} people in ${seconds.toFixed(0)} s; ${busy?.length} answers meanwhile: ${figures(busy)}; idle beside it: ${figures(quiet)}`,
  )
  expect(quantile(busy ?? [], 0.99)).toBeLessThanOrEqual(1.5 * quantile(quiet ?? [], 0.99))
}, 300_000)

/** Answers to each side before its code is warm. */
const warming = 60

interface Side {
  company: DingtalkCompany
  server?: ChildProcess
}

/** A company all of whose people have spoken to the bot before. */
async function open(): Promise<Side> {
  const company = await dingtalkCompany({ members: people, departments: 400, left: leavers, perSecond: 20 * haste })
  const storage = openStorage(company.config)
  const corp = company.config.dingtalk?.corpId ?? ''
  await storage.companies.ensure(
    { id: tenantId, name: '一万人', kind: 'company', joining: 'join' },
    { platform: 'dingtalk', corp },
  )
  await storage.furnish({
    tenantId,
    platform: 'dingtalk',
    teams: [{ id: 'one', tenantId, name: '一组' }],
    people: people.map((userId) => ({ id: userId, userId, name: `员工${userId}`, role: 'rep', teamId: 'one' })),
    customers: [],
    deals: [],
    visits: [],
  })
  await storage.close()
  return { company }
}

async function start({ environment, dingtalk }: DingtalkCompany): Promise<ChildProcess> {
  const more = { PORT: '0', LOG_LEVEL: 'silent', DINGTALK_CALLS_PER_SECOND: String(16 * haste) }
  const child = spawn(process.execPath, [bundle, 'start'], {
    env: { ...process.env, ...environment, ...more },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await Promise.race([once(child.stdout ?? child, 'data'), once(child, 'exit')])
  await expect.poll(dingtalk.stream.isConnected, { timeout: 10_000 }).toBe(true)
  return child
}

/** Milliseconds from when a rep asked to when the card came to DingTalk. */
async function answered({ dingtalk }: DingtalkCompany, rep: string): Promise<number> {
  const before = dingtalk.calls.length
  const asked = performance.now()
  await dingtalk.says(rep, question)
  for (;;) {
    const card = dingtalk.calls
      .slice(before)
      .find(({ endpoint, body }) => endpoint === show && String(body['openSpaceId']).endsWith(`.${rep}`))
    if (card !== undefined) return card.at - asked
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** Whom the company's own records no longer let in. */
function goneIn({ config }: DingtalkCompany): () => Promise<string[]> {
  return async () => {
    const storage = openStorage(config)
    const known = await storage.people.knownOn(tenantId, 'dingtalk')
    await storage.close()
    return known
      .filter(({ person }) => !person.active)
      .map(({ identity }) => identity.userId)
      .toSorted()
  }
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}
