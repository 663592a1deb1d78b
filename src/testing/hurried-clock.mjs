/*
 * Imported before a server as it ships: from its first instruction on its clock shows `CLOCK_FROM` (milliseconds) and goes
 * `CLOCK_HASTE` times as fast, timers too, so that minutes are measured in seconds.
 */
const haste = Number(process.env['CLOCK_HASTE'])
const from = Number(process.env['CLOCK_FROM'])
const begun = Date.now()
const { setTimeout: wait, setInterval: repeat } = globalThis
const { now } = Date
const monotonic = performance.now.bind(performance)
const hurried = () => Math.floor(from + (now.call(Date) - begun) * haste)

globalThis.Date = class extends Date {
  constructor(...given) {
    if (given.length === 0) super(hurried())
    else super(...given)
  }
  static now = hurried
}
performance.now = () => monotonic() * haste
globalThis.setTimeout = (work, ms = 0, ...given) => wait(work, ms / haste, ...given)
globalThis.setInterval = (work, ms = 0, ...given) => repeat(work, ms / haste, ...given)
