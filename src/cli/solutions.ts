import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { v7 as uuid } from 'uuid'
import { readDocument } from '../connectors/documents/read-document.ts'
import { dayOf } from '../language/calendar.ts'
import { Refusal } from '../people/refusal.ts'
import { readConfig } from '../setup/config.ts'
import { openStorage } from '../setup/database.ts'
import { openSolutionFiles, type SolutionTrial } from '../skills/solutions/files.ts'
import { personBehind } from './person-behind.ts'

const usage = `用法：
  sandtable solutions import 文件.docx|.md|.csv|.xlsx --as wecom:用户编号 [--dry-run]
  sandtable solutions list --as wecom:用户编号`

/** The company's solution summaries brought in from a file, or listed. Resolves false when something in the file is wrong. */
export async function solutionsCommand(words: readonly string[]): Promise<boolean> {
  const { action, file, as, dryRun } = optionsIn(words)
  const config = readConfig(process.env)
  const storage = openStorage(config)
  try {
    const now = new Date()
    const person = await personBehind(as, storage, config)
    if (action === 'list') {
      const { solutions } = await storage.solutions.shelf(person.tenantId)
      for (const { title, industries } of solutions) console.log([title, industries.join('、')].join('  '))
      console.log(`共 ${solutions.length} 个`)
      return true
    }
    const bytes = await readFile(file).catch(() => {
      throw new Refusal(`打不开 ${file}`)
    })
    const files = openSolutionFiles({ ...storage, readDocument })
    const viewing = { person, now, today: dayOf(now), newId: uuid }
    const trial = dryRun ? await files.tryIn(viewing, bytes) : await files.bringIn(viewing, bytes)
    tell(trial)
    console.log(dryRun ? '试算，什么都没有写' : '新的和有改动的已经在用')
    return trial.items.every(({ verdict }) => verdict !== 'wrong')
  } finally {
    await storage.close()
  }
}

function optionsIn(words: readonly string[]) {
  const { values, positionals } = parsed(words)
  const [action, file = '', ...others] = positionals
  const isWhole = (action === 'import' && file !== '') || (action === 'list' && file === '')
  if (!isWhole || others.length > 0 || values.as === undefined) throw new Refusal(usage)
  return { action, file, as: values.as, dryRun: values['dry-run'] === true }
}

function parsed(words: readonly string[]) {
  const options = { as: { type: 'string' }, 'dry-run': { type: 'boolean' } } as const
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true })
  } catch {
    throw new Refusal(usage)
  }
}

const verdicts = { new: '新的', changed: '有改动', unchanged: '没变', wrong: '有错，不导入' } as const

function tell({ items, unit, notes }: SolutionTrial): void {
  const count = (verdict: keyof typeof verdicts) => items.filter((item) => item.verdict === verdict).length
  const all = Object.keys(verdicts) as (keyof typeof verdicts)[]
  console.log(all.map((verdict) => `${verdicts[verdict]} ${count(verdict)}`).join('，'))
  for (const note of notes) console.log(note)
  for (const { title, verdict } of items) {
    if (verdict === 'new' || verdict === 'changed') console.log(`${verdicts[verdict]}：${title}`)
  }
  for (const { title, mistakes } of items) {
    for (const { line, label, text } of mistakes) {
      console.error(`第 ${line} ${unit}${label === undefined ? '' : `「${label}」`}${title}：${text}`)
    }
  }
}
