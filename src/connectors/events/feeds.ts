import { eventsInFeed } from './events-in-feed.ts'
import type { FeedSettings } from './settings.ts'
import type { Take } from './take.ts'

/** What a server answered; header names in lower case. */
export interface Fetched {
  status: number
  headers: Readonly<Record<string, string | string[] | undefined>>
  body: Buffer
}

/** Reads an address; throws where it may not, or cannot. */
export type Get = (address: string, headers: Record<string, string>) => Promise<Fetched>

/** What a look at one feed came to: events handed over, nothing new since the last look, or why it could not be read. */
export interface FeedRound {
  feed: string
  outcome: 'read' | 'unchanged' | 'failed'
  kept: number
  refused: number
  why?: string
}

/** The longest a feed that fails is left alone, in milliseconds. */
const longestPauseMs = 6 * 3_600_000
/** Handed over together, as the push API takes them. */
const atOnce = 500

interface Look {
  due: number
  failures: number
  /** Told to the server, so that it answers with nothing where nothing is new. */
  since: Record<string, string>
}

/**
 * Looks at feeds, each at its own pace; what was taken before is known by its id. A server is asked only for what is new where it can
 * tell (ETag, Last-Modified), is left alone as long as it says, and the longer the oftener it failed.
 */
export function openFeeds(parts: { feeds: readonly FeedSettings[]; get: Get; take: Take; now(): number }): {
  /** Looks at those whose time has come; answers for each. */
  round(): Promise<FeedRound[]>
} {
  const { feeds, get, take, now } = parts
  const looks = new Map(feeds.map(({ name }) => [name, { due: 0, failures: 0, since: {} } as Look]))
  return {
    async round() {
      const rounds: FeedRound[] = []
      for (const feed of feeds) {
        const look = looks.get(feed.name)
        if (look !== undefined && look.due <= now()) rounds.push(await lookAt(feed, look))
      }
      return rounds
    },
  }

  async function lookAt(feed: FeedSettings, look: Look): Promise<FeedRound> {
    const pace = feed.everyMinutes * 60_000
    try {
      const answer = await get(feed.url, { accept: accepted, ...look.since })
      look.due = now() + Math.max(pace, retryAfter(answer, now()))
      if (answer.status === 304) return { feed: feed.name, outcome: 'unchanged', kept: 0, refused: 0 }
      if (answer.status !== 200) throw new Error(`服务器答 ${answer.status}`)
      const events = eventsInFeed(feed.name, decoded(answer), feed.always, new Date(now()))
      const counts = await handOver(events)
      // Only what was kept need not be told again.
      look.since = sinceOf(answer)
      look.failures = 0
      return { feed: feed.name, outcome: 'read', ...counts }
    } catch (error) {
      look.failures += 1
      look.due = Math.max(look.due, now() + Math.min(longestPauseMs, pace * 2 ** (look.failures - 1)))
      const why = error instanceof Error ? error.message : String(error)
      return { feed: feed.name, outcome: 'failed', kept: 0, refused: 0, why }
    }
  }

  async function handOver(events: readonly unknown[]): Promise<{ kept: number; refused: number }> {
    let [kept, refused] = [0, 0]
    for (let at = 0; at < events.length; at += atOnce) {
      for (const { outcome } of await take(events.slice(at, at + atOnce))) {
        if (outcome === 'kept') kept += 1
        if (outcome === 'refused') refused += 1
      }
    }
    return { kept, refused }
  }
}

const accepted = 'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5'

function sinceOf({ headers: { etag, 'last-modified': modified } }: Fetched): Record<string, string> {
  return {
    ...(typeof etag === 'string' ? { 'if-none-match': etag } : {}),
    ...(typeof modified === 'string' ? { 'if-modified-since': modified } : {}),
  }
}

/** For how long a server asks to be left alone, in milliseconds: seconds, or a date. https://www.rfc-editor.org/rfc/rfc9110#name-retry-after */
function retryAfter({ headers }: Fetched, now: number): number {
  const said = String(headers['retry-after'] ?? '').trim()
  const pause = /^\d+$/.test(said) ? Number(said) * 1000 : Date.parse(said) - now
  return pause > 0 ? Math.min(pause, longestPauseMs) : 0
}

/** In the encoding that the answer names, or its first line; else UTF-8. */
function decoded({ headers, body }: Fetched): string {
  const inHeader = /charset="?([\w-]+)/i.exec(String(headers['content-type'] ?? ''))?.[1]
  const inText = /^[^>]{0,200}encoding=["']([\w-]+)["']/.exec(body.subarray(0, 250).toString('latin1'))?.[1]
  const name = inHeader ?? inText ?? 'utf-8'
  try {
    return new TextDecoder(name).decode(body)
  } catch {
    throw new Error(`不认识编码 ${name}`)
  }
}
