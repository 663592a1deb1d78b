import { createHash } from 'node:crypto'

/** What a meeting is called here, and which of its series; not as it stands elsewhere, for some are hundreds of characters long. */
export function meetingId(uid: string, key: string): string {
  return createHash('sha256').update(`${uid} ${key}`).digest('base64url').slice(0, 27)
}
