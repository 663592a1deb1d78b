import type { Log } from '../../../src/conversation/log.ts'
import type { Draw } from '../../../src/conversation/picture.ts'
import type { Delivery } from '../../../src/conversation/platform.ts'
import { unfitFor } from '../media-kinds.ts'

/** What is said of an answer as a picture, and what is said otherwise. */
interface Apart {
  pictures: { key: string; png: Uint8Array }[]
  others: Delivery[]
}

/** Draws the pictures of an answer; one that cannot be drawn, or is none that WeCom takes, stays among the others, for its words. */
export function openDrawing(draw: Draw | undefined, log: Log): (deliveries: readonly Delivery[]) => Promise<Apart> {
  return async (deliveries) => {
    const apart: Apart = { pictures: [], others: [] }
    for (const delivery of deliveries) {
      const png = await drawn(delivery)
      if (png === undefined) apart.others.push(delivery)
      else apart.pictures.push({ key: delivery.key, png })
    }
    return apart
  }

  async function drawn({ outgoing }: Delivery): Promise<Uint8Array | undefined> {
    if (outgoing.kind !== 'picture' || draw === undefined) return undefined
    try {
      const png = await draw(outgoing.picture)
      return unfitFor('image', png) === undefined ? png : undefined
    } catch (error) {
      log.warn({ err: error }, 'a picture could not be drawn; saying it in words')
      return undefined
    }
  }
}
