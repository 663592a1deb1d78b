/**
 * From when and until when nobody is spoken to unasked, `HH:MM` where the company works. After the day's last work and before the
 * first: a judgement of 2026-11-21, well inside the 22–9 that makers of follow-up bots keep.
 */
const [from, until] = ['21:30', '08:00'] as const

export function isQuiet(time: string): boolean {
  return time >= from || time < until
}
