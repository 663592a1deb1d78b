import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { ApiError } from './api-error.ts'
import type { FeishuEmulatorOptions } from './options.ts'

/** What a member's browser brought along when they agreed. */
export interface Agreed {
  challenge?: string
  scope?: string
}

interface Granted {
  openId: string
  scopes: string[]
  until: number
}

const minute = 60_000
const codeLife = 5 * minute
const tokenSeconds = 7200
const refreshSeconds = 7 * 24 * 3600

/** Codes and the members' tokens. https://open.feishu.cn/document/authentication-management/access-token/get-user-access-token */
export function openOauth(options: FeishuEmulatorOptions, now: () => number) {
  const codes = new Map<string, Granted & { challenge?: string; used: boolean }>()
  const tokens = new Map<string, Granted>()
  const refreshing = new Map<string, Granted & { used: boolean }>()

  return {
    code: newCode,
    /** Where the browser of somebody who agreed is sent, by the query of the authorize address. */
    sentBack(openId: string, asked: URLSearchParams): string {
      const back = new URL(asked.get('redirect_uri') ?? '')
      const challenge = asked.get('code_challenge')
      const scope = asked.get('scope') ?? ''
      const code = newCode(openId, { scope, ...(challenge === null ? {} : { challenge }) })
      back.search = new URLSearchParams({ code, state: asked.get('state') ?? '' }).toString()
      return back.href
    },
    granted: (token: string): Granted | undefined => {
      const granted = tokens.get(token)
      return granted !== undefined && now() < granted.until ? granted : undefined
    },
    /** The member takes back what they granted. */
    revoke(openId: string): void {
      for (const kept of [tokens, refreshing])
        for (const [token, one] of kept) if (one.openId === openId) kept.delete(token)
    },
    /** Tokens end before their time; what they can be renewed with does not. */
    dropTokens: () => tokens.clear(),

    /** `POST authen/v2/oauth/token`. */
    give(body: Record<string, unknown>): Record<string, unknown> {
      if (body['client_id'] !== options.appId || body['client_secret'] !== options.appSecret)
        throw new ApiError(20002, 'The client secret is invalid.')
      if (body['grant_type'] === 'refresh_token') return renewed(String(body['refresh_token']))
      if (body['grant_type'] !== 'authorization_code')
        throw new ApiError(20036, 'The specified grant_type is not supported.')
      return exchanged(body)
    },
  }

  /** What Feishu appends to `redirect_uri` for somebody who agreed. */
  function newCode(openId: string, { challenge, scope = '' }: Agreed = {}): string {
    const code = randomUUID()
    const scopes = ['auth:user.id:read', ...scope.split(' ').filter((one) => one !== '')]
    const granted = { openId, scopes, until: now() + codeLife, used: false }
    codes.set(code, { ...granted, ...(challenge === undefined ? {} : { challenge }) })
    return code
  }

  function exchanged(body: Record<string, unknown>): Record<string, unknown> {
    const code = codes.get(String(body['code']))
    if (code === undefined) throw new ApiError(20003, 'The authorization code is not found.')
    if (code.used) throw new ApiError(20065, 'The authorization code has been used.')
    if (now() > code.until) throw new ApiError(20004, 'The authorization code has expired.')
    if (!(options.redirectUrls ?? []).includes(String(body['redirect_uri'])))
      throw new ApiError(20071, 'The redirect_uri does not match.')
    if (code.challenge !== undefined && s256(String(body['code_verifier'] ?? '')) !== code.challenge)
      throw new ApiError(20049, 'PKCE code challenge failed.')
    code.used = true
    return issued(code)
  }

  function renewed(token: string): Record<string, unknown> {
    const granted = refreshing.get(token)
    if (granted === undefined) throw new ApiError(20026, 'The refresh token passed is invalid.')
    if (granted.used) throw new ApiError(20073, 'The refresh token has been used.')
    if (now() > granted.until) throw new ApiError(20037, 'The refresh token passed has expired.')
    granted.used = true
    return issued(granted)
  }

  function issued({ openId, scopes }: Granted): Record<string, unknown> {
    const token = `u-${randomBytes(24).toString('hex')}`
    tokens.set(token, { openId, scopes, until: now() + tokenSeconds * 1000 })
    const answer = { access_token: token, expires_in: tokenSeconds, token_type: 'Bearer', scope: scopes.join(' ') }
    if (!scopes.includes('offline_access')) return answer
    const refresh = `ur-${randomBytes(24).toString('hex')}`
    refreshing.set(refresh, { openId, scopes, until: now() + refreshSeconds * 1000, used: false })
    return { ...answer, refresh_token: refresh, refresh_token_expires_in: refreshSeconds }
  }
}

function s256(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url')
}
