import type { Occasion } from '../../conversation/dispatch.ts'
import type { News } from '../../conversation/message.ts'
import { isElsewhere, membershipChange } from '../../people/membership.ts'
import { openFollowApproval } from '../approval/follow.ts'
import type { Underway } from '../approval/underway.ts'
import { openFollow } from '../calendar/follow.ts'
import { openFollowOutsiders } from '../outsiders/follow.ts'
import type { Ports, SalesAnswer } from '../ports.ts'
import { openFollowDeal } from '../swarm/follow-deal.ts'
import { quotaNews } from './quota-news.ts'

/** What the house makes of news from a platform: each time it looks there, and keeps what has become of it. */
export function openNews(ports: Ports, underway: Underway) {
  const { people } = ports
  const follow = openFollow(ports)
  const outsiders = openFollowOutsiders(ports)
  const followDeal = openFollowDeal(ports)
  const followApproval = openFollowApproval(ports, underway)
  return async (news: News, occasion: Occasion): Promise<SalesAnswer & { actor?: string }> => {
    const { id } = news
    switch (news.of) {
      case 'member':
        return memberNews(id, occasion)
      case 'department':
        return departmentNews(id, occasion)
      case 'quota':
        return quotaNews(id, occasion, people)
      case 'calendar':
        return follow(id, occasion)
      case 'approval':
        return followApproval(id, occasion)
      case 'deal-chat':
        return followDeal(id, occasion)
      case 'outsiders':
        return outsiders.everybody(id, occasion)
      case 'outsider':
        return outsiders.one(news, occasion)
    }
  }

  /** Somebody who left, or was disabled, has no access and no open page from now on; who moved is of their new department's team. */
  async function memberNews(userId: string, { tenant, platform }: Occasion): Promise<SalesAnswer> {
    const identity = { platform: platform.name, userId }
    const person = await people.known(tenant.id, identity)
    if (person === undefined || platform.directory === undefined) return { replies: [] }
    const member = await platform.directory.member(userId)
    const departments = await people.departmentsOn(tenant.id, platform.name)
    const change = membershipChange(identity, person, member, departments.get(person.teamId))
    return { replies: [], changes: change === undefined ? [] : [change] }
  }

  /** The team stands where its department does. One that is no more has nobody in it, and stays where it was. */
  async function departmentNews(id: string, { tenant, platform }: Occasion): Promise<SalesAnswer> {
    const departments = [...(await people.departmentsOn(tenant.id, platform.name)).values()]
    const before = departments.find((department) => department.id === id)
    const department = before && (await platform.directory?.department?.(id))
    if (before === undefined || department === undefined) return { replies: [] }
    if (department.name === before.name && !isElsewhere(department, before)) return { replies: [] }
    const subject = `${platform.name}:${id}`
    const changed = { kind: 'department.changed', level: 'auto', subject, platform: platform.name, department } as const
    return { replies: [], changes: [changed] }
  }
}
