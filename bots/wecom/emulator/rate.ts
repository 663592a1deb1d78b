/** So many in any minute. */
export function openRate(perMinute: number, now: () => number) {
  let admitted: number[] = []
  return {
    admits(): boolean {
      admitted = admitted.filter((at) => now() - at < 60_000)
      if (admitted.length >= perMinute) return false
      admitted.push(now())
      return true
    },
  }
}
