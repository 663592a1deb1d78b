import { z } from 'zod'
import { type EventSettings, readEventSettings } from '../connectors/events/settings.ts'

/** Everything the environment decides, parsed once. */
export interface Config {
  host: string
  port: number
  publicUrl: string
  databaseFile: string
  secretKey: string | undefined
  console: 'on' | 'off' | 'auto'
  verifyFilesFolder: string | undefined
  pushApiKey: string | undefined
  /** What takes events in beside the push API. */
  events: EventSettings | undefined
  zone: string
  logLevel: string
  outboundAllow: string[]
  /** `host:port` of our own network where people may say that their calendar is. */
  calendarHostsAllow: string[]
  wecom: WecomConfig | undefined
  feishu: FeishuConfig | undefined
  dingtalk: DingtalkConfig | undefined
  languageModel: LanguageModelConfig | undefined
}

interface LanguageModelConfig {
  baseUrl: string
  apiKey: string
  model: string
}

interface WecomConfig {
  corpId: string
  agentId: string
  secret: string
  token: string
  encodingAesKey: string
  apiBase: string
  /** The AI bot: where it calls us, or over a connection that we open. */
  bot: {
    callbacks: { token: string; encodingAesKey: string } | undefined
    line: { botId: string; secret: string; url: string } | undefined
  }
}

interface FeishuConfig {
  appId: string
  appSecret: string
  way: { mode: 'webhook'; encryptKey: string; verificationToken: string } | { mode: 'ws' }
  apiBase: string
  pageScript: string | undefined
}

interface DingtalkConfig {
  clientId: string
  clientSecret: string
  robotCode: string
  corpId: string
  cardTemplateId: string
  way: { mode: 'stream' } | { mode: 'http'; token: string; aesKey: string }
  apiBase: string
  oapiBase: string
  callsPerSecond: number | undefined
  pageScript: { agentId: string; digest: 'sha256' | 'sha1' } | undefined
}

/** Every mistake in the environment at once; names variables, never their values. */
export class ConfigMistakes extends Error {
  override readonly name = 'ConfigMistakes'
  constructor(mistakes: readonly string[]) {
    super(['环境变量有问题，改好再启动：', ...mistakes.map((mistake) => `  · ${mistake}`)].join('\n'))
  }
}

const hosts = (name: string) =>
  z
    .string()
    .default('')
    .transform((value) =>
      value
        .split(',')
        .map((entry) => entry.trim())
        .filter((entry) => entry !== ''),
    )
    .refine(
      (entries) => entries.every((entry) => /^[\w.[\]:-]+:\d+$/.test(entry)),
      `${name} 要是逗号分开的 host:port，例如 127.0.0.1:8080`,
    )

const url = (name: string, example: string) =>
  z
    .url({ protocol: /^https?$/, error: `${name} 要是 http(s) 地址，例如 ${example}` })
    .transform((value) => value.replace(/\/+$/, ''))

