import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLog } from '../../cli/log.ts'
import { openClientServer } from './client-server.ts'
import { dingtalkPhone } from './dingtalk.ts'
import { feishuPhone } from './feishu.ts'
import { withSaid } from './phone.ts'
import { wecomPhone } from './wecom.ts'

/** Platforms one can talk through, each with its emulator; a new one is a line here. */
const phones = { feishu: feishuPhone, dingtalk: dingtalkPhone, wecom: wecomPhone }

const [name = '', given] = process.argv.slice(2)
const open = Object.entries(phones).find(([platform]) => platform === name)?.[1]
if (open === undefined) {
  process.stderr.write(`npm run emulate -- ${Object.keys(phones).join('|')} [端口]\n`)
  process.exit(1)
}

const port = Number(given ?? 3200)
const folder = mkdtempSync(join(tmpdir(), 'sandtable-emulate-'))
const phone = await open(join(folder, 'emulated.db'), port + 1, openLog('warn'))
const client = await openClientServer(withSaid(phone), port)
process.stdout.write(`${phone.label}模拟客户端：http://127.0.0.1:${port}（Ctrl+C 结束，数据随之删除）\n`)

process.once('SIGINT', async () => {
  await client.close()
  await phone.stop()
  rmSync(folder, { recursive: true })
})
