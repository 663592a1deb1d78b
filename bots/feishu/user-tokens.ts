import { z } from 'zod'
import type { Grants } from '../../src/conversation/grants.ts'
import { PlatformError } from '../../src/conversation/platform.ts'
import type { Client, UserToken } from './client.ts'
import { consentEnded, isConsentRefused, isUserTokenRefused } from './failure.ts'

/** Acting in a member's name, with what they granted. */
export interface UserTokens {
  /** Keeps what a member granted by signing in. */
  keep(openId: string, token: UserToken): Promise<void>
  forget(openId: string): Promise<void>
  /** Does something in a member's name, with a token that is good; without their consent it fails with the code `consent`. */
  inNameOf<T>(openId: string, work: (token: string) => Promise<T>): Promise<T>
}

const Grant = z.object({ access: z.string(), accessUntil: z.number(), refresh: z.string() })
type Grant = z.infer<typeof Grant>

/** A token that ends within this, in milliseconds, is not begun with. */
const leadMs = 60_000

/**
 * A refresh token is good for one use: of everything that a member's work may want at once, one refreshes and the others wait for
 * it, and what came back is kept before it is used.
 * https://open.feishu.cn/document/authentication-management/access-token/refresh-user-access-token
 */
export function openUserTokens(client: Client, grants: Grants, now: () => number): UserTokens {
  const refreshing = new Map<string, Promise<Grant>>()

  async function keep(openId: string, { access_token, expires_in, refresh_token }: UserToken): Promise<Grant> {
    // Without `offline_access` nothing can be done once the first token has ended.
    if (refresh_token === undefined) throw consentEnded('authen/v2/oauth/token')
    const grant = { access: access_token, accessUntil: now() + expires_in * 1000, refresh: refresh_token }
    await grants.write(openId, JSON.stringify(grant))
    return grant
  }

  async function kept(openId: string): Promise<Grant> {
    const text = await grants.read(openId)
    if (text === undefined) throw consentEnded('authen/v2/oauth/token')
    return Grant.parse(JSON.parse(text))
  }

  async function refresh(openId: string, used: Grant): Promise<Grant> {
    const current = await kept(openId)
    // Another process of ours was faster.
    if (current.refresh !== used.refresh) return current
    try {
      const renewed = await client.refreshed(current.refresh)
      // Forgotten while it was asked for, it stays so.
      await kept(openId)
      return await keep(openId, renewed)
    } catch (error) {
      if (!isConsentRefused(error)) throw error
      const since = await kept(openId)
      if (since.refresh !== current.refresh) return since
      throw consentEnded('authen/v2/oauth/token')
    }
  }

  function refreshedOnce(openId: string, used: Grant): Promise<Grant> {
    const underWay = refreshing.get(openId)
    if (underWay !== undefined) return underWay
    const started = refresh(openId, used).finally(() => refreshing.delete(openId))
    refreshing.set(openId, started)
    return started
  }

  return {
    async keep(openId, token) {
      await keep(openId, token)
    },
    forget: (openId) => grants.write(openId, undefined),
    async inNameOf(openId, work) {
      const grant = await kept(openId)
      const good = now() < grant.accessUntil - leadMs ? grant : await refreshedOnce(openId, grant)
      try {
        return await work(good.access)
      } catch (error) {
        if (!(error instanceof PlatformError) || !isUserTokenRefused(error)) throw error
        return work((await refreshedOnce(openId, good)).access)
      }
    },
  }
}
