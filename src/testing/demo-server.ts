import { afterAll, beforeAll } from 'vitest'
import { silent } from '../conversation/log.ts'
import { openSandtable, type Sandtable } from '../main.ts'
import { readConfig } from '../setup/config.ts'

/** The demo company over real HTTP, open while the tests of a file run. */
export interface DemoServer {
  readonly sandtable: Sandtable
  /** A request as a browser sends it: `json` as such, `bytes` as they are. */
  call(path: string, asked?: Asked): Promise<Response>
  /** Signs somebody of the demo company in. */
  cookieOf(userId: string): Promise<string>
  /** What their pages get from a path, or with a body (bytes as they are) what comes of it; a failure throws its sentence. */
  pagesOf(userId: string): Promise<Ask>
}

interface Asked {
  cookie?: string
  json?: unknown
  bytes?: string | Uint8Array
  headers?: Record<string, string>
}

export type Ask = <T>(path: string, body?: unknown) => Promise<T>

/** `settings` are environment variables beside those that every test needs; given late where they are known late. */
export function demoServer(settings: () => Record<string, string> = () => ({})): DemoServer {
  let sandtable: Sandtable
  beforeAll(async () => {
    const usual = { PORT: '0', DATABASE_URL: 'file::memory:', SECRET_KEY: 'a-key-for-tests-only' }
    sandtable = await openSandtable(readConfig({ ...usual, ...settings() }), silent)
  })
  afterAll(() => sandtable.close())

  async function call(path: string, { cookie, json, bytes, headers }: Asked = {}): Promise<Response> {
    const body = bytes === undefined ? json && JSON.stringify(json) : Buffer.from(bytes)
    return fetch(sandtable.address + path, {
      redirect: 'manual',
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        ...(cookie === undefined ? {} : { cookie }),
        'content-type': bytes === undefined ? 'application/json' : 'application/octet-stream',
        ...headers,
      },
      ...(body === undefined ? {} : { body: body as string | Buffer<ArrayBuffer> }),
    })
  }

  async function cookieOf(userId: string): Promise<string> {
    const login = await call('/auth/console/login', { json: { as: userId } })
    return login.headers.getSetCookie()[0] ?? ''
  }

  return {
    get sandtable() {
      return sandtable
    },
    call,
    cookieOf,
    async pagesOf(userId) {
      const cookie = await cookieOf(userId)
      return async <T>(path: string, body?: unknown) =>
        said<T>(await call(path, { cookie, ...(body instanceof Uint8Array ? { bytes: body } : { json: body }) }))
    },
  }
}

async function said<T>(answer: Response): Promise<T> {
  const body = answer.status === 204 ? undefined : await answer.json()
  if (!answer.ok) throw new Error((body as { message: string }).message)
  return body as T
}
