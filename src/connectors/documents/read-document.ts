import { Refusal } from '../../people/refusal.ts'
import { type Sheet, sheetLimits } from '../../sales/import/sheet.ts'
import { type Passage, passagesIn } from '../../sales/solutions/written/passages-in.ts'
import { openArchive } from '../office/archive.ts'
import { relationsOf } from '../office/relations.ts'
import { readMarkdownOrSheet } from '../tables/read-markdown-or-sheet.ts'
import { readDocx } from './read-docx.ts'

/** A file of words, told by what stands in it: a Word document, Markdown, or a sheet (XLSX, CSV). */
export async function readDocument(
  bytes: Uint8Array,
): Promise<{ form: 'text'; passages: Passage[]; unit: '行' | '段' } | { form: 'sheet'; sheet: Sheet }> {
  if (bytes.length > sheetLimits.bytes) throw new Refusal('文件超过 10 MB，请拆成几份，或者删掉里面的图片')
  const word = bytes[0] === 0x50 && bytes[1] === 0x4b ? await wordPassages(bytes) : undefined
  if (word !== undefined) return { form: 'text', passages: word, unit: '段' }
  const read = await readMarkdownOrSheet(bytes)
  return read.form === 'sheet' ? read : { form: 'text', passages: passagesIn(read.text), unit: '行' }
}

async function wordPassages(bytes: Uint8Array): Promise<Passage[] | undefined> {
  const archive = await openArchive(bytes)
  if (!archive.has('_rels/.rels')) return undefined
  const path = (await relationsOf(archive, '')).find(({ type }) => type === 'officeDocument')?.path
  return path?.startsWith('word/') ? readDocx(archive, path) : undefined
}
