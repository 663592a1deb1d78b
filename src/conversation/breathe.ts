import { setImmediate } from 'node:timers/promises'

/** How long (ms) somebody may keep the event loop before giving it back. */
const slice = 5

/** `await breathe()` between small pieces of work gives the event loop back whenever the slice is used up. */
export function openBreathing(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < slice) return
    await setImmediate()
    since = performance.now()
  }
}
