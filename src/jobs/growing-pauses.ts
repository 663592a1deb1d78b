/** Which of many things are to be tried now: each at growing intervals, in milliseconds, for as long as it stays due. */
export function openGrowingPauses(firstMs: number, longestMs: number, now: () => number) {
  const tried = new Map<string, { at: number; times: number }>()
  return {
    /** Of all that is due what is to be tried; what is due no more begins anew when it is once more. */
    among(due: readonly string[]): string[] {
      const ids = new Set(due)
      for (const id of tried.keys()) if (!ids.has(id)) tried.delete(id)
      return [...ids].filter((id) => {
        const { at, times } = tried.get(id) ?? { at: 0, times: 0 }
        const pause = times === 0 ? 0 : Math.min(firstMs * 2 ** (times - 1), longestMs)
        if (now() < at + pause) return false
        tried.set(id, { at: now(), times: times + 1 })
        return true
      })
    },
  }
}
