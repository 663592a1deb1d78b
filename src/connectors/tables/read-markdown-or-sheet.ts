import { Refusal } from '../../people/refusal.ts'
import { type Sheet, sheetLimits } from '../../sales/import/sheet.ts'
import { decodeCsv } from './csv.ts'
import { readSheet } from './read-sheet.ts'

/** A file of words: Markdown, told by a heading near its beginning, or a sheet (XLSX, CSV). */
export async function readMarkdownOrSheet(
  bytes: Uint8Array,
): Promise<{ form: 'markdown'; text: string } | { form: 'sheet'; sheet: Sheet }> {
  if (bytes.length > sheetLimits.bytes) throw new Refusal('文件超过 10 MB，请拆成几份')
  const isText = bytes[0] !== 0x50 || bytes[1] !== 0x4b
  if (isText && !bytes.subarray(0, looked).includes(0)) {
    const { text } = decodeCsv(bytes)
    if (heading.test(text.slice(0, looked))) {
      if (bytes.length > largestText) throw new Refusal('Markdown 文件超过 2 MB，请拆成几份')
      return { form: 'markdown', text }
    }
  }
  return { form: 'sheet', sheet: await readSheet(bytes) }
}

/** The whole library as it ships is a quarter of it. */
const largestText = 2 * 1024 * 1024
/** Characters in which a heading has to come. */
const looked = 20_000
const heading = /^\uFEFF?#{1,6}[^#\n]/m
