import { type Outsiders, PlatformError } from '../../src/conversation/platform.ts'
import type { Client } from './client.ts'

/** Customers that members talk to in WeCom, each told of only to a member who has them as a customer. */
export function openOutsiders(client: Client): Outsiders {
  return {
    async outsider(id, member) {
      const answer = await client.outsider(id).catch((error: unknown) => {
        if (error instanceof PlatformError && closed.includes(error.code)) return undefined
        throw error
      })
      const own = answer?.follow_user.find(({ userid }) => userid.toLowerCase() === member.toLowerCase())
      if (answer === undefined || own === undefined) return undefined
      const { name, corp_name, corp_full_name } = answer.external_contact
      const company = corp_full_name || corp_name
      return { name: own.remark || name, ...(company ? { company } : {}) }
    },
  }
}

/**
 * No such id, no customer of anybody in the visible scope, or an app without 客户联系: not a fault of ours, and nothing to show.
 * https://developer.work.weixin.qq.com/document/path/90313
 */
const closed: readonly (string | number)[] = [40096, 84061, 48002, 60011]
