import type { Member, People, Person, Tenant } from '../people/person.ts'
import { conversationId, type Incoming } from './message.ts'
import type { Directory } from './platform.ts'
import type { Recipient, Reply } from './skill.ts'

/** Who is at the door: somebody of ours, or a sentence for them (and perhaps a note for those who let people in). */
export type Guest = { person: Person; isNew: boolean } | { turnedAway: readonly Reply[] }

/**
 * Finds the person behind a platform id. A member whom the platform's directory vouches for is taken in as the company's
 * setting says; anybody else gets a polite sentence and nothing more.
 */
export async function greet(
  incoming: Incoming,
  tenant: Tenant,
  people: People,
  directory: Directory | undefined,
): Promise<Guest> {
  const identity = { platform: incoming.platform, userId: incoming.speaker }
  const known = await people.known(tenant.id, identity)
  if (known?.active) return { person: known, isNew: false }
  if (known !== undefined) return turnAway('你的账号已停用。需要恢复的话，请联系公司的沙盘管理员。')

  const member = await directory?.member(incoming.speaker)
  if (member === undefined || !member.active)
    return turnAway('抱歉，通讯录里没有查到你，暂时不能为你服务。请联系公司的沙盘管理员。')

  switch (tenant.joining) {
    case 'join':
      return { person: await people.admit(tenant.id, identity, member), isNew: true }
    case 'ask':
      return askAdministrators(tenant, member, await people.askToJoin(tenant.id, identity, member), people, incoming)
    case 'closed':
      return turnAway('公司目前没有开放自助加入。需要使用的话，请联系沙盘管理员。')
  }
}

function turnAway(text: string): Guest {
  return { turnedAway: [{ kind: 'text', text }] }
}

async function askAdministrators(
  tenant: Tenant,
  member: Member,
  firstTime: boolean,
  people: People,
  { platform, corp, speaker }: Incoming,
): Promise<Guest> {
  if (!firstTime) return turnAway('已经替你问过管理员了，同意后会在这里告诉你。')
  const administrators = await people.withRole(tenant.id, 'administrator')
  const desks: Recipient[] = administrators
    .flatMap(({ identities }) => identities)
    .filter((identity) => identity.platform === platform)
    .map(({ userId }) => ({ platform, userId, conversation: conversationId(platform, corp, userId) }))
  const request: Reply[] = desks.map((to) => ({
    kind: 'card',
    to,
    card: {
      title: `${member.name} 想用沙盘`,
      subtitle: member.department === undefined ? '部门未知' : `${member.department.name}`,
      blocks: [{ kind: 'text', text: '同意后，对方以销售身份加入自己的部门，只能看到自己的商机。' }],
      buttons: [
        { label: '同意', action: 'joining.admit', argument: `${platform}:${speaker}`, emphasis: 'primary' },
        { label: '不同意', action: 'joining.decline', argument: `${platform}:${speaker}` },
      ],
    },
  }))
  const words =
    desks.length > 0 ? '已经替你问管理员，同意后会在这里告诉你。' : '公司还没有设置管理员，请联系部署沙盘的同事。'
  return { turnedAway: [{ kind: 'text', text: words }, ...request] }
}
