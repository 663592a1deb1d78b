import { z } from 'zod'
import { scopes } from '../scopes.ts'
import { ApiError } from './api-error.ts'
import { approvalEndpoints } from './approval-endpoints.ts'
import { calendarEndpoints } from './calendar-endpoints.ts'
import { checkCard } from './card-rules.ts'
import type { Company } from './company.ts'

/** A posted form: texts, and files as their bytes. */
export type Form = ReadonlyMap<string, string | Buffer>

/** One request to the API, read to its end. */
export interface Call {
  /** What stands in place of the `:names` of the path. */
  ids: string[]
  query: URLSearchParams
  body: Record<string, unknown>
  /** The fields and files of a form, where one was posted. */
  form?: Form
  token: string | undefined
}

type Endpoint = (company: Company, call: Call) => Record<string, unknown>

/** By method and path after `/open-apis/`. */
export const endpoints = {
  'POST auth/v3/tenant_access_token/internal': giveToken,
  'POST im/v1/messages': withToken(sendMessage),
  'POST im/v1/images': withToken(uploadImage),
  'POST im/v1/messages/:id/reply': withToken(reply),
  'PATCH im/v1/messages/:id': withToken(updateCard),
  'POST cardkit/v1/cards': withToken(({ entities }, { body }) => ({ data: { card_id: entities.make(body) } })),
  'PUT cardkit/v1/cards/:id/elements/:id/content': withToken(({ entities }, { ids: [id = '', element = ''], body }) => {
    entities.write(id, element, body)
    return { data: {} }
  }),
  'PATCH cardkit/v1/cards/:id/settings': withToken(({ entities }, { ids: [id = ''], body }) => {
    entities.set(id, body)
    return { data: {} }
  }),
  'GET bot/v3/info': withToken(({ botId }) => ({ bot: { activate_status: 2, app_name: '沙盘', open_id: botId } })),
  'POST jssdk/ticket/get': withToken(() => ({ data: { ticket: 'ticket-for-pages', expire_in: 7200 } })),
  'GET contact/v3/users/:id': withToken(getUser),
  'GET contact/v3/departments/:id': withToken(getDepartment),
  'GET contact/v3/scopes': withToken(({ options }) => ({
    data: { department_ids: (options.departments ?? []).map(({ id }) => id), user_ids: [] },
  })),
  'GET application/v6/scopes': withToken(({ options: { withheld = [] } }) => ({
    data: {
      scopes: Object.values(scopes)
        .flat()
        .map((scope_name) => ({
          scope_name,
          grant_status: withheld.includes(scope_name) ? 2 : 1,
        })),
    },
  })),
  'POST authen/v2/oauth/token': ({ oauth }, { body }) => oauth.give(body),
  'GET authen/v1/user_info': whoIs,
  ...calendarEndpoints,
  ...approvalEndpoints,
} satisfies Record<string, Endpoint>

export type EndpointName = keyof typeof endpoints

function withToken(endpoint: Endpoint): Endpoint {
  return (company, call) => {
    if (call.token === undefined) throw new ApiError(99991661, 'Missing access token for authorization.')
    if (!company.knowsToken(call.token)) throw new ApiError(99991663, 'Invalid access token for authorization.')
    return endpoint(company, call)
  }
}

function giveToken({ options, issueToken }: Company, { body }: Call): Record<string, unknown> {
  if (body['app_id'] !== options.appId) throw new ApiError(10003, 'invalid param', { status: 200 })
  if (body['app_secret'] !== options.appSecret) throw new ApiError(10014, 'app secret invalid', { status: 200 })
  const { value, expire } = issueToken()
  return { tenant_access_token: value, expire }
}

/** https://open.feishu.cn/document/server-docs/im-v1/message/create */
function sendMessage(company: Company, { query, body }: Call): Record<string, unknown> {
  const to = String(body['receive_id'] ?? '')
  const type = query.get('receive_id_type')
  if (type !== 'open_id' && type !== 'chat_id') throw new ApiError(99992402, 'field validation failed')
  const uuid = uuidOf(body)
  const member = company.member(to)
  if (type === 'chat_id' && !to.startsWith('oc_')) throw new ApiError(230002, 'The bot can not be outside the group.')
  if (type === 'open_id' && member === undefined) throw new ApiError(99992351, 'not a valid open_id')
  if (member?.visible === false) throw new ApiError(230013, 'Bot has NO availability to this user.')
  const known = uuid === undefined ? undefined : company.sentUnder(uuid)
  if (known !== undefined) return { data: { message_id: known } }
  const entity = entityIn(body)
  const content = entity === undefined ? contentOf(company, body) : { card: company.entities.shown(entity) }
  if (!company.admits(to)) throw tooOften
  const message_id = company.show(to, uuid, content)
  if (entity !== undefined) company.entities.sentAs(entity, message_id)
  return { data: { message_id } }
}

