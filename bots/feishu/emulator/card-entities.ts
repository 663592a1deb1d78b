import { z } from 'zod'
import { ApiError } from './api-error.ts'
import { checkCard, type SeenCard } from './card-rules.ts'

/** A card that may be written on, made by the app and sent once. */
interface Entity {
  id: string
  card: Json
  madeAt: number
  /** When streaming was last opened; absent once it is closed. */
  streamingSince?: number
  sequence: number
  uuids: Set<string>
  operations: number[]
  messageId?: string
}

interface Json {
  schema?: unknown
  config?: Record<string, unknown>
  body?: { elements?: { tag?: string; element_id?: string; content?: string }[] }
}

const lifetime = 14 * 24 * 3_600_000
const streamingFor = 10 * 60_000
const perSecond = 10

/** `redraw` shows a message's card as it has become. https://open.feishu.cn/document/cardkit-v1/streaming-updates-openapi-overview */
export function openCardEntities(now: () => number, redraw: (messageId: string, card: SeenCard) => void) {
  const entities = new Map<string, Entity>()

  function existing(id: string): Entity {
    const entity = entities.get(id)
    if (entity === undefined) throw new ApiError(200740, 'card entity does not exist')
    if (now() - entity.madeAt > lifetime) throw new ApiError(200750, 'card entity has expired')
    return entity
  }

  /** What every change of a card must be: no more than ten a second, each once, in an order that only grows. */
  function change(id: string, { uuid, sequence }: z.infer<typeof Change>): Entity {
    const entity = existing(id)
    entity.operations = entity.operations.filter((at) => at > now() - 1000)
    if (entity.operations.length >= perSecond)
      throw new ApiError(99991400, 'request trigger frequency limit', { status: 429 })
    entity.operations.push(now())
    if (uuid !== undefined && entity.uuids.has(uuid)) throw new ApiError(200770, 'uuid conflict')
    if (sequence <= entity.sequence) throw new ApiError(300317, 'sequence number compare failed')
    return entity
  }

  function done(entity: Entity, { uuid, sequence }: z.infer<typeof Change>): void {
    entity.sequence = sequence
    if (uuid !== undefined) entity.uuids.add(uuid)
    if (entity.messageId !== undefined) redraw(entity.messageId, checkCard(JSON.stringify(entity.card)))
  }

  return {
    make(body: Record<string, unknown>): string {
      const { data } = valid(Made, body)
      if (Buffer.byteLength(data) > 30 * 1024) throw new ApiError(200860, 'card content exceeds 30 KB')
      const card = JSON.parse(data) as Json
      if (card.schema !== '2.0') throw new ApiError(300303, 'only schema 2.0 is supported')
      if (card.config?.['update_multi'] === false) throw new ApiError(300302, 'update_multi must be true')
      const ids = elementsOf(card).flatMap(({ element_id }) => element_id ?? [])
      if (new Set(ids).size < ids.length) throw new ApiError(300301, 'duplicate element_id')
      checkCard(data)
      const id = `75${String(entities.size + 1).padStart(16, '0')}`
      const streaming = card.config?.['streaming_mode'] === true ? { streamingSince: now() } : {}
      entities.set(id, { id, card, madeAt: now(), ...streaming, sequence: 0, uuids: new Set(), operations: [] })
      return id
    },

    /** The card as it is sent. */
    shown(id: string): SeenCard {
      const entity = existing(id)
      if (entity.messageId !== undefined) throw new ApiError(230099, 'card entity has been sent already')
      return checkCard(JSON.stringify(entity.card))
    },
    sentAs(id: string, messageId: string): void {
      existing(id).messageId = messageId
    },

    write(id: string, elementId: string, body: Record<string, unknown>): void {
      const asked = valid(Content, body)
      const entity = change(id, asked)
      if (entity.streamingSince === undefined) throw new ApiError(300309, 'streaming mode is closed')
      if (now() - entity.streamingSince > streamingFor) {
        delete entity.streamingSince
        throw new ApiError(200850, 'streaming mode timed out')
      }
      if (asked.content === '') throw new ApiError(300307, 'content is empty')
      const element = elementsOf(entity.card).find(({ element_id }) => element_id === elementId)
      if (element?.tag !== 'markdown') throw new ApiError(300310, 'not a text element')
      element.content = asked.content
      done(entity, asked)
    },

    set(id: string, body: Record<string, unknown>): void {
      const asked = valid(Settings, body)
      const entity = change(id, asked)
      const { config } = z.object({ config: z.record(z.string(), z.unknown()) }).parse(JSON.parse(asked.settings))
      entity.card.config = { ...entity.card.config, ...config }
      if (config['streaming_mode'] === true) entity.streamingSince = now()
      else if (config['streaming_mode'] === false) delete entity.streamingSince
      done(entity, asked)
    },

    /** Cards whose streaming nobody has closed and no time has ended. */
    streaming: () =>
      [...entities.values()].filter(({ streamingSince = 0 }) => now() - streamingSince <= streamingFor).length,
  }
}

const Made = z.strictObject({ type: z.literal('card_json'), data: z.string() })
const Change = z.object({
  uuid: z.string().max(64).optional(),
  sequence: z
    .int()
    .min(1)
    .max(2 ** 31 - 1),
})
const Content = z.strictObject({ ...Change.shape, content: z.string().max(100_000) })
const Settings = z.strictObject({ ...Change.shape, settings: z.string() })

function valid<T>(schema: z.ZodType<T>, body: unknown): T {
  const read = schema.safeParse(body)
  if (!read.success) throw new ApiError(99992402, 'field validation failed')
  return read.data
}

function elementsOf({ body }: Json) {
  return body?.elements ?? []
}
