import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { Mapping } from './mapping.ts'

const name = z.string().regex(/^[a-z0-9-]{1,40}$/, '名字只用小写字母、数字和横线')

/** A feed (RSS, Atom, JSON Feed) that is looked at now and then. */
const Feed = z.strictObject({
  name,
  url: z.url({ protocol: /^https?$/, error: 'url 要是 http(s) 地址' }),
  everyMinutes: z.number().min(1).max(1440).default(15),
  /** What is the same for all its entries: the customer it is about, who speaks in it. */
  always: z.partialRecord(z.enum(['source', 'from', 'who', 'customer', 'deal']), z.string()).default({}),
})
export type FeedSettings = z.infer<typeof Feed>

/** What takes events in beside the push API, as one JSON file says. */
const Settings = z.strictObject({
  /** A folder that files are dropped into. */
  folder: z.string().min(1).optional(),
  /** Our own mail domains: who writes from there is one of us. */
  mailDomains: z.array(z.string().toLowerCase()).default([]),
  /** How other systems' messages to `POST /api/events/from/<name>` become events. */
  webhooks: z.record(name, Mapping).default({}),
  /** Public notices, tenders, what is said of customers. */
  feeds: z
    .array(Feed)
    .refine((feeds) => new Set(feeds.map((feed) => feed.name)).size === feeds.length, '名字不能重复')
    .default([]),
})
export type EventSettings = z.infer<typeof Settings>

/** Reads the file; throws with everything that is wrong in it. */
export function readEventSettings(file: string): EventSettings {
  const read = Settings.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (read.success) return read.data
  throw new Error(read.error.issues.map(({ path, message }) => `${path.join('.')}：${message}`).join('；'))
}
