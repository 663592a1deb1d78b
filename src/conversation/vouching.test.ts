import { expect, test } from 'vitest'
import type { Person } from '../people/person.ts'
import { silent } from './log.ts'
import type { Incoming } from './message.ts'
import { PlatformError, type Retry } from './platform.ts'
import { openVouching } from './vouching.ts'

const lin: Person = { id: 'lin', tenantId: 'acme', name: '林夏', role: 'rep', teamId: 'one', active: true }
const identity = { platform: 'wecom', userId: 'LinXia' }

type Said = boolean | undefined | Retry | 'nothing'

/** A directory that says, in turn, what it is given; its last word again and again. */
function open(says: Said[], limits: { vouchedPerMinute?: number } = {}) {
  const heard: Incoming[] = []
  const state = { now: 1_000_000, asked: 0, slept: 0 }
  const isThere = async () => {
    state.asked += 1
    const said = says.length > 1 ? says.shift() : says[0]
    if (said === 'nothing') return new Promise<never>(() => {})
    if (typeof said === 'string') throw new PlatformError('wecom', 'user/get', { code: 1, message: '', retry: said })
    return said
  }
  const directory = { isThere, member: async () => undefined }
  const vouching = openVouching({
    people: { addressesOf: async () => [{ ...identity, corp: 'ww' }] },
    platform: () => ({ name: 'wecom', corp: 'ww', directory, limits: { ...limits } as never }),
    receive: async (incoming) => {
      heard.push(incoming)
      return 'new'
    },
    log: silent,
    now: () => state.now,
    sleep: async (ms) => {
      state.slept += ms
      // Whatever is to be said at once is said sooner.
      await new Promise((resolve) => setTimeout(resolve, 5))
    },
  })
  const after = async (ms: number, person = lin) => {
    state.now += ms
    return vouching.vouchesFor(person, identity)
  }
  return { ...vouching, after, state, heard }
}

test('a word holds for a minute, and is renewed beside the work from three quarters of it on', async () => {
  const { after, state } = open([true])
  expect(await after(0)).toBe(true)
  expect(await after(44_999)).toBe(true)
  expect(state.asked).toBe(1)
  expect(await after(1)).toBe(true)
  expect(state.asked).toBe(2)
  expect(await after(44_999)).toBe(true)
  expect(state.asked).toBe(2)
})

test.each([false, undefined])(
  'who is gone (%s) is turned away a minute later, and the news of it goes in',
  async (said) => {
    const { after, heard } = open([true, said])
    await after(0)
    expect(await after(60_000)).toBe(false)
    expect(heard).toMatchObject([{ content: { kind: 'news', of: 'member', id: 'LinXia' } }])
  },
)

test('who leaves while they are at it is out as soon as the renewed word says so', async () => {
  const { after } = open([true, false])
  await after(0)
  expect(await after(50_000)).toBe(true)
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect(await after(1)).toBe(false)
})

test('an administrator the app cannot see stays', async () => {
  const { after } = open([undefined])
  expect(await after(0, { ...lin, role: 'administrator' })).toBe(true)
})

test('a directory that does not answer is waited for once, for less than a second, and its word counts when it comes', async () => {
  const { after, state } = open(['nothing'])
  expect(await after(0)).toBe(true)
  expect(state.slept).toBe(800)
  expect(await after(10_000)).toBe(true)
  expect([state.asked, state.slept]).toEqual([1, 800])
})

test('one in trouble lets people in and is left alone for a while, one that refuses for longer', async () => {
  const busy = open(['later', true])
  expect(await busy.after(0)).toBe(true)
  expect(await busy.after(4_999)).toBe(true)
  expect(busy.state.asked).toBe(1)
  expect(await busy.after(1)).toBe(true)
  expect(busy.state.asked).toBe(2)
  const closed = open(['never'])
  await closed.after(0)
  await closed.after(59_999)
  expect(closed.state.asked).toBe(1)
})

test('more looks than the platform grants are not made', async () => {
  const { state, vouchesFor } = open([true], { vouchedPerMinute: 3 })
  for (let at = 0; at < 5; at++) expect(await vouchesFor(lin, { ...identity, userId: `rep${at}` })).toBe(true)
  expect(state.asked).toBe(3)
})

test('a page stays open as long as one platform vouches for its person', async () => {
  const { letsIn } = open([false])
  expect(await letsIn(lin)).toBe(false)
})
