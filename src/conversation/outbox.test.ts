import { describe, expect, test } from 'vitest'
import type { Journal, Parcel } from './journal.ts'
import { silent } from './log.ts'
import { openOutbox } from './outbox.ts'
import { type Delivery, type Platform, PlatformError, type Retry } from './platform.ts'
import type { Change } from './skill.ts'

describe('the outbox', () => {
  test('sends in order, and again under the same key while the platform allows it', async () => {
    const post = open({ failures: ['later', 'unsure'] })
    post.outbox.deliver([aParcel('first'), aParcel('second')])
    await post.outbox.idle()
    expect(post.tried).toEqual(['first', 'first', 'first', 'second'])
    expect(post.states).toEqual({ first: 'sent', second: 'sent' })
  })

  test('waits as long as the platform said', async () => {
    const post = open({ failures: ['later'], retryAfter: 42_000 })
    post.outbox.deliver([aParcel('one')])
    await post.outbox.idle()
    expect(post.pauses).toEqual([42_000])
  })

  test('gives up on what will fail the same way', async () => {
    const post = open({ failures: ['never'] })
    post.outbox.deliver([aParcel('one')])
    await post.outbox.idle()
    expect(post.states).toEqual({ one: 'failed' })
  })

  test('gives up after a quarter of an hour', async () => {
    const post = open({ failures: Array.from({ length: 100 }, () => 'later' as const) })
    post.outbox.deliver([aParcel('one')])
    await post.outbox.idle()
    expect(post.states).toEqual({ one: 'failed' })
    expect(post.now()).toBeGreaterThan(15 * 60_000)
  })

  test('what a dead process left is sent while a repeat would be hidden, and is uncertain after that', async () => {
    const post = open({ at: 3_600_001 })
    post.outbox.deliver([aParcel('fresh', { createdAt: 3_000_000, inherited: true })])
    post.outbox.deliver([aParcel('stale', { createdAt: 0, inherited: true })])
    await post.outbox.idle()
    post.outbox.deliver([aParcel('made anew', { createdAt: 3_600_000, answersAt: 0, inherited: true })])
    await post.outbox.idle()
    expect(post.states).toEqual({ fresh: 'sent', stale: 'uncertain', 'made anew': 'uncertain' })
    expect(post.tried).toEqual(['fresh'])
  })

  test('holds back what the platform would drop without a word', async () => {
    const post = open({ perMinute: 2 })
    post.outbox.deliver(['a', 'b', 'c'].map((id) => aParcel(id)))
    await post.outbox.idle()
    expect(post.tried).toEqual(['a', 'b', 'c'])
    expect(post.now()).toBeGreaterThanOrEqual(60_000)
  })

  test('what waited too long for its turn is given up rather than sent', async () => {
    const post = open({ perMinute: 1, at: 10_000, sentBefore: [9_000] })
    post.outbox.deliver([aParcel('old', { createdAt: 10_000 - 14.5 * 60_000 })])
    await post.outbox.idle()
    expect(post.tried).toEqual([])
    expect(post.states).toEqual({ old: 'failed' })
  })

  test('nothing goes out once the house closed while it waited', async () => {
    const post = open({ perMinute: 1, at: 10_000, sentBefore: [9_000], closesAt: 20_000 })
    post.outbox.deliver([aParcel('late', { createdAt: 10_000 })])
    await post.outbox.idle()
    expect(post.tried).toEqual([])
    expect(post.states).toEqual({})
  })

  test('a fault of ours is logged with where it came from', async () => {
    const post = open({ fault: new TypeError('no such thing') })
    post.outbox.deliver([aParcel('one')])
    await post.outbox.idle()
    expect(post.states).toEqual({ one: 'failed' })
    expect(post.logged[0]).toEqual({ parcel: 'one', err: new TypeError('no such thing') })
  })

  test('what answers one message where it says goes out together', async () => {
    const post = open({ failures: ['later'] })
    const parcels = [
      aParcel('a', { replyTo: 'stream' }),
      aParcel('b', { replyTo: 'stream', conversation: 'the group it was asked in' }),
      aParcel('c'),
    ]
    post.outbox.deliver(parcels)
    await post.outbox.idle()
    expect(post.tried).toEqual(['a+b', 'a+b', 'c'])
    expect(post.states).toEqual({ a: 'sent', b: 'sent', c: 'sent' })
  })

  test('counts what went out before a restart', async () => {
    const post = open({ perMinute: 2, at: 10_000, sentBefore: [5_000, 6_000] })
    post.outbox.deliver([aParcel('one', { createdAt: 10_000 })])
    await post.outbox.idle()
    expect(post.now()).toBeGreaterThanOrEqual(65_000)
  })
})

interface Setting {
  failures?: Retry[]
  retryAfter?: number
  perMinute?: number
  at?: number
  sentBefore?: number[]
  closesAt?: number
  fault?: Error
}

/** An outbox on a clock that only waiting moves. */
function open(setting: Setting) {
  const { failures = [], retryAfter, perMinute = 30, at = 0, sentBefore = [] } = setting
  const { closesAt = Number.POSITIVE_INFINITY, fault } = setting
  let time = at
  const logged: object[] = []
  const tried: string[] = []
  const pauses: number[] = []
  const states: Record<string, string> = {}
  const platform: Platform = {
    name: 'test',
    label: '测试',
    corp: 'acme',
    limits: {
      buttonsPerCard: 6,
      rowsPerCard: 6,
      textBytes: 1,
      repeatWindow: 3_600_000,
      perPerson: { minute: perMinute, hour: 1000 },
    },
    start: async () => {},
    stop: async () => {},
    async send({ key }: Delivery) {
      attempt(key)
    },
    async answer(deliveries) {
      attempt(deliveries.map(({ key }) => key).join('+'))
    },
  }
  function attempt(what: string): void {
    tried.push(what)
    if (fault !== undefined) throw fault
    const retry = failures.shift()
    if (retry === undefined) return
    const failure = { code: 1, message: 'no', retry }
    throw new PlatformError('test', 'send', retryAfter === undefined ? failure : { ...failure, retryAfter })
  }
  const journal: Pick<Journal<Change>, 'sent' | 'unsent' | 'sentSince'> = {
    async sent({ id }) {
      states[id] = 'sent'
    },
    async unsent({ id }, state) {
      states[id] = state
    },
    sentSince: async () => sentBefore,
  }
  const outbox = openOutbox({
    journal,
    platform: () => platform,
    pace: { hold: () => {} },
    log: { ...silent, error: (fields) => void logged.push(fields) },
    now: () => time,
    closing: () => time >= closesAt,
    sleep: async (ms) => {
      pauses.push(ms)
      time += ms
    },
  })
  return { outbox, tried, pauses, states, logged, now: () => time }
}

function aParcel(id: string, of: Partial<Parcel> = {}): Parcel {
  return {
    id,
    platform: 'test',
    conversation: 'test:acme:lin',
    recipient: 'lin',
    outgoing: { kind: 'text', text: id },
    createdAt: 0,
    inherited: false,
    ...of,
  }
}
