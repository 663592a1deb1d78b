import { z } from 'zod'
import type { Call } from './call.ts'

/** A change of a card entity: `sequence` grows with each change of that card; the same `uuid` again changes nothing more. */
interface CardChange {
  sequence: number
  uuid: string
}

/** Card entities, which may be written on while they stand in a chat. https://open.feishu.cn/document/cardkit-v1/streaming-updates-openapi-overview */
export function cardEntityCalls(ask: <Answer>(asked: Call<Answer>) => Promise<Answer>) {
  return {
    /** Makes a card that nobody sees until it is sent, which is once and within 14 days; its id. */
    // https://open.feishu.cn/document/cardkit-v1/card/create
    async makeCard(card: object): Promise<string> {
      const endpoint = 'cardkit/v1/cards'
      const body = { type: 'card_json', data: JSON.stringify(card) }
      return (await ask({ method: 'POST', endpoint, body, answer: Made, inDoubt: 'later' })).data.card_id
    },

    /** Puts other words into an element of a card whose streaming mode is on. */
    // https://open.feishu.cn/document/cardkit-v1/card-element/content
    async writeOnCard(cardId: string, elementId: string, content: string, change: CardChange): Promise<void> {
      const endpoint = `cardkit/v1/cards/${encodeURIComponent(cardId)}/elements/${elementId}/content`
      await ask({ method: 'PUT', endpoint, body: { content, ...change }, answer: Done, inDoubt: 'unsure' })
    },

    /** Ends the streaming mode, with what the chat list is to show of the card. */
    // https://open.feishu.cn/document/cardkit-v1/card/settings
    async finishCard(cardId: string, summary: string, change: CardChange): Promise<void> {
      const endpoint = `cardkit/v1/cards/${encodeURIComponent(cardId)}/settings`
      const settings = JSON.stringify({ config: { streaming_mode: false, summary: { content: summary } } })
      await ask({ method: 'PATCH', endpoint, body: { settings, ...change }, answer: Done, inDoubt: 'unsure' })
    },
  }
}

const Made = z.object({ data: z.object({ card_id: z.string().min(1) }) })
const Done = z.object({})
