import { cookiesOf } from './cookies-of.ts'
import type { WecomCompany } from './wecom-company.ts'

/** Signs a member in through WeCom's own door, as the page behind a card does it; resolves to the cookies of their browser. */
export async function signInOverWecom(address: string, { wecom }: WecomCompany, userId: string): Promise<string> {
  const login = await fetch(`${address}/auth/wecom/login?next=/h5/`, { redirect: 'manual' })
  const state = new URL(login.headers.get('location') ?? '').searchParams.get('state') ?? ''
  const callback = `${address}/auth/wecom/callback?code=${wecom.oauthCode(userId)}&state=${state}`
  return cookiesOf(await fetch(callback, { redirect: 'manual', headers: { cookie: cookiesOf(login) } }))
}
