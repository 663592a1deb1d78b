import { createWriteStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { v7 as uuid } from 'uuid'
import { readSheet } from '../../connectors/tables/read-sheet.ts'
import { silent } from '../../conversation/log.ts'
import { dayOf } from '../../language/calendar.ts'
import { Refusal } from '../../people/refusal.ts'
import { fields } from '../../sales/import/fields.ts'
import type { Counts } from '../../sales/import/imports.ts'
import { kindLabels } from '../../sales/import/kinds.ts'
import type { Lessons } from '../../sales/import/lesson-tally.ts'
import { Mapping } from '../../sales/import/mapping.ts'
import { verdictLabels, verdicts } from '../../sales/import/row-plan.ts'
import { sayLessons } from '../../sales/import/say-lessons.ts'
import { suggestionsFor } from '../../sales/import/suggest.ts'
import type { VersionLine } from '../../sales/learning/models.ts'
import { readConfig } from '../../setup/config.ts'
import { openStorage } from '../../setup/database.ts'
import { type Importing, openImporting, type Reading } from '../../skills/import/index.ts'
import { openLessons } from '../../skills/learning/lessons.ts'
import type { Viewing } from '../../skills/ports.ts'
import { learnInWorker } from '../model/in-worker.ts'
import { personBehind } from '../person-behind.ts'
import { type ImportOptions, readImportOptions } from './options.ts'

/**
 * `sandtable import FILE --kind … --as wecom:USERID [--mapping M.json] [--dry-run] …`, `import list --as …`,
 * `import undo ID --as …`. Resolves false when some rows could not be brought in.
 */
export async function importCommand(words: readonly string[]): Promise<boolean> {
  const [first, ...rest] = words
  if (first === 'undo') return undo(rest)
  const options = readImportOptions(words)
  const bytes = await contentOf(options.file)
  return asPerson(options.as, async (place) => {
    const { importing, viewing } = place
    const name = basename(options.file)
    const taken = await importing.take(viewing, { name, kind: options.kind, bytes })
    const reading = await mapped(taken, options, importing, viewing)
    tellReading(reading)
    if (options.saveMapping !== undefined) {
      await writeFile(options.saveMapping, `${JSON.stringify(reading.mapping, null, 2)}\n`)
    }
    const settled = { mapping: reading.mapping, basis: options.basis }
    return options.dryRun
      ? tryOut(importing, viewing, reading, settled)
      : bringIn(place, reading, settled, options.report)
  })
}

interface Place {
  importing: Importing
  viewing: Viewing
  /** The newest model the company's deals have taught. */
  latest(): Promise<VersionLine | undefined>
}

type Settled = Parameters<Importing['dryRun']>[2]

async function undo(words: readonly string[]): Promise<boolean> {
  const id = words.find((word) => !word.startsWith('--') && words[words.indexOf(word) - 1] !== '--as')
  const as = words[words.indexOf('--as') + 1]
  if (id === undefined || !words.includes('--as') || as === undefined) {
    throw new Refusal('用法：sandtable import undo 编号 --as wecom:用户编号')
  }
  return asPerson(as, async ({ importing, viewing, latest }) => {
    const before = await latest()
    const { undone, learned } = await importing.undo(viewing, id)
    console.log(`已撤销 ${undone.taken} 处。${undone.note ?? ''}`)
    for (const { title, why } of undone.left) console.error(`留下了 ${title}：${why}`)
    await learned
    tellVersion(before, await latest())
    return undone.left.length === 0
  })
}

async function contentOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch {
    throw new Refusal(`打不开 ${file}`)
  }
}

async function mapped(
  { upload, mapping }: Reading,
  options: ImportOptions,
  importing: Importing,
  viewing: Viewing,
): Promise<Reading> {
  const chosen = options.mapping === undefined ? mapping : await mappingIn(options.mapping)
  const owner = options.owner === undefined ? {} : { owner: options.owner }
  return importing.read(viewing, upload.id, { ...chosen, ...owner })
}

