import { sayDuration } from '../handling.ts'

/** `230 毫秒`, `1.2 秒`, `12 分钟`: as exactly as it matters. */
export function sayWait(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} 毫秒`
  return ms < 60_000 ? `${Math.round(ms / 100) / 10} 秒` : sayDuration(ms)
}
