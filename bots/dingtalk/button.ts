import { createHmac } from 'node:crypto'
import { type Button, buttonKey, readButtonKey } from '../../src/conversation/card.ts'
import { sameText } from '../../src/conversation/wire/same-text.ts'

/** The card a button stands on: which one, and for whom it was drawn. */
interface Where {
  outTrackId: string
  to: string
}

/** Seals what a button hands back: what DingTalk signs of a click is its time alone, so the click itself must prove to be ours. */
export interface Signet {
  seal(button: Pick<Button, 'action' | 'argument'>, where: Where): string
  /** The button behind a key; `undefined` where it was never on this card, or the card was drawn for somebody else. */
  open(key: string, where: Where): { action: string; argument: string } | undefined
}

export function openSignet(clientSecret: string): Signet {
  const secret = createHmac('sha256', clientSecret).update('what card buttons hand back').digest()
  const markOf = (key: string, { outTrackId, to }: Where) =>
    createHmac('sha256', secret)
      .update(JSON.stringify([outTrackId, to, key]))
      .digest('base64url')
      .slice(0, markLength)

  return {
    seal(button, where) {
      const key = buttonKey(button)
      return markOf(key, where) + key
    },
    open(sealed, where) {
      const key = sealed.slice(markLength)
      return sameText(markOf(key, where), sealed.slice(0, markLength)) ? readButtonKey(key) : undefined
    },
  }
}

/** 128 bits and a little more, in base64url. */
const markLength = 22
