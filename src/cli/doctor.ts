import { constants, statfsSync } from 'node:fs'
import { access, readdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { eventsInFeed } from '../connectors/events/events-in-feed.ts'
import type { FeedSettings } from '../connectors/events/settings.ts'
import { silent } from '../conversation/log.ts'
import type { Finding } from '../conversation/platform.ts'
import { retention } from '../sales/assessment/settings.ts'
import { type Config, readConfig } from '../setup/config.ts'
import { migrationsFolder, openStorage } from '../setup/database.ts'
import { openPlatforms } from '../setup/platforms.ts'
import { publicGet } from '../setup/public-get.ts'
import { openDatabase, pendingMigrations } from '../storage/sqlite/database.ts'
import type { Storage } from '../storage/storage.ts'
import { explain } from './start.ts'

const marks = { good: '✅', warning: '⚠️', bad: '❌' } as const

/** `sandtable doctor`: checks the whole set-up and says what to do; resolves false when something is bad. */
export async function doctor(): Promise<boolean> {
  const config = readConfig(process.env)
  const findings = [
    checkNode(),
    ...(await checkDatabase(config)),
    checkAddress(config),
    ...(await checkEvents(config)),
    checkLanguageModel(config),
    ...(await checkPlatforms(config)),
  ]
  for (const { what, state, detail, remedy } of findings) {
    console.log(`${marks[state]} ${what}：${detail}`)
    if (remedy !== undefined) console.log(`   → ${remedy}`)
  }
  return findings.every(({ state }) => state !== 'bad')
}

function checkNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const fine = (major === 20 && minor >= 19) || (major > 20 && major < 27)
  const detail = `Node ${process.versions.node}`
  return fine
    ? { what: '运行环境', state: 'good', detail }
    : { what: '运行环境', state: 'bad', detail, remedy: '请换用 Node 20.19 到 26 之间的版本' }
}

async function checkDatabase(config: Config): Promise<Finding[]> {
  const what = '数据库'
  try {
    const database = openDatabase(config.databaseFile)
    const pending = pendingMigrations(database, migrationsFolder)
    database.close()
    if (pending.length > 0) {
      return [
        {
          what,
          state: 'warning',
          detail: `有 ${pending.length} 个迁移没执行`,
          remedy: '运行 sandtable migrate，或直接启动',
        },
      ]
    }
    const storage = openStorage(config)
    await storage.probe()
    const waiting = await storage.journal.stuck(1000)
    const kept = await assessmentsKept(storage)
    await storage.close()
    return [
      { what, state: 'good', detail: `${config.databaseFile} 可读写，结构是最新的` },
      kept,
      spaceFor(config.databaseFile),
      waiting.length === 0
        ? { what: '滞留', state: 'good', detail: '没有滞留的消息或回复' }
        : { what: '滞留', state: 'warning', detail: `${waiting.length} 条`, remedy: '运行 sandtable stuck 查看原因' },
    ]
  } catch (error) {
    return [{ what, state: 'bad', detail: explain(error), remedy: '检查 DATABASE_URL 和目录权限' }]
  }
}

/** How long each company keeps what it says of its people. */
async function assessmentsKept({ outcomes, assessmentSettings }: Storage): Promise<Finding> {
  const rules = await Promise.all((await outcomes.companies()).map((id) => assessmentSettings.now(id)))
  const terms = [...new Set(rules.map(({ months }) => `${months} 个月`))]
  const off = rules.filter((one) => one.off.has('company')).length
  const detail = `保存 ${terms.join('、') || `${retention.usual} 个月`}，过期的每小时清一次${off > 0 ? `；${off} 家公司停用` : ''}`
  return { what: '对人的评价', state: 'good', detail }
}

