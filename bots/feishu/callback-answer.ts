import { type Clicks, openClicks } from '../../src/conversation/wire/clicks.ts'
import type { FeishuCard } from './feishu-card.ts'

/** What the client does when a callback is answered: nothing, a word at the top of the screen, a new card. */
export type CallbackAnswer = {
  toast?: { type: 'info' | 'error'; content: string }
  card?: { type: 'raw'; data: FeishuCard }
}

/**
 * The client gives up after three seconds; half of one is for the way.
 * https://open.feishu.cn/document/uAjLw4CM/ukzMukzMukzM/feishu-cards/handle-card-callbacks
 */
export function openFeishuClicks(): Clicks<CallbackAnswer> {
  return openClicks<CallbackAnswer>({
    patienceMs: 2_500,
    nothing: {},
    stillAtIt: { toast: { type: 'info', content: '收到，马上好' } },
  })
}

/** The card as it became. */
export function redrawnAs(card: FeishuCard): CallbackAnswer {
  return { card: { type: 'raw', data: card } }
}
