import { extname, parse } from 'node:path'
import { decodeCsv, parseCsv, separatorOf } from '../tables/csv.ts'
import { instantIn } from './instant.ts'
import { eventInMail } from './mail.ts'
import { withKey } from './natural-key.ts'

/** What a dropped file tells, each with where it stands in it; and lines that cannot be read. */
export interface FileEvents {
  events: { where: string; event: unknown }[]
  wrong: { where: string; why: string }[]
}

/** Kinds of files that are taken. */
export const fileKinds = ['.json', '.jsonl', '.csv', '.txt', '.eml'] as const

/** Reads a file by its ending; throws what is wrong where it cannot be read at all. `changed`: when the file was written. */
export async function eventsInFile(
  file: { name: string; bytes: Buffer; changed: Date },
  ours: readonly string[],
): Promise<FileEvents> {
  switch (extname(file.name).toLowerCase()) {
    case '.json':
      return listed([JSON.parse(decodeCsv(file.bytes).text)].flat())
    case '.jsonl':
      return lines(decodeCsv(file.bytes).text)
    case '.csv':
      return table(decodeCsv(file.bytes).text)
    case '.eml':
      return { events: [{ where: '邮件', event: await eventInMail(file.bytes, ours) }], wrong: [] }
    default:
      return {
        events: [{ where: '全文', event: note(file.name, decodeCsv(file.bytes).text, file.changed) }],
        wrong: [],
      }
  }
}

function listed(items: readonly unknown[]): FileEvents {
  return { events: items.map((item, at) => ({ where: `第 ${at + 1} 条`, event: keyed(item) })), wrong: [] }
}

function lines(text: string): FileEvents {
  const read: FileEvents = { events: [], wrong: [] }
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const where = `第 ${at + 1} 行`
    try {
      read.events.push({ where, event: keyed(JSON.parse(line)) })
    } catch {
      read.wrong.push({ where, why: '不是一条 JSON' })
    }
  }
  return read
}

/** Columns are called as the fields of the push API, or in Chinese. */
function table(text: string): FileEvents {
  const [head, ...records] = parseCsv(text, separatorOf(text))
  const names = (head?.cells ?? []).map((cell) => columns[cell.trim()] ?? cell.trim())
  const read: FileEvents = { events: [], wrong: [] }
  for (const { line, cells, wrong } of records) {
    const where = `第 ${line} 行`
    if (wrong !== undefined) {
      read.wrong.push({ where, why: wrong })
      continue
    }
    const filled = names.flatMap((name, at) => {
      const cell = cells[at]?.trim() ?? ''
      return cell === '' ? [] : [[name, name === 'from' ? (speakers[cell] ?? cell) : cell] as const]
    })
    read.events.push({ where, event: keyed({ source: 'file', ...Object.fromEntries(filled) }) })
  }
  return read
}

const columns: Record<string, string> = {
  编号: 'id',
  时间: 'at',
  来源: 'source',
  谁说的: 'from',
  姓名: 'who',
  客户: 'customer',
  商机: 'deal',
  内容: 'text',
}

const speakers: Record<string, string> = { 客户: 'customer', 我方: 'rep', 系统: 'system' }

/** A note: lines such as 客户：… on top, then the words; without them the file's name is the customer. */
function note(name: string, text: string, changed: Date): unknown {
  const head = /^(?:(?:客户|商机|时间|来源|谁说的|姓名|编号)[:：].*\r?\n)+/.exec(text)?.[0] ?? ''
  const told = head.split(/\r?\n/).flatMap((line) => {
    const [, label = '', value = ''] = /^([^:：]+)[:：]\s*(.*)$/.exec(line) ?? []
    const field = columns[label]
    return field === undefined || value === ''
      ? []
      : [[field, field === 'from' ? (speakers[value] ?? value) : value.trim()] as const]
  })
  const fields = Object.fromEntries(told)
  return keyed({
    at: changed.toISOString(),
    source: 'file',
    ...('customer' in fields || 'deal' in fields ? {} : { customer: parse(name).name }),
    ...fields,
    text: text.slice(head.length).trim(),
  })
}

/** What is no object is left for the intake to refuse. */
function keyed(item: unknown): unknown {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return item
  const fields = item as Record<string, unknown>
  return withKey('file', { ...fields, ...('at' in fields ? { at: instantIn(fields['at']) } : {}) })
}
