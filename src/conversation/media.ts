import type { Media } from './message.ts'

/** What somebody sent that is not text, in full, with what it is called where that is told; or, in a sentence for them, why it cannot be had. */
type FetchedMedia = { bytes: Uint8Array; name?: string } | { unfit: string }

/** Fetches what somebody sent, as much of it as may be sent, within seconds; `undefined` for a kind that is not fetched here. */
export type FetchMedia = (media: Media) => Promise<FetchedMedia | undefined>
