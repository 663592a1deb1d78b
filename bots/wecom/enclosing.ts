import { asCard, type Enclosed, isEnclosed } from '../../src/conversation/as-card.ts'
import { quiet } from '../../src/conversation/card.ts'
import type { Log } from '../../src/conversation/log.ts'
import type { Draw } from '../../src/conversation/picture.ts'
import { type Delivery, type Outgoing, PlatformError } from '../../src/conversation/platform.ts'
import type { AppMessage, Client } from './client.ts'
import { openRemembered } from './remembered.ts'

/** What is shown as itself: a PNG, or a file by its name. */
interface Enclosure {
  type: 'image' | 'file'
  name: string
  bytes: Uint8Array
}

/** Says pictures and files as what they are. */
export interface Enclosing {
  /** Whether it was said so; where not, and for all that is no picture and no file, its words are to be said. */
  said(
    delivery: Pick<Delivery, 'key' | 'outgoing' | 'inDoubt'>,
    say: (message: AppMessage) => Promise<void>,
  ): Promise<boolean>
}

/**
 * A media_id names a file for three days, so that what is sent again under the same one is known for a repeat. One that a process
 * took with it cannot be known: what it may have shown is then said in words.
 */
export function openEnclosing(parts: { client: Pick<Client, 'upload'>; draw: Draw | undefined; log: Log }): Enclosing {
  const { client, draw, log } = parts
  const uploaded = openRemembered(10_000)
  /** Deliveries that WeCom refused: tried again, they are words again. */
  const inWords = openRemembered(10_000)

  async function idOf(key: string, outgoing: Enclosed): Promise<string | undefined> {
    const enclosure = await enclosureOf(outgoing, draw)
    if (enclosure === undefined) return undefined
    const id = await client.upload(enclosure)
    uploaded.set(key, id)
    return id
  }

  return {
    async said({ key, outgoing, inDoubt = false }, say) {
      if (!isEnclosed(outgoing) || inWords.get(key) !== undefined) return false
      try {
        const known = uploaded.get(key)
        if (known === undefined && inDoubt) return false
        const media_id = known ?? (await idOf(key, outgoing))
        if (media_id === undefined) return false
        await say(
          outgoing.kind === 'picture'
            ? { msgtype: 'image', image: { media_id } }
            : { msgtype: 'file', file: { media_id } },
        )
        return true
      } catch (error) {
        if (!(error instanceof PlatformError) || error.retry !== 'never') throw error
        // Said in a chat, which hides no repeats, and not refused, for refusals have numbers: it may be there.
        if (error.endpoint === 'appchat/send' && typeof error.code !== 'number') throw error
        log.warn({ err: error }, 'wecom took no picture or file; saying it in words')
        inWords.set(key, outgoing.kind)
        return false
      }
    },
  }
}

/** `undefined` where there is nobody to draw it. */
async function enclosureOf(outgoing: Enclosed, draw: Draw | undefined): Promise<Enclosure | undefined> {
  if (outgoing.kind === 'file')
    return { type: 'file', name: outgoing.file.name, bytes: Buffer.from(outgoing.file.base64, 'base64') }
  if (draw === undefined) return undefined
  return { type: 'image', name: `${outgoing.picture.title}.png`, bytes: await draw(outgoing.picture) }
}

/** Its words, and that they stand for something. */
export function inItsWords(outgoing: Enclosed): Extract<Outgoing, { kind: 'card' }> {
  const card = asCard(outgoing)
  const said =
    outgoing.kind === 'picture' ? '图片没能发出来，先用文字说。' : `《${outgoing.file.name}》没能作为文件发出来。`
  return { kind: 'card', card: { ...card, blocks: [...card.blocks, quiet(said)] } }
}
