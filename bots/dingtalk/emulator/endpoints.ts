import { randomUUID } from 'node:crypto'
import { ApiError, OldApiError } from './api-error.ts'
import { approvalEndpoints } from './approval-endpoints.ts'
import { calendarEndpoints } from './calendar-endpoints.ts'
import { checkCard } from './card-rules.ts'
import type { Company } from './company.ts'
import { noticeResult, notify } from './notices.ts'
import { unionIdOf } from './options.ts'

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
  /** `x-client-token`: said again, it is the same. */
  clientToken?: string | undefined
}

interface Endpoint {
  /** `none` needs no token; `free` is not counted into the month. */
  kind: 'none' | 'free' | 'metered'
  answer(company: Company, call: Call): Record<string, unknown>
}

/** By method and path; those under `/v1.0/` are the new API, the others the old one. */
export const endpoints = {
  'POST /v1.0/oauth2/accessToken': { kind: 'none', answer: giveToken },
  'POST /v1.0/oauth2/jsapiTickets': {
    kind: 'free',
    answer: () => ({ jsapiTicket: 'ticket-for-pages', expireIn: 7200 }),
  },
  'POST /v1.0/robot/oToMessages/batchSend': { kind: 'metered', answer: sendToPeople },
  'POST /v1.0/robot/groupMessages/send': { kind: 'metered', answer: sendToGroup },
  'POST /v1.0/card/instances/createAndDeliver': { kind: 'metered', answer: createAndDeliver },
  'POST /v1.0/card/instances': { kind: 'metered', answer: createCard },
  'PUT /v1.0/card/instances': { kind: 'metered', answer: updateCard },
  'POST /v1.0/card/callbacks/register': { kind: 'metered', answer: registerCallback },
  'POST /media/upload': { kind: 'metered', answer: uploadMedia },
  'POST /robot/sendBySession': { kind: 'none', answer: sendBySession },
  'POST /topapi/v2/user/get': { kind: 'free', answer: getUser },
  'POST /topapi/v2/user/getuserinfo': { kind: 'free', answer: whoIs },
  'POST /topapi/v2/department/get': { kind: 'free', answer: getDepartment },
  'POST /topapi/message/corpconversation/asyncsend_v2': { kind: 'metered', answer: notify },
  'POST /topapi/message/corpconversation/getsendresult': { kind: 'metered', answer: noticeResult },
  'POST /topapi/user/getbyunionid': { kind: 'free', answer: getByUnionId },
  ...calendarEndpoints,
  ...approvalEndpoints,
} satisfies Record<string, Endpoint>

export type EndpointName = keyof typeof endpoints

/** Past token, scope and limits, as the gateway before the API sees to them. */
export function carryOut(company: Company, name: EndpointName, call: Call): Record<string, unknown> {
  const { kind, answer }: Endpoint = endpoints[name]
  const isNew = name.includes(' /v1.0/')
  if (kind !== 'none' && !company.knowsToken(call.token ?? ''))
    throw isNew
      ? new ApiError(400, 'InvalidAuthentication', '不合法的access_token')
      : new OldApiError(40014, '不合法的access_token')
  if (!company.admits(name))
    throw isNew
      ? new ApiError(403, 'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi', '应用调用该接口的频率超限')
      : new OldApiError(90018, '您的服务器调用钉钉开放平台当前接口的QPS超限')
  if (kind === 'metered' && !company.affords())
    throw new ApiError(403, 'Forbidden.AccessDenied.ApiCountLimitForOrg', '企业本月接口调用量已用完')
  return answer(company, call)
}

function giveToken(company: Company, { body }: Call): Record<string, unknown> {
  const { options } = company
  if (body['appKey'] !== options.clientId || body['appSecret'] !== options.clientSecret)
    throw new ApiError(400, 'invalidClientIdOrSecret', '无效的clientId或者clientSecret')
  const { value, expireIn } = company.issueToken()
  return { accessToken: value, expireIn }
}

const longestMessage = 15_000

/** Images are JPG, GIF, PNG or BMP of at most 20 MB. https://open.dingtalk.com/document/orgapp/upload-media-files */
function uploadMedia(company: Company, { query, form }: Call): Record<string, unknown> {
  const media = form?.get('media')
  if (query.get('type') !== 'image') throw new OldApiError(40004, '不合法的媒体文件类型')
  if (media === undefined || typeof media === 'string' || media.length === 0)
    throw new OldApiError(41005, '缺少多媒体文件数据')
  if (media.length > 20 * 1024 * 1024) throw new OldApiError(40009, '不合法的图片文件大小')
  if (media.toString('latin1', 1, 4) !== 'PNG') throw new OldApiError(40005, '不合法的文件类型')
  return { type: 'image', media_id: company.keepImage(media), created_at: company.now() }
}

