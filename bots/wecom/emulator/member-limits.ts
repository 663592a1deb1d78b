const minute = 60_000
const hour = 60 * minute

/** 每应用对同一个成员: https://developer.work.weixin.qq.com/document/path/90312 */
export const documentedLimits = { perMinute: 30, perHour: 1000 }

export type MemberLimits = ReturnType<typeof openMemberLimits>

/** Counts what one member is sent. What is over the limit is dropped and the sender never hears of it. */
export function openMemberLimits(limits: { perMinute: number; perHour: number }, now: () => number) {
  const sentTo = new Map<string, number[]>()
  return {
    admits(userid: string): boolean {
      if (limits.perMinute === Number.POSITIVE_INFINITY && limits.perHour === Number.POSITIVE_INFINITY) return true
      const at = now()
      const lastHour = (sentTo.get(userid) ?? []).filter((time) => at - time < hour)
      const lastMinute = lastHour.filter((time) => at - time < minute)
      const admitted = lastMinute.length < limits.perMinute && lastHour.length < limits.perHour
      if (admitted) lastHour.push(at)
      sentTo.set(userid, lastHour)
      return admitted
    },
  }
}
