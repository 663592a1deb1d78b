import { randomBytes } from 'node:crypto'
import { type Answer, ApiError } from '../api-error.ts'
import { type Call, jsonOf, requiredQuery } from '../call.ts'
import type { StoredChat } from '../chats.ts'
import { contentOf } from '../contents.ts'
import { isReachable } from '../directory.ts'
import { textAt, textsAt } from '../json.ts'
import { openMemberLimits } from '../member-limits.ts'
import { openRate } from '../rate.ts'
import type { Tenant } from '../tenant.ts'
import { needing } from './needing.ts'

/** https://developer.work.weixin.qq.com/document/path/90245 (create), /98913 (update), /98914 (get), /90248 (send) */
export const chatEndpoints = {
  'appchat/create': needing('company', create),
  'appchat/update': needing('company', update),
  'appchat/get': needing('company', get),
  'appchat/send': needing('company', send),
}

const [least, most, longestName, aDay] = [2, 2000, 50, 1000]

/** 群成员 2 至 2000 人; 每企业创建群数不可超过 1000/天. */
function create(tenant: Tenant, call: Call): Answer {
  const request = jsonOf(call)
  const named = [...new Set(textsAt(request, 'userlist'))]
  if (named.length < least || named.length > most) throw new ApiError(86006, 'invalid chat member list size')
  const known = membersNamed(tenant, named)
  const owner = textAt(request, 'owner') ?? known[0] ?? ''
  if (!isAmong(known, owner)) throw new ApiError(86207, 'owner not in the list of members')
  const chatid = textAt(request, 'chatid') || randomBytes(16).toString('hex')
  if (!/^[0-9a-zA-Z]{1,32}$/.test(chatid)) throw new ApiError(86001, 'chatid invalid')
  if (tenant.chats.chat(chatid) !== undefined) throw new ApiError(86215, 'chat exists')
  if (tenant.chats.all().length >= aDay) throw new ApiError(45009, 'api freq out of limit')
  const name = [...(textAt(request, 'name') ?? '')].slice(0, longestName).join('')
  tenant.chats.make({ id: chatid, name, owner, members: known })
  return { chatid }
}

/** 每企业变更群的次数不可超过 1000 次/小时; del_user_list 包含群主时 owner 必填. Who is to go and is not there is passed over. */
function update(tenant: Tenant, call: Call): Answer {
  const request = jsonOf(call)
  const chat = chatNamed(tenant, textAt(request, 'chatid') ?? '')
  const added = membersNamed(tenant, textsAt(request, 'add_user_list'))
  const removed = textsAt(request, 'del_user_list')
  const members = [...new Set([...chat.members, ...added])].filter((userid) => !isAmong(removed, userid))
  const owner = textAt(request, 'owner') ?? chat.owner
  if (!isAmong(members, owner)) throw new ApiError(86207, 'owner not in the list of members')
  if (members.length < least || members.length > most) throw new ApiError(86006, 'invalid chat member list size')
  if (!limitsOf(tenant).changes.admits()) throw new ApiError(45009, 'api freq out of limit')
  const name = textAt(request, 'name')
  Object.assign(chat, { members, owner, ...(name && { name: [...name].slice(0, longestName).join('') }) })
  return {}
}

function get(tenant: Tenant, call: Call): Answer {
  const { id, name, owner, members } = chatNamed(tenant, requiredQuery(call, 'chatid', 86001))
  return { chat_info: { chatid: id, name, owner, userlist: members } }
}

/** No template_card. 每个成员 200 条/分 and 10000 条/天 from all chats together, 超过部分会被丢弃. */
function send(tenant: Tenant, call: Call): Answer {
  const request = jsonOf(call)
  const chat = chatNamed(tenant, textAt(request, 'chatid') ?? '')
  if (textAt(request, 'msgtype') === 'template_card') throw new ApiError(40008, 'invalid message type template_card')
  const content = contentOf(request, tenant.media)
  const { messages } = limitsOf(tenant)
  const to = chat.members.filter((userid) => messages.admits(userid))
  const dropped = chat.members.filter((userid) => !to.includes(userid))
  tenant.dropped.push(
    ...dropped.map((userid) => ({ userid, msgid: chat.id, why: 'over the limit per member' as const })),
  )
  chat.said.push({ ...content, to })
  return {}
}

function chatNamed({ chats }: Tenant, id: string): StoredChat {
  const chat = chats.chat(id)
  if (chat === undefined) throw new ApiError(86001, 'chatid invalid')
  return chat
}

/** Of these userids, as the directory writes them. */
function membersNamed(tenant: Tenant, named: readonly string[]): string[] {
  return named.map((userid) => {
    const member = tenant.directory.member(userid)
    if (member === undefined || !isReachable(member)) throw new ApiError(40031, 'invalid userid list')
    return member.userid
  })
}

function isAmong(userids: readonly string[], userid: string): boolean {
  return userids.some((one) => one.toLowerCase() === userid.toLowerCase())
}

type Limits = ReturnType<typeof openLimits>

const limits = new WeakMap<Tenant, Limits>()

function limitsOf(tenant: Tenant): Limits {
  const known = limits.get(tenant) ?? openLimits(tenant)
  limits.set(tenant, known)
  return known
}

function openLimits({ now }: Tenant) {
  return {
    messages: openMemberLimits({ perMinute: 200, perHour: 10_000 }, now),
    changes: openRate(1000, now, 3_600_000),
  }
}