function messageIn({ options }: Company, { body }: Call): string {
  if (body['robotCode'] !== options.robotCode) throw new ApiError(400, 'invalidParameter.robotCode.notExsit', 'robot')
  const param = String(body['msgParam'] ?? '')
  if (Buffer.byteLength(param) > longestMessage)
    throw new ApiError(400, 'invalidParameter.msgParam.tooLong', 'msgParam')
  const said = JSON.parse(param) as Record<string, string>
  const words = { sampleText: said['content'], sampleMarkdown: said['text'] }[String(body['msgKey'])]
  if (words === undefined || words === '') throw new ApiError(400, 'invalidParameter.msgKey.invalid', 'msgKey')
  return words
}

/** https://open.dingtalk.com/document/orgapp/chatbots-send-one-on-one-chat-messages-in-batches */
function sendToPeople(company: Company, call: Call): Record<string, unknown> {
  const text = messageIn(company, call)
  const userIds = call.body['userIds'] as string[]
  if (userIds.length > 20) throw new ApiError(400, 'invalidParameter.userIds.overMax', 'userIds')
  const known = userIds.filter((userId) => company.member(userId)?.visible !== false && company.member(userId))
  for (const userId of known) company.show(userId, { text })
  return {
    processQueryKey: randomUUID(),
    invalidStaffIdList: userIds.filter((userId) => !known.includes(userId)),
    flowControlledStaffIdList: [],
  }
}

function sendToGroup(company: Company, call: Call): Record<string, unknown> {
  const chat = String(call.body['openConversationId'] ?? '')
  if (!chat.startsWith('cid')) throw new ApiError(400, 'invalid.openConversationId', 'openConversationId')
  const image = call.body['msgKey'] === 'sampleImageMsg' ? imageIn(company, call) : undefined
  company.show(chat, image === undefined ? { text: messageIn(company, call) } : { image })
  return { processQueryKey: randomUUID() }
}

/** An address, or the media id of what was uploaded. */
function imageIn(company: Company, { body }: Call): Buffer {
  const { photoURL } = JSON.parse(String(body['msgParam'] ?? '{}')) as { photoURL?: string }
  const image = company.image(photoURL ?? '')
  if (image === undefined) throw new ApiError(400, 'invalidParameter.msgParam.invalid', 'photoURL')
  return image
}

/** https://open.dingtalk.com/document/orgapp/create-and-deliver-cards */
function createAndDeliver(company: Company, { body }: Call): Record<string, unknown> {
  const outTrackId = String(body['outTrackId'] ?? '')
  if (outTrackId === '') throw new ApiError(400, 'param.outTrackIdEmpty', 'outTrackId')
  if (body['cardTemplateId'] !== company.options.cardTemplateId)
    throw new ApiError(400, 'param.templateNotExist', '模板')
  const [, space = '', chat = ''] = /^dtv1\.card\/\/(IM_ROBOT|IM_GROUP)\.(.+)$/.exec(String(body['openSpaceId'])) ?? []
  if (space === '') throw new ApiError(400, 'param.openSpaceIdInvalid', 'openSpaceId')
  const model = (space === 'IM_ROBOT' ? body['imRobotOpenDeliverModel'] : body['imGroupOpenDeliverModel']) as
    | { spaceType?: string; robotCode?: string }
    | undefined
  if (model === undefined || (space === 'IM_ROBOT' ? model.spaceType !== space : model.robotCode === undefined))
    throw new ApiError(400, 'param.spaceDeliverModelEmpty', '投放')
  const data = body['cardData'] as { cardParamMap?: unknown } | undefined
  const values = checkCard(data?.cardParamMap)
  if (company.cards.has(outTrackId)) throw new ApiError(400, 'param.cardAlreadyExist', '卡片已存在')
  const member = company.member(chat)
  const reached = space === 'IM_GROUP' || (member !== undefined && member.visible !== false)
  if (!reached || member?.unspoken === true)
    return {
      success: true,
      result: {
        outTrackId,
        deliverResults: [
          {
            spaceType: space,
            spaceId: chat,
            success: false,
            errorMsg: reached ? 'robot.oto.notExist' : 'staffId.notExisted',
          },
        ],
      },
    }
  const callback =
    body['callbackType'] === 'HTTP'
      ? ({ type: 'HTTP', routeKey: String(body['callbackRouteKey']) } as const)
      : ({ type: 'STREAM' } as const)
  company.cards.set(outTrackId, { values, callback, chats: [chat] })
  company.show(chat, { outTrackId })
  return {
    success: true,
    result: {
      outTrackId,
      deliverResults: [{ spaceType: space, spaceId: chat, success: true, carrierId: randomUUID() }],
    },
  }
}