const Environment = z.object({
  PORT: z.coerce.number({ error: 'PORT 要是端口号，例如 3000' }).int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: url('PUBLIC_URL', 'https://sandtable.example.com').optional(),
  DATABASE_URL: z
    .string()
    .default('file:./data/sandtable.db')
    .superRefine((value, context) => {
      if (/^postgres(ql)?:/.test(value)) {
        context.addIssue('DATABASE_URL 暂不支持 PostgreSQL，这一版只用内置数据库，例如 file:./data/sandtable.db')
      } else if (!/^file:.+/.test(value)) {
        context.addIssue('DATABASE_URL 要以 file: 开头，例如 file:./data/sandtable.db')
      }
    }),
  SECRET_KEY: z.string().min(16, 'SECRET_KEY 至少 16 个字符，例如 openssl rand -hex 32 的输出').optional(),
  CONSOLE: z.enum(['on', 'off', 'auto'], { error: 'CONSOLE 只能是 on、off 或 auto' }).default('auto'),
  VERIFY_FILES_DIR: z.string().optional(),
  EVENTS_FILE: z
    .string()
    .optional()
    .transform((file, context) => {
      if (file === undefined) return undefined
      try {
        return readEventSettings(file)
      } catch (error) {
        context.addIssue(`EVENTS_FILE 读不出来，例如 ./events.json：${error instanceof Error ? error.message : ''}`)
        return z.NEVER
      }
    }),
  PUSH_API_KEY: z.string().min(16, 'PUSH_API_KEY 至少 16 个字符，例如 openssl rand -hex 32 的输出').optional(),
  TZ_DEFAULT: z.string().default('Asia/Shanghai').refine(isZone, 'TZ_DEFAULT 要是时区名，例如 Asia/Shanghai'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'LOG_LEVEL 要是 pino 的级别，例如 info',
    })
    .default('info'),
  OUTBOUND_ALLOW: hosts('OUTBOUND_ALLOW'),
  CALENDAR_HOSTS_ALLOW: hosts('CALENDAR_HOSTS_ALLOW'),
  OPENAI_BASE_URL: url('OPENAI_BASE_URL', 'https://dashscope.aliyuncs.com/compatible-mode/v1').optional(),
  OPENAI_API_KEY: z.string().optional(),
  LLM_MODEL: z.string().optional(),
  WECOM_API_BASE: url('WECOM_API_BASE', 'https://qyapi.weixin.qq.com').default('https://qyapi.weixin.qq.com'),
  WECOM_CORP_ID: z.string().optional(),
  WECOM_AGENT_ID: z.string().regex(/^\d+$/, 'WECOM_AGENT_ID 是数字，例如 1000002').optional(),
  WECOM_SECRET: z.string().optional(),
  WECOM_TOKEN: z
    .string()
    .regex(/^[A-Za-z0-9]{1,32}$/, 'WECOM_TOKEN 是 1–32 位字母或数字，与管理后台填的一致')
    .optional(),
  WECOM_ENCODING_AES_KEY: z
    .string()
    .regex(/^[A-Za-z0-9]{43}$/, 'WECOM_ENCODING_AES_KEY 是 43 位字母或数字，从管理后台复制')
    .optional(),
  WECOM_BOT_ID: z.string().optional(),
  WECOM_BOT_SECRET: z.string().optional(),
  WECOM_BOT_WS_URL: z
    .url({
      protocol: /^wss?$/,
      error: 'WECOM_BOT_WS_URL 要是 ws(s) 地址，例如 wss://openws.work.weixin.qq.com',
    })
    .default('wss://openws.work.weixin.qq.com'),
  WECOM_BOT_TOKEN: z
    .string()
    .regex(/^[A-Za-z0-9]{1,32}$/, 'WECOM_BOT_TOKEN 是 1–32 位字母或数字，与智能机器人的接收消息设置一致')
    .optional(),
  WECOM_BOT_ENCODING_AES_KEY: z
    .string()
    .regex(/^[A-Za-z0-9]{43}$/, 'WECOM_BOT_ENCODING_AES_KEY 是 43 位字母或数字，从智能机器人的接收消息设置复制')
    .optional(),
  FEISHU_API_BASE: url('FEISHU_API_BASE', 'https://open.feishu.cn').default('https://open.feishu.cn'),
  FEISHU_MODE: z.enum(['webhook', 'ws'], { error: 'FEISHU_MODE 只能是 webhook 或 ws（长连接）' }).default('webhook'),
  FEISHU_APP_ID: z
    .string()
    .regex(/^cli_[0-9A-Za-z]+$/, 'FEISHU_APP_ID 以 cli_ 开头，例如 cli_a5ca35a685b0a26e')
    .optional(),
  FEISHU_APP_SECRET: z.string().optional(),
  FEISHU_ENCRYPT_KEY: z.string().optional(),
  FEISHU_VERIFICATION_TOKEN: z.string().optional(),
  FEISHU_PAGE_SCRIPT: z
    .url({ protocol: /^https$/, error: 'FEISHU_PAGE_SCRIPT 要是飞书网页 JSSDK 的 https 地址，从飞书文档复制' })
    .optional(),
  DINGTALK_API_BASE: url('DINGTALK_API_BASE', 'https://api.dingtalk.com').default('https://api.dingtalk.com'),
  DINGTALK_OAPI_BASE: url('DINGTALK_OAPI_BASE', 'https://oapi.dingtalk.com').default('https://oapi.dingtalk.com'),
  DINGTALK_MODE: z.enum(['stream', 'http'], { error: 'DINGTALK_MODE 只能是 stream 或 http' }).default('stream'),
  DINGTALK_CLIENT_ID: z.string().optional(),
  DINGTALK_CLIENT_SECRET: z.string().optional(),
  DINGTALK_ROBOT_CODE: z.string().optional(),
  DINGTALK_CORP_ID: z
    .string()
    .regex(/^ding[0-9A-Za-z]+$/, 'DINGTALK_CORP_ID 以 ding 开头，在开放平台首页右上角')
    .optional(),
  DINGTALK_CARD_TEMPLATE_ID: z
    .string()
    .regex(/^[\w-]+\.schema$/, 'DINGTALK_CARD_TEMPLATE_ID 以 .schema 结尾，从卡片平台复制')
    .optional(),
  DINGTALK_AGENT_ID: z.string().regex(/^\d+$/, 'DINGTALK_AGENT_ID 是数字，在「凭证与基础信息」').optional(),
  DINGTALK_JSAPI_DIGEST: z
    .enum(['sha256', 'sha1'], { error: 'DINGTALK_JSAPI_DIGEST 只能是 sha256 或 sha1' })
    .default('sha256'),
  DINGTALK_CALLS_PER_SECOND: z.coerce
    .number({ error: 'DINGTALK_CALLS_PER_SECOND 要是每秒次数，例如 16' })
    .int()
    .min(1)
    .max(1000)
    .optional(),
  DINGTALK_TOKEN: z
    .string()
    .regex(/^[A-Za-z0-9]{3,64}$/, 'DINGTALK_TOKEN 是 3–64 位字母或数字，与开放平台填的一致')
    .optional(),
  DINGTALK_AES_KEY: z
    .string()
    .regex(/^[A-Za-z0-9]{43}$/, 'DINGTALK_AES_KEY 是 43 位字母或数字，从开放平台复制')
    .optional(),
})

