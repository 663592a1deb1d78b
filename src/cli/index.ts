#!/usr/bin/env node
import { Refusal } from '../people/refusal.ts'
import { appoint, dismiss, link, setJoining, stuck } from './administer.ts'
import { doctor } from './doctor.ts'
import { importCommand } from './import/index.ts'
import { caseReader, languageModel } from './language-model.ts'
import { lessonsCommand } from './lessons.ts'
import { libraryCommand } from './library.ts'
import { modelCommand } from './model/index.ts'
import { riskCommand } from './risk.ts'
import { solutionsCommand } from './solutions.ts'
import { caseClock, lines } from './standard-input.ts'
import { explain, start } from './start.ts'
import { understandCommand } from './understand.ts'
import { backupDatabase, migrateDatabase, restoreDatabase } from './upkeep.ts'

interface Command {
  usage: string
  does: string
  /** `false` when something the caller should act on was wrong. */
  run(words: readonly string[]): unknown
}

const commands: Record<string, Command> = {
  help: {
    usage: 'help',
    does: '列出全部命令',
    run: () => {
      for (const { usage, does } of Object.values(commands)) console.log(`  sandtable ${usage.padEnd(34)} ${does}`)
    },
  },
  start: { usage: 'start', does: '启动服务', run: () => start() },
  understand: {
    usage: 'understand [--llm]',
    does: '标准输入每行一个 {id,text,channel,context}，输出意图、槽位、责任级别',
    run: async ([flag]) =>
      understandCommand(
        lines(),
        (line) => console.log(line),
        caseClock(process.env['CLOCK_FIXED']),
        flag === '--llm' ? caseReader() : undefined,
      ),
  },
  risk: {
    usage: 'risk',
    does: '标准输入每行一个商机（联系人、投诉、事件），输出风险信号和临界点',
    run: () => riskCommand(lines(), (line) => console.log(line)),
  },
  model: {
    usage: 'model train|predict|evaluate|backtest …',
    does: '用历史成交训练、预测、评估赢单概率模型',
    run: (words) => modelCommand(words),
  },
  lessons: {
    usage: 'lessons [retrain|roll-back] --as wecom:用户编号',
    does: '本公司的赢单模型：学过几版、谁在说话；现在重学，或退回上一个',
    run: (words) => lessonsCommand(words),
  },
  import: {
    usage: 'import 文件 --kind 种类 --as wecom:用户编号 …',
    does: '导入客户、联系人、在谈和已结商机（CSV、XLSX）；--dry-run 只试算，import undo 编号 撤销',
    run: (words) => importCommand(words),
  },
  library: {
    usage: 'library export|import|template 文件 --as wecom:用户编号 …',
    does: '话术和行业路径导出、导入（Markdown、XLSX）；--dry-run 只试算，--submit 存草稿并提交审批',
    run: (words) => libraryCommand(words),
  },
  solutions: {
    usage: 'solutions import|list … --as wecom:用户编号',
    does: '导入公司的方案摘要（Word、Markdown、CSV、XLSX）；--dry-run 只试算',
    run: (words) => solutionsCommand(words),
  },
  migrate: { usage: 'migrate', does: '升级数据库结构', run: () => migrateDatabase() },
  backup: {
    usage: 'backup 文件',
    does: '在线备份数据库',
    run: ([file]) => backupDatabase(needed(file, '文件')),
  },
  restore: {
    usage: 'restore 文件',
    does: '从备份恢复（先停服务）',
    run: ([file]) => restoreDatabase(needed(file, '文件')),
  },
  doctor: { usage: 'doctor', does: '检查整套配置，告诉你每一处怎么办', run: async () => doctor() },
  appoint: {
    usage: 'appoint wecom:用户编号 姓名 角色',
    does: '设置管理员等角色：administrator、sales-ops、manager、rep',
    run: ([who, name, role]) => appoint(needed(who, '用户'), needed(name, '姓名'), role ?? 'administrator'),
  },
  dismiss: {
    usage: 'dismiss wecom:用户编号',
    does: '停用一个人',
    run: ([who]) => dismiss(needed(who, '用户')),
  },
  link: {
    usage: 'link feishu:用户编号 dingtalk:用户编号',
    does: '两个平台上的是同一个人',
    run: ([who, other]) => link(needed(who, '用户'), needed(other, '另一个平台上的用户')),
  },
  joining: {
    usage: 'joining join|ask|closed',
    does: '新同事怎么加入',
    run: ([how]) => setJoining(needed(how, '方式')),
  },
  'language-model': {
    usage: 'language-model [on|off|cap 数量]',
    does: '语言模型的开关、每日上限、今日用量，以及数据发给了谁',
    run: ([action, amount]) => languageModel(action, amount),
  },
  stuck: {
    usage: 'stuck [retry 编号]',
    does: '列出没处理成的消息和没送达的回复',
    run: ([action, id]) => stuck(action, id),
  },
}

const [name = 'help', ...words] = process.argv.slice(2)
const command = commands[name]
try {
  if (command === undefined) throw new Refusal(`没有 ${name} 这个命令。npx sandtable help 列出全部。`)
  if ((await command.run(words)) === false) process.exitCode = 1
} catch (error) {
  console.error(explain(error))
  process.exit(1)
}

function needed(word: string | undefined, what: string): string {
  if (word === undefined) throw new Refusal(`少了${what}。用法：sandtable ${command?.usage}`)
  return word
}
