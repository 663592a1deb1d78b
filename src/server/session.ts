import { createHmac, randomBytes } from 'node:crypto'
import type { Context } from 'koa'
import type { Person } from '../people/person.ts'
import type { Sessions } from '../people/session.ts'

/** A working day; after it the IM client signs in again without a word. */
const sessionLength = 12 * 3_600_000

export interface SignedIn {
  open(ctx: Context, person: Person): Promise<void>
  holder(ctx: Context): Promise<Person | undefined>
  close(ctx: Context): Promise<void>
}

/** Browsers known by a cookie. Only a keyed hash of its token is kept, so a stolen database opens no session. */
export function openSignedIn(
  sessions: Sessions,
  { secretKey, publicUrl, letsIn }: { secretKey: string; publicUrl: string; letsIn(person: Person): Promise<boolean> },
): SignedIn {
  const secure = publicUrl.startsWith('https:')
  const name = secure ? '__Host-sandtable' : 'sandtable'
  const cookie = { httpOnly: true, secure, sameSite: 'lax' as const, path: '/', overwrite: true }
  const hashOf = (token: string) => createHmac('sha256', secretKey).update(token).digest('base64url')

  return {
    async open(ctx, person) {
      const token = randomBytes(32).toString('base64url')
      await sessions.open(person, hashOf(token), Date.now() + sessionLength)
      ctx.cookies.secure = secure
      ctx.cookies.set(name, token, { ...cookie, maxAge: sessionLength })
    },
    async holder(ctx) {
      const token = ctx.cookies.get(name)
      const person = token === undefined ? undefined : await sessions.holder(hashOf(token), Date.now())
      return person !== undefined && (await letsIn(person)) ? person : undefined
    },
    async close(ctx) {
      const token = ctx.cookies.get(name)
      if (token !== undefined) await sessions.close(hashOf(token))
      ctx.cookies.secure = secure
      ctx.cookies.set(name, null, cookie)
    },
  }
}