async function mappingIn(file: string): Promise<Mapping> {
  const text = Buffer.from(await contentOf(file))
    .toString('utf8')
    .replace(/^\uFEFF/, '')
  try {
    return Mapping.parse(JSON.parse(text))
  } catch (error) {
    throw new Refusal(`映射文件 ${file} 有问题：${error instanceof Error ? error.message : String(error)}`)
  }
}

function tellReading({ upload, mapping, guesses }: Reading): void {
  const { table, kind } = upload
  console.log(`${table.rows.length} 行，按“${kindLabels[kind]}”读：`)
  for (const [field, column] of Object.entries(mapping.columns)) {
    const guess = guesses.find((one) => one.field === field && one.column === column)
    const how = guess === undefined ? '' : guess.sure ? '' : '（猜的，请核对）'
    console.log(`  ${fields[field as keyof typeof fields].label} ← ${column}${how}`)
  }
  for (const { column, field } of suggestionsFor(table, kind, mapping)) {
    console.log(`  没用到“${column}”，也许是${fields[field].label}`)
  }
  for (const note of table.notes) console.log(note)
}

async function tryOut(
  { dryRun }: Importing,
  viewing: Viewing,
  { upload }: Reading,
  settled: Settled,
): Promise<boolean> {
  const { counts, lessons, maybe, problems, moreProblems } = await dryRun(viewing, upload.id, settled)
  console.log(`试算，什么都没有写：${inWords(counts)}`)
  tellLessons(lessons)
  for (const { said, like, rows } of maybe.slice(0, maybeShown))
    console.error(`“${said}”（${rows} 行）也许就是“${like}”`)
  if (maybe.length > 0) {
    console.error(
      '这几行先不导入：在映射文件的 same 里写 "名字": "已有的名字"，是新的就写 ""；"*": "" 表示其余都是新的',
    )
  }
  for (const { line, column, value, why } of problems) {
    console.error(
      `第 ${line} 行${column === undefined ? '' : `「${column}」`}${value === undefined ? '' : `“${value}”`}：${why}`,
    )
  }
  if (moreProblems > 0) console.error(`…… 还有 ${moreProblems} 条`)
  return counts.bad === 0
}

async function bringIn(
  { importing: { start, report }, viewing, latest }: Place,
  { upload }: Reading,
  settled: Settled,
  reportFile: string | undefined,
): Promise<boolean> {
  const before = await latest()
  const { made, ended, learned } = await start(viewing, upload.id, settled)
  const { counts, lessons } = await ended
  if (reportFile !== undefined) await pipeline(report(viewing, made.id), createWriteStream(reportFile))
  console.log(`已导入：${inWords(counts)}`)
  tellLessons(lessons)
  await learned
  tellVersion(before, await latest())
  console.log(`7 天之内可以撤销：sandtable import undo ${made.id} --as …`)
  if (counts.bad > 0 && reportFile === undefined) console.error('有问题的行用 --dry-run 列出，或加 --report 报告.csv')
  return counts.bad === 0
}

function tellVersion(before: VersionLine | undefined, version: VersionLine | undefined): void {
  if (version === undefined || version.id === before?.id) return
  const { number, verdict, why } = version
  console.log(`学出第 ${number} 版模型（${verdict === 'promoted' ? '已上岗' : '没有上岗'}）：${why}`)
}

function tellLessons(lessons: Lessons | undefined): void {
  for (const line of lessons === undefined ? [] : sayLessons(lessons)) console.log(line)
}

const maybeShown = 20

function inWords(counts: Counts): string {
  return verdicts.map((verdict) => `${verdictLabels[verdict]} ${counts[verdict]}`).join('，')
}

async function asPerson(as: string, work: (place: Place) => Promise<boolean>): Promise<boolean> {
  const config = readConfig(process.env)
  const storage = openStorage(config)
  try {
    const person = await personBehind(as, storage, config)
    const now = new Date()
    const lessons = openLessons({ ...storage, learn: learnInWorker, now: () => now, dayOf, newId: uuid })
    const importing = openImporting({ imports: storage.imports, readSheet, lessons, log: silent })
    const latest = async () => (await storage.models.versions(person.tenantId))[0]
    return await work({ importing, viewing: { person, now, today: dayOf(now), newId: uuid }, latest })
  } finally {
    await storage.close()
  }
}
