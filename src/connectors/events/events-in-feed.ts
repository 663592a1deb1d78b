import { parseFeed } from 'feedsmith'
import { shortId, withKey } from './natural-key.ts'

/** Longer entries are cut: a notice says what it is about at its beginning. */
const longestText = 4_000

/** One entry, of whichever kind of feed. */
interface Entry {
  id: string | undefined
  title: string
  body: string
  link: string | undefined
  at: string | undefined
}

/**
 * The entries of a feed (RSS 0.9 to 2.0, RDF, Atom, JSON Feed) as events, each known again by its own id, else by its link, else by
 * its words. What says no time of its own happened when it was first `seen`. Throws what is no feed.
 */
export function eventsInFeed(name: string, text: string, always: Record<string, string>, seen: Date): unknown[] {
  return entriesIn(text).map(({ id, title, body, link, at }) => {
    const known = id ?? link
    const words = [title, body === title ? '' : body].filter((part) => part !== '').join('\n')
    const event = withKey(`feed:${name}`, {
      source: name,
      from: 'system',
      ...always,
      text: words.slice(0, longestText),
      ...(known === undefined ? {} : { id: shortId(`feed:${name}:`, known) }),
    })
    return { ...event, at: timeIn(at) ?? seen.toISOString() }
  })
}

function entriesIn(text: string): Entry[] {
  const { format, feed } = parseFeed(text)
  switch (format) {
    case 'rss':
      return (feed.items ?? []).map(({ guid, link, title, description, content, pubDate, dc }) => ({
        id: guid?.value,
        title: plain(title),
        body: plain(content?.encoded ?? description),
        link,
        at: pubDate ?? dc?.dates?.[0],
      }))
    case 'atom':
      return (feed.entries ?? []).map(({ id, links, title, summary, content, published, updated }) => ({
        id,
        title: plain(title?.value),
        body: plain(content?.value ?? summary?.value),
        link: links?.[0]?.href,
        at: published ?? updated,
      }))
    case 'rdf':
      return (feed.items ?? []).map(({ rdf, link, title, description, content, dc }) => ({
        id: rdf?.about,
        title: plain(title),
        body: plain(content?.encoded ?? description),
        link,
        at: dc?.dates?.[0],
      }))
    case 'json':
      return (feed.items ?? []).map(({ id, url, title, content_text, content_html, summary, date_published }) => ({
        id,
        title: plain(title),
        body: plain(content_text ?? content_html ?? summary),
        link: url,
        at: date_published,
      }))
  }
}

/** Words alone: what a feed wraps around them is for browsers. */
function plain(marked: string | undefined): string {
  return (marked ?? '')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&(nbsp|lt|gt|quot|apos|amp);/g, (_, name: string) => signs[name] ?? ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

const signs: Record<string, string> = { nbsp: ' ', lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

/** Feeds write their times as RFC 822 or ISO 8601; what is neither is no time. */
function timeIn(told: string | undefined): string | undefined {
  const at = told === undefined ? Number.NaN : Date.parse(told)
  return Number.isNaN(at) ? undefined : new Date(at).toISOString()
}
