/** `230 毫秒`, `1.2 秒`, `12 分钟`, `3 小时`, `4 天`. */
export function sayWait(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} 毫秒`
  if (ms < 60_000) return `${Math.round(ms / 100) / 10} 秒`
  const minutes = Math.round(ms / 60_000)
  if (minutes < 60) return `${minutes} 分钟`
  const hours = Math.round(minutes / 60)
  return hours < 48 ? `${hours} 小时` : `${Math.round(hours / 24)} 天`
}
