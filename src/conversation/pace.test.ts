import { expect, test } from 'vitest'
import { openPace } from './pace.ts'

/** Time that passes by sleeping alone. */
function aClock() {
  let now = 0
  const waiting: { at: number; wake: () => void }[] = []
  return {
    now: () => now,
    sleep: (ms: number) => new Promise<void>((wake) => waiting.push({ at: now + ms, wake })),
    async pass(ms: number) {
      const end = now + ms
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve))
        const [soonest] = waiting.toSorted((one, other) => one.at - other.at)
        if (soonest === undefined || soonest.at > end) break
        waiting.splice(waiting.indexOf(soonest), 1)
        now = soonest.at
        soonest.wake()
      }
      now = end
    },
  }
}

test('so many a second on a platform that names a limit, as they come on one that names none', async () => {
  const clock = aClock()
  const pace = openPace({ ...clock, perSecond: (platform) => (platform === 'feishu' ? 10 : undefined) })
  const gone = { feishu: 0, console: 0 }
  for (const platform of ['feishu', 'console'] as const)
    for (let count = 0; count < 50; count++) void pace.turn(platform).then(() => gone[platform]++)
  await clock.pass(1000)
  expect(gone.console).toBe(50)
  expect(gone.feishu).toBe(11)
  await clock.pass(2000)
  expect(gone.feishu).toBe(31)
})

test('a pause the platform asked for holds the next one', async () => {
  const clock = aClock()
  const pace = openPace({ ...clock, perSecond: () => 10 })
  await pace.turn('feishu')
  pace.hold('feishu', 5000)
  let isGone = false
  void pace.turn('feishu').then(() => {
    isGone = true
  })
  await clock.pass(4900)
  expect(isGone).toBe(false)
  await clock.pass(200)
  expect(isGone).toBe(true)
})

test('a machine that was held up makes up for half a second of it, no more', async () => {
  const clock = aClock()
  const pace = openPace({ ...clock, perSecond: () => 10 })
  await pace.turn('feishu')
  await clock.pass(60_000)
  let gone = 0
  for (let count = 0; count < 50; count++) void pace.turn('feishu').then(() => gone++)
  await clock.pass(0)
  expect(gone).toBe(6)
})
