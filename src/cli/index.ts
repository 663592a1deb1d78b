#!/usr/bin/env node
import { appoint, dismiss, setJoining, stuck } from './administer.ts'
import { doctor } from './doctor.ts'
import { caseClock, lines } from './standard-input.ts'
import { explain, start } from './start.ts'
import { understandCommand } from './understand.ts'
import { backupDatabase, migrateDatabase, restoreDatabase } from './upkeep.ts'

interface Command {
  usage: string
  does: string
  /** Resolves false when something the caller should act on was wrong. */
  run(words: readonly string[]): Promise<boolean>
}

const commands: Record<string, Command> = {
  start: { usage: 'start', does: '启动服务', run: async () => done(start()) },
  understand: {
    usage: 'understand',
    does: '标准输入每行一个 {id,text,channel,context}，输出意图、槽位、责任级别',
    run: async () => understandCommand(lines(), (line) => console.log(line), caseClock(process.env['CLOCK_FIXED'])),
  },
  migrate: { usage: 'migrate', does: '升级数据库结构', run: async () => done(migrateDatabase()) },
  backup: {
    usage: 'backup 文件',
    does: '在线备份数据库',
    run: async ([file]) => done(backupDatabase(needed(file, '文件'))),
  },
  restore: {
    usage: 'restore 文件',
    does: '从备份恢复（先停服务）',
    run: async ([file]) => done(restoreDatabase(needed(file, '文件'))),
  },
  doctor: { usage: 'doctor', does: '检查整套配置，告诉你每一处怎么办', run: async () => doctor() },
  appoint: {
    usage: 'appoint wecom:用户编号 姓名 角色',
    does: '设置管理员等角色：administrator、sales-ops、manager、rep',
    run: async ([who, name, role]) => done(appoint(needed(who, '用户'), needed(name, '姓名'), role ?? 'administrator')),
  },
  dismiss: {
    usage: 'dismiss wecom:用户编号',
    does: '停用一个人',
    run: async ([who]) => done(dismiss(needed(who, '用户'))),
  },
  joining: {
    usage: 'joining join|ask|closed',
    does: '新同事怎么加入',
    run: async ([how]) => done(setJoining(needed(how, '方式'))),
  },
  stuck: {
    usage: 'stuck [retry 编号]',
    does: '列出没处理成的消息和没送达的回复',
    run: async ([action, id]) => done(stuck(action, id)),
  },
}

const [name = 'help', ...words] = process.argv.slice(2)
const command = commands[name]
if (command === undefined) {
  const known = Object.values(commands).map(({ usage, does }) => `  sandtable ${usage.padEnd(34)} ${does}`)
  console.error([`没有 ${name} 这个命令。能用的：`, ...known].join('\n'))
  process.exitCode = name === 'help' ? 0 : 2
} else {
  try {
    if (!(await command.run(words))) process.exitCode = 1
  } catch (error) {
    console.error(explain(error))
    process.exitCode = 1
  }
}

async function done(work: Promise<void> | void): Promise<true> {
  await work
  return true
}

function needed(word: string | undefined, what: string): string {
  if (word === undefined) throw new Error(`少了${what}。用法：sandtable ${command?.usage}`)
  return word
}
