import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ApprovalTemplate } from '../../bots/wecom/emulator/approvals.ts'
import { openWecomEmulator, type WecomEmulator } from '../../bots/wecom/emulator/index.ts'
import type { Department, OutsideCustomer, WecomEmulatorOptions } from '../../bots/wecom/emulator/options.ts'
import { openLog } from '../cli/log.ts'
import { openSandtable, type Sandtable } from '../main.ts'
import { type Config, readConfig } from '../setup/config.ts'

/** A WeCom company of the emulator's, and the environment of a product that serves it. */
export interface WecomCompany {
  wecom: WecomEmulator
  environment: Record<string, string>
  config: Config
  /** Everything the product logged. */
  logged: string[]
  start(): Promise<Sandtable>
  remove(): Promise<void>
}

const credentials = {
  corpId: 'ww4f1c0de0000cafe',
  secret: 'canary-secret-Qx7',
  token: 'canaryToken7Qx',
  encodingAesKey: 'kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR',
}

const bot = {
  id: 'aib-canary',
  name: '沙盘',
  token: 'canaryBotToken',
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  hidesUserIds: true,
  pollEvery: 20,
}

const lineSecret = 'canary-line-secret-Qx7'

const oneTeam: readonly Department[] = [
  { id: 1, name: '示例公司', parentid: 0 },
  { id: 2, name: '华东一组', parentid: 1 },
]

export async function wecomCompany(
  options: {
    members?: readonly string[]
    timeScale?: number
    /** Where it listens and members' browsers reach it; otherwise anywhere, and nobody's browser does. */
    port?: number
    bot?: 'callbacks' | 'line'
    customers?: readonly OutsideCustomer[]
    withheld?: WecomEmulatorOptions['withheld']
    /** Left out, everybody is of 华东一组, right below the company. */
    departments?: readonly Department[]
    templates?: readonly ApprovalTemplate[]
    /** What a member may be sent: as the documents have it, otherwise anything. */
    memberLimits?: 'documented'
  } = {},
): Promise<WecomCompany> {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-wecom-'))
  const members = (options.members ?? ['LinXia', 'ZhouYan']).map((userid) => ({
    userid,
    name: `员工${userid}`,
    department: [2],
  }))
  const disabled = { userid: 'GoneHua', name: '已停用', department: [2], status: 2 as const }
  const wecom = await openWecomEmulator({
    ...credentials,
    agentId: 1000002,
    members: [...members, disabled],
    departments: (options.departments ?? oneTeam).map((department) => ({ ...department })),
    timeScale: options.timeScale ?? 0.02,
    ...(options.bot && { bot: { ...bot, ...(options.bot === 'line' && { secret: lineSecret }) } }),
    ...(options.port === undefined ? {} : { trustedDomain: `127.0.0.1:${options.port}` }),
    ...(options.templates && { templates: [...options.templates] }),
    ...(options.withheld && { withheld: options.withheld }),
    ...(options.customers && { customers: [...options.customers] }),
    ...(options.memberLimits === undefined && {
      memberLimits: { perMinute: Number.POSITIVE_INFINITY, perHour: Number.POSITIVE_INFINITY },
    }),
  })
  const environment = {
    PORT: String(options.port ?? 0),
    PUBLIC_URL: options.port === undefined ? 'https://sandtable.example.com' : `http://127.0.0.1:${options.port}`,
    DATABASE_URL: `file:${join(folder, 'test.db')}`,
    WECOM_CORP_ID: credentials.corpId,
    WECOM_AGENT_ID: '1000002',
    WECOM_SECRET: credentials.secret,
    WECOM_TOKEN: credentials.token,
    WECOM_ENCODING_AES_KEY: credentials.encodingAesKey,
    WECOM_API_BASE: wecom.url,
    ...(options.bot === 'callbacks' && {
      WECOM_BOT_TOKEN: bot.token,
      WECOM_BOT_ENCODING_AES_KEY: bot.encodingAesKey,
    }),
    ...(options.bot === 'line' && {
      WECOM_BOT_ID: bot.id,
      WECOM_BOT_SECRET: lineSecret,
      WECOM_BOT_WS_URL: wecom.url.replace('http', 'ws'),
    }),
  }
  const config = readConfig(environment)
  const logged: string[] = []
  const log = openLog('debug', { write: (line: string) => void logged.push(line) })
  return {
    wecom,
    environment,
    config,
    logged,
    async start() {
      const sandtable = await openSandtable(config, log)
      wecom.callbackUrl = `${sandtable.address}/im/wecom/callback`
      if (options.bot === 'callbacks') wecom.bot.callbackUrl = `${sandtable.address}/im/wecom/bot`
      return sandtable
    },
    async remove() {
      await wecom.close()
      rmSync(folder, { recursive: true })
    },
  }
}