const tooOften = new ApiError(99991400, 'request trigger frequency limit', {
  status: 429,
  headers: { 'x-ogw-ratelimit-limit': '5', 'x-ogw-ratelimit-reset': '1' },
})

/** JPG, PNG, WEBP, GIF, TIFF, BMP, ICO; not empty; at most 10 MB and 12,000 pixels a side. */
// https://open.feishu.cn/document/server-docs/im-v1/image/create
function uploadImage(company: Company, { form }: Call): Record<string, unknown> {
  if (form?.get('image_type') !== 'message') throw new ApiError(234001, 'Invalid request param.')
  const image = form.get('image')
  if (image === undefined || typeof image === 'string' || image.length === 0)
    throw new ApiError(234010, 'File size can not be 0.')
  if (image.length > 10 * 1024 * 1024) throw new ApiError(234006, 'The file size exceed the max value.')
  if (image.toString('latin1', 1, 4) !== 'PNG') throw new ApiError(234011, "Can't recognize image format.")
  if (Math.max(image.readUInt32BE(16), image.readUInt32BE(20)) > 12_000)
    throw new ApiError(234039, 'The image resolution exceeds the limit.')
  return { data: { image_key: company.keepImage(image) } }
}

/** The card entity that a message points to. */
function entityIn({ msg_type, content }: Record<string, unknown>): string | undefined {
  if (msg_type !== 'interactive') return undefined
  const pointer = Pointer.safeParse(jsonIn(String(content)))
  return pointer.success ? pointer.data.data.card_id : undefined
}

const Pointer = z.object({ type: z.literal('card'), data: z.object({ card_id: z.string() }) })

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function contentOf(company: Company, body: Record<string, unknown>) {
  const content = String(body['content'] ?? '')
  if (Buffer.byteLength(JSON.stringify(body)) > 150 * 1024)
    throw new ApiError(230025, 'The length of the message content reaches its limit.')
  if (body['msg_type'] === 'interactive') return { card: checkCard(content) }
  if (body['msg_type'] === 'image') {
    const image = company.image(String((JSON.parse(content) as { image_key?: unknown }).image_key))
    if (image === undefined) throw new ApiError(230001, 'invalid image_key')
    return { image }
  }
  if (body['msg_type'] !== 'text') throw new ApiError(230001, 'invalid msg_type')
  const { text } = JSON.parse(content) as { text?: unknown }
  if (typeof text !== 'string' || text === '') throw new ApiError(230001, 'text is empty')
  return { text }
}

function uuidOf(body: Record<string, unknown>): string | undefined {
  const uuid = body['uuid']
  if (uuid === undefined) return undefined
  if (typeof uuid !== 'string' || uuid.length > 50) throw new ApiError(99992402, 'uuid is longer than 50')
  return uuid
}

function reply(company: Company, { ids: [id = ''], body }: Call): Record<string, unknown> {
  const { groupReplies } = company
  const { text } = contentOf(company, body) as { text?: string }
  groupReplies.set(id, [...(groupReplies.get(id) ?? []), text ?? ''])
  return { data: { message_id: `om_reply_${id}` } }
}

const changeable = 14 * 24 * 3_600_000

/** https://open.feishu.cn/document/server-docs/im-v1/message-card/patch */
function updateCard(company: Company, { ids: [id = ''], body }: Call): Record<string, unknown> {
  const sent = company.sent(id)
  if (sent === undefined) throw new ApiError(230001, 'Your request contains an invalid request parameter.')
  if (company.now() - sent.at > changeable) throw new ApiError(230031, 'The message has exceeded the update limit.')
  company.redraw(id, checkCard(String(body['content'] ?? '')))
  return { data: {} }
}

function getUser(company: Company, { ids: [id = ''], query }: Call): Record<string, unknown> {
  if (query.get('user_id_type') !== 'open_id') throw new ApiError(99992402, 'field validation failed')
  const member = company.member(id)
  if (member === undefined) throw new ApiError(99992351, 'not a valid open_id')
  if (member.visible === false) throw new ApiError(41050, 'no user authority error')
  const { openId: open_id, name, departmentIds: department_ids = [], status = {} } = member
  const states = { is_frozen: false, is_resigned: false, is_activated: true, is_exited: false, is_unjoin: false }
  return { data: { user: { open_id, name, department_ids, status: { ...states, ...status } } } }
}

function getDepartment({ options }: Company, { ids: [id = ''] }: Call): Record<string, unknown> {
  const found = options.departments?.find((department) => department.id === id)
  if (found === undefined) throw new ApiError(40004, 'no dept authority error')
  return {
    data: { department: { open_department_id: id, name: found.name, parent_department_id: found.parentId } },
  }
}

function whoIs(company: Company, { token }: Call): Record<string, unknown> {
  const { openId } = company.memberBehind(token)
  return { data: { open_id: openId, name: company.member(openId)?.name } }
}
