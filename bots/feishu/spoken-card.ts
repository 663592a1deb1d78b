import type { Log } from '../../src/conversation/log.ts'
import { type Better, PlatformError } from '../../src/conversation/platform.ts'
import { clip } from '../../src/conversation/wire/clip.ts'
import { literal } from '../../src/conversation/wire/literal.ts'
import type { AppMessage, Client } from './client.ts'

/** Words on a card that stand at once and may get better where they stand. */
export interface SpokenCards {
  /** Resolves when the words are there; the better ones come by themselves, or do not. */
  say(recipient: string, uuid: string, text: string, better: Better): Promise<void>
  /** Waits for nothing any more; resolves when no card is left writing. */
  close(): Promise<void>
}

/** Streaming mode ends by itself after ten minutes; nobody looks at words that long. */
const patienceMs = 30_000
const tries = 3
const pauseMs = 1_000
/** Messages that are being sent, or failed for good. */
const mostMade = 1_000

/** https://open.feishu.cn/document/cardkit-v1/streaming-updates-openapi-overview */
export function openSpokenCards(client: Client, log: Log): SpokenCards {
  const gone = new AbortController()
  const writing = new Set<Promise<void>>()
  /** A card made for a message that has to be sent again is the one that may be there already; the newest are kept. */
  const made = new Map<string, string>()

  return {
    async say(recipient, uuid, text, better) {
      const cardId = made.get(uuid) ?? (await client.makeCard(spokenCard(text)))
      made.set(uuid, cardId)
      const [oldest] = made.keys()
      if (made.size > mostMade && oldest !== undefined) made.delete(oldest)
      await client.sendMessage(recipient, pointingAt(cardId, uuid))
      made.delete(uuid)
      const written = reword(cardId, text, better).finally(() => writing.delete(written))
      writing.add(written)
    },
    async close() {
      gone.abort()
      await Promise.all(writing)
    },
  }

  /** Late, failing or silent, whoever was asked leaves the words as they are; the card ends its writing in any case. */
  async function reword(cardId: string, text: string, better: Better): Promise<void> {
    try {
      const said = await inTime(better)
      if (said !== undefined)
        await again(() => client.writeOnCard(cardId, elementId, markdown(said), { sequence: 1, uuid: `${cardId}-1` }))
      await again(() => client.finishCard(cardId, summaryOf(said ?? text), { sequence: 2, uuid: `${cardId}-2` }))
    } catch (error) {
      log.warn({ err: error }, 'words on a card were not finished; Feishu ends its writing after ten minutes')
    }
  }

  async function inTime(better: Better): Promise<string | undefined> {
    let timer: NodeJS.Timeout | undefined
    const decided = new AbortController()
    const over = new Promise<undefined>((resolve) => {
      timer = setTimeout(resolve, patienceMs, undefined)
      gone.signal.addEventListener('abort', () => resolve(undefined), { signal: decided.signal })
    })
    const asked = better().catch((error: unknown) => {
      log.error({ err: error }, 'asking for better words failed')
      return undefined
    })
    const said = await Promise.race([asked, over])
    clearTimeout(timer)
    decided.abort()
    return said
  }
}

/** Under the same uuid and sequence; what an earlier try has done already is done. */
async function again(call: () => Promise<void>): Promise<void> {
  for (let failed = 1; ; failed++) {
    try {
      return await call()
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error
      if (failed > 1 && doneBefore.includes(error.code)) return
      if (failed >= tries || error.retry === 'never') throw error
      await new Promise((resolve) => setTimeout(resolve, error.retryAfter ?? pauseMs))
    }
  }
}

/** The uuid is known; the sequence is no greater than the last one. */
const doneBefore: readonly (string | number)[] = [200770, 300317]

const elementId = 'words'

function spokenCard(text: string): object {
  return {
    schema: '2.0',
    config: { update_multi: true, streaming_mode: true, summary: { content: summaryOf(text) } },
    body: { elements: [{ tag: 'markdown', element_id: elementId, content: markdown(text) }] },
  }
}

function pointingAt(cardId: string, uuid: string): AppMessage {
  return { msg_type: 'interactive', content: JSON.stringify({ type: 'card', data: { card_id: cardId } }), uuid }
}

function markdown(text: string): string {
  return text.split('\n').map(literal).join('\n')
}

function summaryOf(text: string): string {
  return clip(text.split('\n', 1)[0] ?? '', 40)
}