function spaceFor(file: string): Finding {
  const { bavail, bsize } = statfsSync(resolve(dirname(file)))
  const free = Math.round((bavail * bsize) / 2 ** 20)
  return free > 512
    ? { what: '磁盘', state: 'good', detail: `还有 ${free} MB` }
    : {
        what: '磁盘',
        state: 'warning',
        detail: `只剩 ${free} MB`,
        remedy: '腾出空间：写不下时消息会被拒收，等平台重发',
      }
}

async function checkEvents({ events, pushApiKey, outboundAllow }: Config): Promise<Finding[]> {
  const what = '事件来源'
  const names = Object.keys(events?.webhooks ?? {})
  const webhooks: Finding[] =
    names.length === 0
      ? []
      : pushApiKey === undefined
        ? [{ what, state: 'bad', detail: `配置了 ${names.join('、')}，但推送接口没开`, remedy: '设置 PUSH_API_KEY' }]
        : [{ what, state: 'good', detail: `接收 ${names.map((name) => `/api/events/from/${name}`).join('、')}` }]
  const feeds = await Promise.all((events?.feeds ?? []).map((feed) => checkFeed(feed, outboundAllow)))
  if (events?.folder === undefined) return [...webhooks, ...feeds]
  const folder = resolve(events.folder)
  try {
    await access(folder, constants.R_OK | constants.W_OK)
    const rejected = (await readdir(join(folder, 'rejected')).catch(() => [])).filter((name) =>
      name.endsWith('.问题.txt'),
    )
    const detail = `文件夹 ${folder}`
    const found: Finding =
      rejected.length === 0
        ? { what, state: 'good', detail: `${detail} 可读写` }
        : {
            what,
            state: 'warning',
            detail: `${detail} 里有 ${rejected.length} 个文件没收全`,
            remedy: '看 rejected 里的 .问题.txt，改好再放一次',
          }
    return [...webhooks, ...feeds, found]
  } catch (error) {
    return [
      ...webhooks,
      ...feeds,
      { what, state: 'bad', detail: `${folder}：${explain(error)}`, remedy: '建好文件夹，给运行的用户读写权限' },
    ]
  }
}

/** Looks at it once, as the server will, and takes nothing in. */
async function checkFeed({ name, url, always }: FeedSettings, outboundAllow: readonly string[]): Promise<Finding> {
  const what = `订阅 ${name}`
  try {
    const { status, body } = await publicGet(url, {}, outboundAllow)
    if (status !== 200) throw new Error(`服务器答 ${status}`)
    const entries = eventsInFeed(name, body.toString(), always, new Date())
    return { what, state: 'good', detail: `${url}，现在有 ${entries.length} 条` }
  } catch (error) {
    return { what, state: 'bad', detail: `${url}：${explain(error)}`, remedy: '检查 EVENTS_FILE 里 feeds 的地址' }
  }
}

function checkAddress({ publicUrl, wecom, feishu, dingtalk }: Config): Finding {
  const what = '对外地址'
  if ((wecom ?? feishu ?? dingtalk) !== undefined && !publicUrl.startsWith('https:')) {
    return { what, state: 'warning', detail: publicUrl, remedy: '聊天里打开页面需要 HTTPS 域名，请设置 PUBLIC_URL' }
  }
  return { what, state: 'good', detail: publicUrl }
}

function checkLanguageModel({ languageModel }: Config): Finding {
  const what = '语言模型'
  if (languageModel === undefined) return { what, state: 'good', detail: '没有配置，全部功能走内置规则' }
  const host = new URL(languageModel.baseUrl).host
  return {
    what,
    state: 'good',
    detail: `${languageModel.model}，${host}`,
    remedy: '发出去的话已去掉人名和号码；服务器若在境外，先按个人信息保护法第三十八、三十九条办手续',
  }
}

async function checkPlatforms(config: Config): Promise<Finding[]> {
  const platforms = openPlatforms(config, silent)
  if (platforms.length === 0) return [{ what: '聊天平台', state: 'warning', detail: '没有配置，只有本机演示控制台' }]
  return (await Promise.all(platforms.map(async ({ examine }) => (await examine?.()) ?? []))).flat()
}
