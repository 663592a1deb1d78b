import { type Answer, ApiError } from '../api-error.ts'
import { type Call, requiredQuery } from '../call.ts'
import { isReachable } from '../directory.ts'
import type { Department } from '../options.ts'
import type { Tenant } from '../tenant.ts'

/**
 * What an app made after 2022-06-20 is told: no mobile, email, gender, avatar, address.
 * https://developer.work.weixin.qq.com/document/path/90196
 */
export function getUser({ directory }: Tenant, call: Call): Answer {
  const member = directory.member(requiredQuery(call, 'userid', 41009))
  if (!member) throw new ApiError(60111, 'userid not found')
  if (!isReachable(member)) throw new ApiError(60011, 'no privilege to access/modify contact/party/agent')
  return {
    userid: member.userid,
    name: member.name,
    department: member.department,
    order: member.department.map(() => 0),
    position: member.position ?? '',
    is_leader_in_dept: member.department.map(() => (member.leader ? 1 : 0)),
    direct_leader: member.directLeader === undefined ? [] : [member.directLeader],
    main_department: member.department[0] ?? 1,
    status: member.status ?? 1,
  }
}

/** https://developer.work.weixin.qq.com/document/path/95350 */
export function listDepartments({ directory }: Tenant, call: Call): Answer {
  const id = call.query.get('id')
  const departments = id === null ? directory.departments : directory.tree(Number(id))
  if (!departments) throw new ApiError(60003, 'department not found')
  return { department_id: departments.map(({ id, parentid, order = 0 }) => ({ id, parentid, order })) }
}

/** https://developer.work.weixin.qq.com/document/path/95351 */
export function getDepartment({ directory }: Tenant, call: Call): Answer {
  const found: Department | undefined = directory.department(Number(requiredQuery(call, 'id', 60003)))
  if (!found) throw new ApiError(60003, 'department not found')
  const { id, name, parentid, order = 0 } = found
  return { department: { id, name, department_leader: directory.leadersOf(id), parentid, order } }
}

/**
 * Names a member whether or not the app is theirs to use: who may do what is for the app to decide. Someone who is no
 * member comes back as an openid. https://developer.work.weixin.qq.com/document/path/91023
 */
export function getUserInfo({ directory, signIns }: Tenant, call: Call): Answer {
  const userid = signIns.redeem(requiredQuery(call, 'code', 41008))
  const member = directory.member(userid)
  return member ? { userid: member.userid } : { openid: `o${userid}` }
}
