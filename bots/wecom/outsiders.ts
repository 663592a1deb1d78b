import { type Outsider, type Outsiders, PlatformError } from '../../src/conversation/platform.ts'
import { wayOf } from './add-ways.ts'
import type { Client, External, Follow } from './client.ts'

/** Customers 客户 that members have in WeCom, each told of only as the member who has them does. */
export function openOutsiders(client: Client): Outsiders {
  return { outsider, all }

  async function outsider(id: string, member: string): Promise<Outsider | undefined> {
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const page: Awaited<ReturnType<Client['outsider']>> | undefined = await unless(
        client.outsider(id, cursor),
        closed,
      )
      const own = page?.follow_user.find(({ userid }) => userid.toLowerCase() === member.toLowerCase())
      if (page !== undefined && own !== undefined) {
        const tags = own.tags.map(({ tag_name }) => tag_name)
        return toOutsider(page.external_contact, own, tags)
      }
      cursor = page?.next_cursor === cursor ? undefined : page?.next_cursor || undefined
    }
    return undefined
  }

  /**
   * The list says whom a member still has; of somebody they removed the details may be told for a while yet. A member who has
   * nobody is answered like one who knows nobody.
   */
  async function all(member: string): Promise<Outsider[]> {
    const listed = await unless(client.outsideIds(member), [noSuchRelation])
    if (listed === undefined || listed.external_userid.length === 0) return []
    const details = await everyPage(member)
    const named = await tagNames([...new Set(details.flatMap(({ follow_info }) => follow_info.tag_id))])
    const has = new Set(listed.external_userid)
    return details
      .filter(({ external_contact }) => has.has(external_contact.external_userid))
      .map(({ external_contact, follow_info }) =>
        toOutsider(
          external_contact,
          follow_info,
          follow_info.tag_id.flatMap((id) => named.get(id) ?? []),
        ),
      )
  }

  async function everyPage(member: string) {
    const found: Awaited<ReturnType<Client['outsidersOf']>>['external_contact_list'] = []
    const seen = new Set<string>()
    for (let cursor = ''; !seen.has(cursor); ) {
      seen.add(cursor)
      const page = await unless(client.outsidersOf(member, cursor), [noSuchRelation])
      found.push(...(page?.external_contact_list ?? []))
      // The last page has none; one that was there already would go round for ever.
      cursor = page?.next_cursor ?? ''
    }
    return found
  }

  async function tagNames(ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map()
    const { tag_group } = await client.tags(ids)
    return new Map(tag_group.flatMap(({ tag }) => tag).map(({ id, name }) => [id, name]))
  }
}

/** The firm as they give it, in full, before what the member noted of it. Neither numbers nor pictures are taken. */
function toOutsider(external: External, follow: Follow, tags: readonly string[]): Outsider {
  const company = external.corp_full_name || external.corp_name || follow.remark_corp_name
  const { add_way, createtime, state } = follow
  const way = add_way === undefined ? undefined : wayOf(add_way)
  return {
    id: external.external_userid,
    name: external.name,
    ...(follow.remark && follow.remark !== external.name ? { remark: follow.remark } : {}),
    ...(company ? { company } : {}),
    ...(external.position ? { position: external.position } : {}),
    tags,
    ...(createtime === undefined ? {} : { addedAt: createtime * 1000 }),
    ...(way === undefined ? {} : { way }),
    ...(state ? { channel: state } : {}),
  }
}

/** https://developer.work.weixin.qq.com/document/path/90313 */
const noSuchRelation = 84061

/** No such id, no customer of anybody in the visible scope, or an app without 客户联系: not a fault of ours, and nothing to show. */
const closed: readonly (string | number)[] = [40096, noSuchRelation, 48002, 60011]

async function unless<T>(asked: Promise<T>, codes: readonly (string | number)[]): Promise<T | undefined> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof PlatformError && codes.includes(error.code)) return undefined
    throw error
  }
}
