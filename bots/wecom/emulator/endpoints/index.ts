import type { Answer } from '../api-error.ts'
import type { Call } from '../call.ts'
import type { Tenant } from '../tenant.ts'
import { approvalEndpoints } from './approvals.ts'
import { answerActively, translateIds } from './bot.ts'
import { calendarEndpoints } from './calendars.ts'
import { chatEndpoints } from './chats.ts'
import { checkToken, getAppTicket, getCorpTicket, getToken } from './credentials.ts'
import { getAgent } from './get-agent.ts'
import { getOutsider, listMembersWithOutsiders, listOutsiders, listTags, outsidersOfMembers } from './outsiders.ts'
import { getDepartment, getUser, getUserInfo, listDepartments } from './people.ts'
import { recallMessage } from './recall-message.ts'
import { scheduleEndpoints } from './schedules.ts'
import { sendMessage } from './send-message.ts'
import { updateCard } from './update-card.ts'
import { getMedia, uploadMedia } from './upload-media.ts'

type Endpoint = (tenant: Tenant, call: Call) => Answer | Promise<Answer>

const endpoints = {
  gettoken: getToken,
  get_jsapi_ticket: getCorpTicket,
  'ticket/get': getAppTicket,
  getcallbackip: () => ({ ip_list: ['127.0.0.1'] }),
  'agent/get': getAgent,
  'message/send': sendMessage,
  'message/update_template_card': updateCard,
  'message/recall': recallMessage,
  'media/upload': uploadMedia,
  'media/get': getMedia,
  'user/get': getUser,
  'department/simplelist': listDepartments,
  'department/get': getDepartment,
  'auth/getuserinfo': getUserInfo,
  'batch/openuserid_to_userid': translateIds,
  'aibot/response': answerActively,
  'externalcontact/get': getOutsider,
  ...approvalEndpoints,
  ...calendarEndpoints,
  ...chatEndpoints,
  ...scheduleEndpoints,
  'externalcontact/list': listOutsiders,
  'externalcontact/batch/get_by_user': outsidersOfMembers,
  'externalcontact/get_corp_tag_list': listTags,
  'externalcontact/get_follow_user_list': listMembersWithOutsiders,
} satisfies Record<string, Endpoint>

export type EndpointName = keyof typeof endpoints

export function isEndpoint(name: string): name is EndpointName {
  return Object.hasOwn(endpoints, name)
}

/** What needs no access token: what asks for one, and what is a secret itself. */
const open: readonly EndpointName[] = ['gettoken', 'aibot/response']

/** Throws ApiError for what the API refuses. */
export async function answer(tenant: Tenant, endpoint: EndpointName, call: Call): Promise<Answer> {
  if (!open.includes(endpoint)) checkToken(tenant, call)
  const carryOut: Endpoint = endpoints[endpoint]
  const fields = await carryOut(tenant, call)
  return { errcode: 0, errmsg: 'ok', ...fields }
}
