import { openSandtable } from '../main.ts'
import { Refusal } from '../people/refusal.ts'
import { ConfigMistakes, readConfig } from '../setup/config.ts'
import { DatabaseRefusal } from '../storage/sqlite/database.ts'
import { openLog } from './log.ts'

/** `sandtable start`: serves until told to stop; a second signal stops at once. */
export async function start(): Promise<void> {
  const config = readConfig(process.env)
  const log = openLog(config.logLevel)
  const sandtable = await openSandtable(config, log)
  console.log(`沙盘已启动：${sandtable.address}`)
  if (sandtable.console !== undefined) console.log(`演示控制台（只在本机）：${sandtable.console}`)

  let stopping = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1)
      stopping = true
      log.info({ signal }, 'stopping')
      void sandtable.close().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'closing failed')
          process.exit(1)
        },
      )
    })
  }
}

/** A sentence for the operator where one is due; anything else keeps its stack. */
export function explain(error: unknown): string {
  if (error instanceof DatabaseRefusal) return error.message
  if (error instanceof Error && 'code' in error) {
    if (error.code === 'EADDRINUSE') return '端口被占用了：换一个 PORT，或者先停掉占用它的程序。'
    if (error.code === 'SQLITE_CANTOPEN' || error.code === 'EACCES')
      return `打不开数据库文件：${error.message}。看看目录是否存在、是否可写。`
    if (error.code === 'SQLITE_NOTADB' || error.code === 'SQLITE_CORRUPT')
      return '数据库文件坏了。请用 `sandtable restore 备份文件` 恢复，原文件不会被动。'
  }
  if (error instanceof ConfigMistakes || error instanceof Refusal) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