/** What is on when all of its variables are set, by what people call it. */
const rows: Record<string, readonly string[]> = {
  企业微信应用: ['WECOM_CORP_ID', 'WECOM_AGENT_ID', 'WECOM_SECRET', 'WECOM_TOKEN', 'WECOM_ENCODING_AES_KEY'],
  企业微信智能机器人: ['WECOM_BOT_TOKEN', 'WECOM_BOT_ENCODING_AES_KEY'],
  智能机器人长连接: ['WECOM_BOT_ID', 'WECOM_BOT_SECRET'],
  飞书应用: ['FEISHU_APP_ID', 'FEISHU_APP_SECRET', 'FEISHU_ENCRYPT_KEY', 'FEISHU_VERIFICATION_TOKEN'],
  钉钉应用: [
    'DINGTALK_CLIENT_ID',
    'DINGTALK_CLIENT_SECRET',
    'DINGTALK_ROBOT_CODE',
    'DINGTALK_CORP_ID',
    'DINGTALK_CARD_TEMPLATE_ID',
    'DINGTALK_TOKEN',
    'DINGTALK_AES_KEY',
  ],
  语言模型: ['OPENAI_BASE_URL', 'OPENAI_API_KEY', 'LLM_MODEL'],
}

/** Reads the environment; throws `ConfigMistakes` with every mistake in it. Empty variables count as absent. */
export function readConfig(variables: NodeJS.ProcessEnv): Config {
  const present = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = Environment.safeParse(present)
  const half = [...halfFilled(present), ...botAlone(present)]
  if (!parsed.success || half.length > 0) {
    throw new ConfigMistakes([
      ...(parsed.error?.issues.map(({ message, path }) => named(message, String(path[0]))) ?? []),
      ...half,
    ])
  }
  const environment = parsed.data
  const { OPENAI_BASE_URL, OPENAI_API_KEY, LLM_MODEL } = environment
  const { HOST, PORT, WECOM_CORP_ID, WECOM_AGENT_ID, WECOM_SECRET, WECOM_TOKEN, WECOM_ENCODING_AES_KEY } = environment
  const { FEISHU_APP_ID, FEISHU_APP_SECRET, FEISHU_ENCRYPT_KEY, FEISHU_VERIFICATION_TOKEN } = environment
  const feishuWay =
    environment.FEISHU_MODE === 'ws'
      ? ({ mode: 'ws' } as const)
      : FEISHU_ENCRYPT_KEY && FEISHU_VERIFICATION_TOKEN
        ? ({ mode: 'webhook', encryptKey: FEISHU_ENCRYPT_KEY, verificationToken: FEISHU_VERIFICATION_TOKEN } as const)
        : undefined
  return {
    host: HOST,
    port: PORT,
    publicUrl: environment.PUBLIC_URL ?? `http://${HOST}:${PORT}`,
    databaseFile: environment.DATABASE_URL.slice('file:'.length),
    secretKey: environment.SECRET_KEY,
    console: environment.CONSOLE,
    events: environment.EVENTS_FILE,
    verifyFilesFolder: environment.VERIFY_FILES_DIR,
    pushApiKey: environment.PUSH_API_KEY,
    zone: environment.TZ_DEFAULT,
    logLevel: environment.LOG_LEVEL,
    outboundAllow: environment.OUTBOUND_ALLOW,
    calendarHostsAllow: environment.CALENDAR_HOSTS_ALLOW,
    wecom:
      WECOM_CORP_ID && WECOM_AGENT_ID && WECOM_SECRET && WECOM_TOKEN && WECOM_ENCODING_AES_KEY
        ? {
            corpId: WECOM_CORP_ID,
            agentId: WECOM_AGENT_ID,
            secret: WECOM_SECRET,
            token: WECOM_TOKEN,
            encodingAesKey: WECOM_ENCODING_AES_KEY,
            apiBase: environment.WECOM_API_BASE,
            bot: wecomBotOf(environment),
          }
        : undefined,
    feishu:
      FEISHU_APP_ID && FEISHU_APP_SECRET && feishuWay
        ? {
            appId: FEISHU_APP_ID,
            appSecret: FEISHU_APP_SECRET,
            way: feishuWay,
            apiBase: environment.FEISHU_API_BASE,
            pageScript: environment.FEISHU_PAGE_SCRIPT,
          }
        : undefined,
    dingtalk: dingtalkOf(environment),
    languageModel:
      OPENAI_BASE_URL && OPENAI_API_KEY && LLM_MODEL
        ? { baseUrl: OPENAI_BASE_URL, apiKey: OPENAI_API_KEY, model: LLM_MODEL }
        : undefined,
  }
}

