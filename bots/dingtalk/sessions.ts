/** The addresses that came with messages, where an answer costs none of the month's calls; each good for ninety minutes. */
export interface Sessions {
  /** Keeps one that is DingTalk's own; `false` for any other, which is never called. */
  keep(chat: string, webhook: { url: string; until: number }): boolean
  /** Where to answer in this chat now, if anywhere. */
  find(chat: string): string | undefined
}

/** https://open.dingtalk.com/document/orgapp/robot-receive-message */
const life = 90 * 60_000
/** What is about to end is taken for ended, in milliseconds. */
const margin = 60_000
const most = 20_000

export function openSessions(oapiBase: string, now: () => number): Sessions {
  const known = new Map<string, { url: string; until: number }>()
  return {
    keep(chat, { url, until }) {
      if (!isOurs(url, oapiBase)) return false
      known.delete(chat)
      known.set(chat, { url, until: Math.min(until, now() + life) })
      for (const oldest of known.keys()) {
        if (known.size <= most) break
        known.delete(oldest)
      }
      return true
    },
    find(chat) {
      const session = known.get(chat)
      return session !== undefined && now() < session.until - margin ? session.url : undefined
    },
  }
}

/** Exactly the platform's host and door: whoever can put an address into a message must not choose whom we call. */
function isOurs(url: string, oapiBase: string): boolean {
  if (!URL.canParse(url)) return false
  const { origin, pathname, username, password } = new URL(url)
  return (
    origin === new URL(oapiBase).origin && pathname === '/robot/sendBySession' && username === '' && password === ''
  )
}
