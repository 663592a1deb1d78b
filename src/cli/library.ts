import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { v7 as uuid } from 'uuid'
import { readMarkdownOrSheet } from '../connectors/tables/read-markdown-or-sheet.ts'
import { writeWorkbook } from '../connectors/tables/write-workbook.ts'
import { dayOf } from '../language/calendar.ts'
import { Refusal } from '../people/refusal.ts'
import type { Planned } from '../sales/library/written/planned.ts'
import { readConfig } from '../setup/config.ts'
import { openStorage } from '../setup/database.ts'
import { openDesk } from '../skills/library/desk.ts'
import { type FileForm, type FileTrial, type LibraryFiles, openLibraryFiles } from '../skills/library/files.ts'
import type { Viewing } from '../skills/ports.ts'
import { personBehind } from './person-behind.ts'

const usage = `用法：
  sandtable library export 文件.xlsx|.md --as wecom:用户编号 [--kind talk-tracks|paths]
  sandtable library import 文件 --as wecom:用户编号 [--dry-run] [--submit]
  sandtable library template 文件.xlsx|.md --as wecom:用户编号`

/**
 * The company's talk-tracks and paths out to a file, and back in as drafts that somebody else publishes. Resolves false when
 * something in the file is wrong.
 */
export async function libraryCommand(words: readonly string[]): Promise<boolean> {
  const { action, file, as, kind, dryRun, submits } = optionsIn(words)
  const config = readConfig(process.env)
  const storage = openStorage(config)
  try {
    const now = new Date()
    const viewing = { person: await personBehind(as, storage, config), now, today: dayOf(now), newId: uuid }
    const desk = openDesk(storage)
    const files = openLibraryFiles({ ...storage, desk, readFile: readMarkdownOrSheet, writeWorkbook })
    if (action !== 'import') {
      await writeFile(file, await outgoing(files, viewing, action, kind, formOf(file)))
      console.log(`写好了 ${file}`)
      return true
    }
    const bytes = await readFile(file).catch(() => {
      throw new Refusal(`打不开 ${file}`)
    })
    const trial = dryRun ? await files.tryIn(viewing, bytes) : await files.bringIn(viewing, bytes, { submits })
    tell(trial)
    console.log(dryRun ? '试算，什么都没有写' : becameOf(trial, submits))
    return trial.items.every(({ verdict }) => verdict !== 'wrong')
  } finally {
    await storage.close()
  }
}

function optionsIn(words: readonly string[]) {
  const { values, positionals } = parsed(words)
  const [action, file, ...others] = positionals
  const { as, kind = 'talk-tracks' } = values
  const known = action === 'export' || action === 'import' || action === 'template'
  if (!known || file === undefined || others.length > 0 || as === undefined) throw new Refusal(usage)
  if (kind !== 'talk-tracks' && kind !== 'paths') throw new Refusal('--kind 写 talk-tracks（话术）或 paths（行业路径）')
  return { action, file, as, kind, dryRun: values['dry-run'] === true, submits: values.submit === true } as const
}

function parsed(words: readonly string[]) {
  const options = {
    as: { type: 'string' },
    kind: { type: 'string' },
    'dry-run': { type: 'boolean' },
    submit: { type: 'boolean' },
  } as const
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true })
  } catch {
    throw new Refusal(usage)
  }
}

function outgoing(
  files: LibraryFiles,
  viewing: Viewing,
  action: 'export' | 'template',
  kind: 'talk-tracks' | 'paths',
  form: FileForm,
): Promise<Uint8Array> {
  if (action === 'template') return files.template(form)
  return kind === 'paths' ? files.paths(viewing, form) : files.tracks(viewing, form, { q: '' })
}

function formOf(file: string): FileForm {
  if (/\.(?:md|markdown)$/i.test(file)) return 'markdown'
  if (/\.xlsx$/i.test(file)) return 'xlsx'
  throw new Refusal('文件名以 .xlsx 或 .md 结尾')
}

function becameOf({ items }: FileTrial, submits: boolean): string {
  if (items.every(({ writes }) => writes === undefined)) return '没有要写的'
  return submits ? '存成草稿，提交审批了' : '存成草稿了；在 /h5/library 看过再提交审批'
}

const verdicts = { new: '新的', changed: '有改动', unchanged: '没变', wrong: '有错，不导入' } as const

function tell({ items, taken, unused, notes }: FileTrial): void {
  const counted = (verdict: Planned['verdict']) => items.filter((item) => item.verdict === verdict).length
  const counts = (Object.keys(verdicts) as Planned['verdict'][]).map((each) => `${verdicts[each]} ${counted(each)}`)
  console.log(counts.join('，'))
  for (const { column, label } of taken.filter(({ sure }) => !sure))
    console.log(`“${column}”当成了${label}（猜的，请核对）`)
  if (unused.length > 0) console.log(`没有读的列：${unused.join('、')}`)
  for (const note of notes) console.log(note)
  for (const { title, verdict, findings, differences } of items) {
    if (verdict === 'new' || verdict === 'changed') {
      console.log(`${verdicts[verdict]}：${title}（${differences.map(({ label }) => label).join('、')}）`)
    }
    for (const { line, label, gravity, text } of findings) {
      const where = `第 ${line} 行${label === undefined ? '' : `「${label}」`}`
      console.error(`${where}${title}，${gravity === 'mistake' ? '要改' : '留意'}：${text}`)
    }
  }
}
