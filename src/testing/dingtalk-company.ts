import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Template } from '../../bots/dingtalk/emulator/approvals.ts'
import { type DingtalkEmulator, openDingtalkEmulator } from '../../bots/dingtalk/emulator/index.ts'
import { openLog } from '../cli/log.ts'
import { openSandtable, type Sandtable } from '../main.ts'
import { type Config, readConfig } from '../setup/config.ts'

/** A DingTalk company of the emulator's, and the environment of a product that serves it. */
export interface DingtalkCompany {
  dingtalk: DingtalkEmulator
  environment: Record<string, string>
  config: Config
  /** Everything the product logged. */
  logged: string[]
  start(): Promise<Sandtable>
  remove(): Promise<void>
}

const app = {
  clientId: 'dingclientofthetests',
  clientSecret: 'canary-secret-Dt9',
  robotCode: 'dingrobotofthetests',
  corpId: 'dingcorpofthetests',
  cardTemplateId: '1366a1eb-0000-4859-ac88-517c56a9acb1.schema',
  token: 'canaryTokenDt9',
  aesKey: 'canaryAesKeyDt9canaryAesKeyDt9canaryAesKeyD',
}

export async function dingtalkCompany(
  options: {
    members?: readonly string[]
    /** Among how many departments the members are spread. */
    departments?: number
    /** Of the members, who have left without the app being told. */
    left?: readonly string[]
    mode?: 'http' | 'stream'
    /** Where it listens and members' browsers reach it; otherwise anywhere, and nobody's browser does. */
    port?: number
    perSecond?: number
    monthly?: number
    templates?: readonly Template[]
    /** How long an approval cannot be taken back, in milliseconds. */
    revocableAfter?: number
  } = {},
): Promise<DingtalkCompany> {
  const { mode = 'stream', departments = 1, left = [], perSecond = Number.POSITIVE_INFINITY, monthly } = options
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-dingtalk-'))
  const members = (options.members ?? ['linxia', 'zhouyan']).map((userId, at) => ({
    userId,
    name: `员工${userId}`,
    departmentIds: [11 + (at % departments)],
    left: left.includes(userId),
  }))
  const gone = { userId: 'gone', name: '已离职', departmentIds: [11], left: true }
  const dingtalk = await openDingtalkEmulator({
    ...app,
    members: [...members, gone],
    departments: [
      { id: 11, name: '华东一组', parentId: 10 },
      ...Array.from({ length: departments - 1 }, (_, at) => ({ id: 12 + at, name: `第${at + 2}组`, parentId: 10 })),
      { id: 10, name: '华东区', parentId: 1 },
    ],
    perSecond,
    ...(options.templates && { templates: options.templates }),
    ...(options.revocableAfter !== undefined && { revocableAfter: options.revocableAfter }),
    ...(monthly === undefined ? {} : { monthly }),
    retryAfter: [50, 200, 500, 1000, 2000, 5000, 10_000],
    lingers: 500,
  })
  const environment = {
    PORT: String(options.port ?? 0),
    PUBLIC_URL: options.port === undefined ? 'https://sandtable.example.com' : `http://127.0.0.1:${options.port}`,
    DATABASE_URL: `file:${join(folder, 'test.db')}`,
    DINGTALK_CLIENT_ID: app.clientId,
    DINGTALK_CLIENT_SECRET: app.clientSecret,
    DINGTALK_ROBOT_CODE: app.robotCode,
    DINGTALK_CORP_ID: app.corpId,
    DINGTALK_CARD_TEMPLATE_ID: app.cardTemplateId,
    DINGTALK_MODE: mode,
    DINGTALK_API_BASE: dingtalk.url,
    DINGTALK_OAPI_BASE: dingtalk.url,
    ...(mode === 'http' ? { DINGTALK_TOKEN: app.token, DINGTALK_AES_KEY: app.aesKey } : {}),
  }
  const config = readConfig(environment)
  const logged: string[] = []
  const log = openLog('debug', { write: (line: string) => void logged.push(line) })
  return {
    dingtalk,
    environment,
    config,
    logged,
    async start() {
      const sandtable = await openSandtable(config, log)
      if (mode === 'http') dingtalk.callbackBase = sandtable.address
      return sandtable
    },
    async remove() {
      await dingtalk.close()
      rmSync(folder, { recursive: true })
    },
  }
}
