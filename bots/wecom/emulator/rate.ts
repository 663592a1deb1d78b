/** So many in any minute, or in another span of milliseconds. */
export function openRate(most: number, now: () => number, span = 60_000) {
  let admitted: number[] = []
  return {
    admits(): boolean {
      admitted = admitted.filter((at) => now() - at < span)
      if (admitted.length >= most) return false
      admitted.push(now())
      return true
    },
  }
}
