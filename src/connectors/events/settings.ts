import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { Mapping } from './mapping.ts'

/** What takes events in beside the push API, as one JSON file says. */
const Settings = z.strictObject({
  /** A folder that files are dropped into. */
  folder: z.string().min(1).optional(),
  /** Our own mail domains: who writes from there is one of us. */
  mailDomains: z.array(z.string().toLowerCase()).default([]),
  /** How other systems' messages to `POST /api/events/from/<name>` become events. */
  webhooks: z.record(z.string().regex(/^[a-z0-9-]{1,40}$/, '名字只用小写字母、数字和横线'), Mapping).default({}),
})
export type EventSettings = z.infer<typeof Settings>

/** Reads the file; throws with everything that is wrong in it. */
export function readEventSettings(file: string): EventSettings {
  const read = Settings.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (read.success) return read.data
  throw new Error(read.error.issues.map(({ path, message }) => `${path.join('.')}：${message}`).join('；'))
}
