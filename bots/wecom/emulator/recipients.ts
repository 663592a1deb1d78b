import { ApiError } from './api-error.ts'
import { type Directory, isReachable } from './directory.ts'
import { type Json, textAt } from './json.ts'

export interface Recipients {
  userids: string[]
  /** As the answer names them: joined by |, userids in lower case, absent when there are none. */
  invalid: { invaliduser?: string; invalidparty?: string; invalidtag?: string }
}

/**
 * Who a message goes to. Some being unknown or out of scope fails nothing, all of them do.
 * https://developer.work.weixin.qq.com/document/path/90236
 */
export function recipientsOf(directory: Directory, request: Json): Recipients {
  const users = names(request, 'touser')
  const toAll = users.includes('@all')
  const parties = toAll ? [] : names(request, 'toparty')
  const tags = toAll ? [] : names(request, 'totag')
  if (users.length + parties.length + tags.length === 0) throw new ApiError(82001, 'no recipients')
  if (users.length > 1000) throw new ApiError(40032, 'touser holds at most 1000')
  if (parties.length > 100) throw new ApiError(82002, 'toparty holds at most 100')
  if (tags.length > 100) throw new ApiError(82003, 'totag holds at most 100')

  const named = toAll ? [] : users
  const found = named.map((userid) => reachable(directory, userid))
  const staff = parties.map((party) => staffOf(directory, Number(party)))
  const everyone = [...found, ...staff.flat(), ...(toAll ? directory.reachable().map((one) => one.userid) : [])]
  const invalid = {
    ...listed(
      'invaliduser',
      named.filter((_, index) => !found[index]).map((userid) => userid.toLowerCase()),
    ),
    ...listed(
      'invalidparty',
      parties.filter((_, index) => staff[index]?.length === 0),
    ),
    ...listed('invalidtag', tags),
  }
  const userids = [...new Set(everyone.filter((userid) => userid !== undefined))]
  if (userids.length === 0) throw new ApiError(81013, 'user & party & tag all invalid', invalid)
  return { userids, invalid }
}

function names(request: Json, field: string): string[] {
  return (textAt(request, field) ?? '')
    .split('|')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

function reachable(directory: Directory, userid: string): string | undefined {
  const member = directory.member(userid)
  return member && isReachable(member) ? member.userid : undefined
}

function staffOf(directory: Directory, id: number): string[] {
  const ids = new Set((directory.tree(id) ?? []).map((department) => department.id))
  return directory
    .reachable()
    .filter((member) => member.department.some((one) => ids.has(one)))
    .map((member) => member.userid)
}

function listed(name: string, values: string[]): Record<string, string> {
  return values.length === 0 ? {} : { [name]: values.join('|') }
}
