import { type Answer, ApiError } from '../api-error.ts'
import { type Call, jsonOf, requiredQuery } from '../call.ts'
import { isReachable } from '../directory.ts'
import { type Json, textAt } from '../json.ts'
import type { OutsideCustomer, OutsideNote } from '../options.ts'
import { type OutsideBook, tagId, tagName } from '../outside-book.ts'
import type { Tenant } from '../tenant.ts'

const mostAtOnce = 100

/** The members who have the customer, as far as the app sees them. https://developer.work.weixin.qq.com/document/path/92114 */
export function getOutsider(tenant: Tenant, call: Call): Answer {
  const book = allowed(tenant)
  const id = requiredQuery(call, 'external_userid', 40096)
  const relations = book.with(id)
  const [first] = relations
  if (first === undefined) throw new ApiError(84061, 'not external contact')
  const visible = relations.filter(({ userid }) => isVisible(tenant, userid))
  return {
    external_contact: externalContact(first.customer),
    follow_user: visible.map(({ userid, ...note }) => ({
      userid,
      ...follow(note),
      tags: (note.tags ?? []).map((name) => ({ group_name: '标签组', tag_name: name, tag_id: tagId(name), type: 1 })),
    })),
  }
}

/** https://developer.work.weixin.qq.com/document/path/92113 */
export function listOutsiders(tenant: Tenant, call: Call): Answer {
  const relations = relationsOf(tenant, requiredQuery(call, 'userid', 41009))
  if (relations.length === 0) throw new ApiError(84061, 'not external contact')
  return { external_userid: relations.map(({ customer }) => customer.externalUserId) }
}

/** `limit` above 100 is taken for 100, left out for 50. https://developer.work.weixin.qq.com/document/path/92994 */
export function outsidersOfMembers(tenant: Tenant, call: Call): Answer {
  const request = jsonOf(call)
  const userids = listAt(request, 'userid_list')
  if (userids.length === 0 || userids.length > 100) throw new ApiError(40058, 'userid_list invalid')
  const relations = userids.flatMap((userid) => relationsOf(tenant, userid))
  const cursor = textAt(request, 'cursor') ?? ''
  const from = cursor === '' ? 0 : Number(/^c(\d+)$/.exec(cursor)?.[1] ?? Number.NaN)
  if (Number.isNaN(from)) throw new ApiError(40058, 'cursor invalid')
  const limit = Math.min(Number(request['limit'] ?? 50), mostAtOnce)
  const page = relations.slice(from, from + limit)
  return {
    external_contact_list: page.map(({ userid, customer, ...note }) => ({
      external_contact: externalContact(customer),
      follow_info: { userid, ...follow(note), tag_id: (note.tags ?? []).map(tagId) },
    })),
    next_cursor: from + limit < relations.length ? `c${from + limit}` : '',
  }
}

/** https://developer.work.weixin.qq.com/document/path/92117 */
export function listTags(tenant: Tenant, call: Call): Answer {
  allowed(tenant)
  const tag = listAt(jsonOf(call), 'tag_id').map((id) => ({ id, name: tagName(id), create_time: 0, order: 0 }))
  return { tag_group: [{ group_id: 'etgroup', group_name: '标签组', create_time: 0, order: 0, tag }] }
}

/** https://developer.work.weixin.qq.com/document/path/92571 */
export function listMembersWithOutsiders(tenant: Tenant): Answer {
  allowed(tenant)
  return { follow_user: tenant.directory.reachable().map(({ userid }) => userid) }
}

/** 48002 where the app is not among those of 可调用接口的应用. */
function allowed({ outsiders }: Tenant): OutsideBook & object {
  if (outsiders === undefined) throw new ApiError(48002, 'api forbidden')
  return outsiders
}

function relationsOf(tenant: Tenant, userid: string) {
  const book = allowed(tenant)
  if (!tenant.directory.member(userid)) throw new ApiError(40003, 'invalid userid')
  if (!isVisible(tenant, userid)) throw new ApiError(60011, 'no privilege to access/modify contact/party/agent')
  return book.of(userid)
}

function isVisible({ directory }: Tenant, userid: string): boolean {
  const member = directory.member(userid)
  return member !== undefined && isReachable(member)
}

function externalContact({ externalUserId, name, corpName, position }: OutsideCustomer) {
  return {
    external_userid: externalUserId,
    name,
    avatar: 'http://wx.qlogo.cn/mmhead/0',
    type: corpName === undefined ? 1 : 2,
    gender: 0,
    ...(corpName === undefined ? {} : { position: position ?? '', corp_name: corpName, corp_full_name: corpName }),
  }
}

function follow({ remark = '', remarkCorpName, createtime, addWay = 1, state }: OutsideNote) {
  return {
    remark,
    description: '',
    createtime,
    ...(remarkCorpName === undefined ? {} : { remark_corp_name: remarkCorpName }),
    remark_mobiles: ['13800000001'],
    add_way: addWay,
    ...(state === undefined ? {} : { state }),
    oper_userid: 'sys',
  }
}

function listAt(request: Json, field: string): string[] {
  const value = request[field]
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}
