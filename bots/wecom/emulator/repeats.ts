import { type Json, numberAt } from './json.ts'

const defaultInterval = 1800
const longestInterval = 4 * 3600

/**
 * `enable_duplicate_check`: the same request, byte for byte, is shown once per interval, whoever asks again and why.
 * https://developer.work.weixin.qq.com/document/path/90236
 */
export function openRepeats(now: () => number) {
  const seen = new Map<string, number>()
  return {
    isRepeat(request: Json, raw: string): boolean {
      if (numberAt(request, 'enable_duplicate_check') !== 1) return false
      const interval = Math.min(numberAt(request, 'duplicate_check_interval') ?? defaultInterval, longestInterval)
      const last = seen.get(raw)
      if (last !== undefined && now() - last < interval * 1000) return true
      seen.set(raw, now())
      return false
    },
  }
}

export type Repeats = ReturnType<typeof openRepeats>