function wecomBotOf(environment: z.infer<typeof Environment>): WecomConfig['bot'] {
  const { WECOM_BOT_TOKEN: token, WECOM_BOT_ENCODING_AES_KEY: encodingAesKey } = environment
  const { WECOM_BOT_ID: botId, WECOM_BOT_SECRET: secret, WECOM_BOT_WS_URL: url } = environment
  return {
    callbacks: token && encodingAesKey ? { token, encodingAesKey } : undefined,
    line: botId && secret ? { botId, secret, url } : undefined,
  }
}

function dingtalkOf(environment: z.infer<typeof Environment>): DingtalkConfig | undefined {
  const { DINGTALK_CLIENT_ID: clientId, DINGTALK_CLIENT_SECRET: clientSecret, DINGTALK_TOKEN: token } = environment
  const { DINGTALK_ROBOT_CODE: robotCode, DINGTALK_CORP_ID: corpId, DINGTALK_AES_KEY: aesKey } = environment
  const { DINGTALK_CARD_TEMPLATE_ID: cardTemplateId, DINGTALK_MODE: mode } = environment
  const way = mode === 'stream' ? { mode } : token && aesKey ? { mode, token, aesKey } : undefined
  if (!(clientId && clientSecret && robotCode && corpId && cardTemplateId && way)) return undefined
  const { DINGTALK_API_BASE: apiBase, DINGTALK_OAPI_BASE: oapiBase } = environment
  const { DINGTALK_CALLS_PER_SECOND: callsPerSecond } = environment
  const { DINGTALK_AGENT_ID: agentId, DINGTALK_JSAPI_DIGEST: digest } = environment
  const pageScript = agentId === undefined ? undefined : { agentId, digest }
  return {
    clientId,
    clientSecret,
    robotCode,
    corpId,
    cardTemplateId,
    way,
    apiBase,
    oapiBase,
    callsPerSecond,
    pageScript,
  }
}

/** A row is on when the whole of it is set; a half-filled row is a mistake, not a choice. */
function halfFilled(present: Record<string, string | undefined>): string[] {
  return Object.entries(rows).flatMap(([what, row]) => {
    const missing = row.filter((name) => present[name] === undefined && !isSpared(name, present))
    if (missing.length === 0 || row.every((name) => present[name] === undefined)) return []
    return [`${what}只填了一部分，还缺 ${missing.join('、')}（不用${what}就一个都不要填）`]
  })
}

/** Who somebody is, pages and what is said unasked go through the app: a bot without one could answer nobody. */
function botAlone(present: Record<string, string | undefined>): string[] {
  const isThere = (row: string) => (rows[row] ?? []).every((name) => present[name] !== undefined)
  const isBotThere = isThere('企业微信智能机器人') || isThere('智能机器人长连接')
  if (!isBotThere || isThere('企业微信应用')) return []
  return ['智能机器人要和自建应用一起用，请把 WECOM_CORP_ID 等自建应用的变量也填上']
}

/** Over a connection that we open nothing is encrypted again, and nothing is to be verified. */
function isSpared(name: string, present: Record<string, string | undefined>): boolean {
  if (present['FEISHU_MODE'] === 'ws' && ['FEISHU_ENCRYPT_KEY', 'FEISHU_VERIFICATION_TOKEN'].includes(name)) return true
  return present['DINGTALK_MODE'] !== 'http' && ['DINGTALK_TOKEN', 'DINGTALK_AES_KEY'].includes(name)
}

function named(message: string, variable: string): string {
  return message.includes(variable) ? message : `${variable} 的值不对：${message}`
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}
