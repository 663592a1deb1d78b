import type { Identity, Member, People, Person, Tenant } from '../people/person.ts'
import type { Card } from './card.ts'
import { conversationId, type Incoming } from './message.ts'
import type { Directory } from './platform.ts'
import type { Change, Recipient, Reply } from './skill.ts'
import type { Vouching } from './vouching.ts'

/** Who is at the door: somebody of ours, or a sentence for them (and perhaps a word to those who let people in). */
export type Guest<C extends Change> =
  | { person: Person; isNew: boolean }
  | { replies: readonly Reply[]; changes?: readonly C[] }

/** Somebody the directory vouches for who waits for an administrator. */
export interface Newcomer {
  identity: Identity
  member: Member
}

/**
 * Finds the person behind a platform id. A member whom the platform's directory vouches for is taken in as the company's
 * setting says; anybody else gets a polite sentence and nothing more.
 */
export async function greet<C extends Change>(
  incoming: Incoming,
  tenant: Tenant,
  parts: {
    people: People
    vouching: Pick<Vouching, 'vouchesFor'>
    directory: Directory | undefined
    joinRequest(newcomer: Newcomer): { card: Card; change: C }
  },
): Promise<Guest<C>> {
  const { people, vouching, directory, joinRequest } = parts
  const identity = { platform: incoming.platform, userId: incoming.speaker }
  const known = await people.known(tenant.id, identity)
  if (known?.active && (await vouching.vouchesFor(known, identity))) return { person: known, isNew: false }
  if (known !== undefined) return turnAway('你的账号已停用。需要恢复的话，请联系公司的沙盘管理员。')

  const member = await directory?.member(incoming.speaker)
  if (member === undefined || !member.active) {
    return turnAway('抱歉，通讯录里没有查到你，暂时不能为你服务。请联系公司的沙盘管理员。')
  }
  switch (tenant.joining) {
    case 'join':
      return { person: await people.admit(tenant.id, identity, member), isNew: true }
    case 'ask':
      return ask({ identity, member })
    case 'closed':
      return turnAway('公司目前没有开放自助加入。需要使用的话，请联系沙盘管理员。')
  }

  async function ask(newcomer: Newcomer): Promise<Guest<C>> {
    const state = await people.requestState(tenant.id, identity)
    if (state === 'declined') return turnAway('管理员没有同意你加入，有疑问请直接联系管理员。')
    if (state === 'open') return turnAway('已经替你问过管理员了，同意后会在这里告诉你。')
    const desks = await administrators()
    if (desks.length === 0) return turnAway('公司还没有设置管理员，请联系部署沙盘的同事。')
    const { card, change } = joinRequest(newcomer)
    return {
      replies: [
        { kind: 'text', text: '已经替你问管理员，同意后会在这里告诉你。' },
        ...desks.map((to): Reply => ({ kind: 'card', card, to })),
      ],
      changes: [change],
    }
  }

  async function administrators(): Promise<Recipient[]> {
    const found = await people.withRole(tenant.id, 'administrator')
    return found
      .flatMap(({ identities }) => identities)
      .filter(({ platform }) => platform === incoming.platform)
      .map(({ userId }) => recipientOf(incoming, userId))
  }
}

/** Where somebody of the same company is reached on the same platform. */
export function recipientOf({ platform, corp }: { platform: string; corp: string }, userId: string): Recipient {
  return { platform, userId, conversation: conversationId(platform, corp, userId) }
}

function turnAway(text: string): { replies: readonly Reply[] } {
  return { replies: [{ kind: 'text', text }] }
}