function createCard({ options }: Company, { body }: Call): Record<string, unknown> {
  if (body['cardTemplateId'] !== options.cardTemplateId) throw new ApiError(400, 'param.templateNotExist', '模板')
  checkCard((body['cardData'] as { cardParamMap?: unknown }).cardParamMap)
  return { success: true, result: String(body['outTrackId']) }
}

function updateCard(company: Company, { body }: Call): Record<string, unknown> {
  const card = company.cards.get(String(body['outTrackId']))
  if (card === undefined) throw new ApiError(400, 'param.cardNotExist', '卡片不存在')
  const { updateCardDataByKey } = (body['cardUpdateOptions'] ?? {}) as { updateCardDataByKey?: boolean }
  const data = body['cardData'] as { cardParamMap?: unknown } | undefined
  company.redraw(String(body['outTrackId']), checkCard(data?.cardParamMap, updateCardDataByKey ? card.values : {}))
  return { success: true, result: true }
}

function registerCallback({ callbackRoutes }: Company, { body }: Call): Record<string, unknown> {
  const { callbackRouteKey, callbackUrl, apiSecret } = body as Record<string, string>
  if (!callbackRouteKey || !callbackUrl || !URL.canParse(callbackUrl))
    throw new ApiError(400, 'param.error', 'callbackUrl')
  callbackRoutes.set(callbackRouteKey, { callbackUrl, apiSecret: apiSecret ?? '' })
  return { success: true, result: { apiSecret, callbackUrl } }
}

/** HTTP 200 whatever comes of it. */
function sendBySession(company: Company, { query, body }: Call): Record<string, unknown> {
  const chat = company.chatOfSession(query.get('session') ?? '')
  if (chat === undefined) throw new OldApiError(300001, 'session 不存在')
  if (Buffer.byteLength(JSON.stringify(body)) > 20_000)
    throw new OldApiError(460101, 'message too long, exceed 20000 bytes')
  const { text, markdown } = body as { text?: { content?: string }; markdown?: { title?: string; text?: string } }
  const words = body['msgtype'] === 'markdown' ? markdown?.text : text?.content
  if (!words) throw new OldApiError(400105, 'msgtype')
  company.show(chat, { text: words })
  return {}
}

function getUser(company: Company, { body }: Call): Record<string, unknown> {
  const member = company.member(String(body['userid']))
  if (member === undefined) throw new OldApiError(60121, '找不到该用户')
  if (member.visible === false) throw new OldApiError(50002, '不在授权范围内')
  const { userId: userid, name, departmentIds: dept_id_list = [1], active = true } = member
  return { result: { userid, unionid: unionIdOf(member), name, active, dept_id_list } }
}

function getByUnionId(company: Company, { body }: Call): Record<string, unknown> {
  const member = company.memberByUnion(String(body['unionid']))
  if (member === undefined) throw new OldApiError(60121, '找不到该用户')
  return { result: { contact_type: 0, userid: member.userId } }
}

function getDepartment({ options }: Company, { body }: Call): Record<string, unknown> {
  const found = options.departments?.find(({ id }) => id === Number(body['dept_id']))
  if (found === undefined) throw new OldApiError(60003, '部门不存在')
  return { result: { dept_id: found.id, name: found.name, parent_id: found.parentId } }
}

/** https://open.dingtalk.com/document/orgapp/obtain-the-userid-of-a-user-by-using-the-log-free */
function whoIs(company: Company, { body }: Call): Record<string, unknown> {
  const code = company.codes.get(String(body['code']))
  const member = company.member(code?.userId ?? '')
  if (code === undefined || member === undefined || code.used || company.now() > code.until)
    throw new OldApiError(40078, '不存在的临时授权码')
  code.used = true
  return { result: { userid: member.userId, unionid: unionIdOf(member), name: member.name, sys: false, sys_level: 0 } }
}
