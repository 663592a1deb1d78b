import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Template } from '../../bots/feishu/emulator/approvals.ts'
import { type FeishuEmulator, openFeishuEmulator } from '../../bots/feishu/emulator/index.ts'
import { openLog } from '../cli/log.ts'
import { openSandtable, type Sandtable } from '../main.ts'
import { type Config, readConfig } from '../setup/config.ts'

/** A Feishu company of the emulator's, and the environment of a product that serves it. */
export interface FeishuCompany {
  feishu: FeishuEmulator
  environment: Record<string, string>
  config: Config
  /** Everything the product logged. */
  logged: string[]
  start(): Promise<Sandtable>
  remove(): Promise<void>
}

const credentials = {
  appId: 'cli_0123456789abcdef',
  appSecret: 'canary-secret-Fs7',
  encryptKey: 'canary-encrypt-key-Fs7',
  verificationToken: 'canaryTokenFs7',
}

export async function feishuCompany(
  options: {
    members?: readonly string[]
    perSecond?: number
    perApp?: { second: number; minute: number }
    /** The platform’s clock. */
    now?: () => number
    mode?: 'webhook' | 'ws'
    /** Where it listens and members' browsers reach it; otherwise anywhere, and nobody's browser does. */
    port?: number
    templates?: readonly Template[]
    pageScript?: string
    /** Milliseconds after which what was not accepted comes again; seconds between two signs of life. */
    retryAfter?: readonly number[]
    pingInterval?: number
    /** A language model's endpoint. */
    model?: { baseUrl: string; apiKey: string; model: string }
  } = {},
): Promise<FeishuCompany> {
  const publicUrl = options.port === undefined ? 'https://sandtable.example.com' : `http://127.0.0.1:${options.port}`
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-feishu-'))
  const members = (options.members ?? ['ou_linxia', 'ou_zhouyan']).map((openId) => ({
    openId,
    name: `员工${openId}`,
    departmentIds: ['od_one'],
  }))
  const gone = { openId: 'ou_gone', name: '已离职', departmentIds: ['od_one'], status: { is_resigned: true } }
  const feishu = await openFeishuEmulator({
    ...credentials,
    members: [...members, gone],
    departments: [
      { id: 'od_one', name: '华东一组', parentId: 'od_east' },
      { id: 'od_east', name: '华东区', parentId: '0' },
    ],
    redirectUrls: [`${publicUrl}/auth/feishu/callback`],
    perSecond: options.perSecond ?? Number.POSITIVE_INFINITY,
    retryAfter: options.retryAfter ?? [50, 200, 500],
    ...(options.pingInterval && { pingInterval: options.pingInterval }),
    ...(options.perApp && { perApp: options.perApp }),
    ...(options.now && { now: options.now }),
    ...(options.templates && { templates: options.templates }),
  })
  const environment = {
    PORT: String(options.port ?? 0),
    PUBLIC_URL: publicUrl,
    DATABASE_URL: `file:${join(folder, 'test.db')}`,
    FEISHU_APP_ID: credentials.appId,
    FEISHU_APP_SECRET: credentials.appSecret,
    FEISHU_ENCRYPT_KEY: credentials.encryptKey,
    FEISHU_VERIFICATION_TOKEN: credentials.verificationToken,
    FEISHU_API_BASE: feishu.url,
    FEISHU_MODE: options.mode ?? 'webhook',
    ...(options.pageScript === undefined ? {} : { FEISHU_PAGE_SCRIPT: options.pageScript }),
    ...(options.model && {
      OPENAI_BASE_URL: options.model.baseUrl,
      OPENAI_API_KEY: options.model.apiKey,
      LLM_MODEL: options.model.model,
    }),
  }
  const config = readConfig(environment)
  const logged: string[] = []
  const log = openLog('debug', { write: (line: string) => void logged.push(line) })
  return {
    feishu,
    environment,
    config,
    logged,
    async start() {
      const sandtable = await openSandtable(config, log)
      if (options.mode !== 'ws') feishu.callbackUrl = `${sandtable.address}/im/feishu/events`
      return sandtable
    },
    async remove() {
      await feishu.close()
      rmSync(folder, { recursive: true })
    },
  }
}
