import { type Clicks, openClicks } from '../../src/conversation/wire/clicks.ts'
import type { CardValues } from './dingtalk-card.ts'

/** What the client does when a callback is answered: nothing, or the card drawn anew. */
export type CallbackAnswer = {
  cardUpdateOptions?: { updateCardDataByKey: true }
  cardData?: { cardParamMap: CardValues }
}

/**
 * The client gives up after two seconds, and no update may be called while it waits.
 * https://open.dingtalk.com/document/orgapp/event-callback-card
 */
export function openDingtalkClicks(): Clicks<CallbackAnswer> {
  return openClicks<CallbackAnswer>({ patienceMs: 1_600, nothing: {}, stillAtIt: {} })
}

/** The card as it became. */
export function redrawnAs(values: CardValues): CallbackAnswer {
  return { cardUpdateOptions: { updateCardDataByKey: true }, cardData: { cardParamMap: values } }
}
