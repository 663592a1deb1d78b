import { Refusal } from '../../../people/refusal.ts'
import type { Archive } from '../../office/archive.ts'
import { readXml } from '../../office/xml.ts'

/** More text than any list of customers holds, and as much as a server should keep for one. */
const mostCharacters = 50_000_000

/** The texts that cells point to by number. A text in several styles is one text; how it is pronounced is left out. */
export async function readSharedStrings(archive: Archive, path: string | undefined): Promise<string[]> {
  const strings: string[] = []
  if (path === undefined) return strings
  const text = collectText()
  let characters = 0
  await readXml(archive.bytesOf(path), {
    open: text.open,
    text: text.text,
    close(name) {
      text.close(name)
      if (name !== 'si') return
      const string = text.take()
      characters += string.length
      if (characters > mostCharacters) throw new Refusal('这个表格里的文字太多，请拆成几份再导')
      strings.push(string)
    },
  })
  return strings
}

/** Gathers what stands in `t`, but not in the phonetic runs beside it. */
export function collectText() {
  let gathered = ''
  let taking = false
  let phonetic = false
  return {
    open(name: string): void {
      if (name === 'rPh') phonetic = true
      if (name === 't') taking = !phonetic
    },
    text(text: string): void {
      if (taking) gathered += text
    },
    close(name: string): void {
      if (name === 'rPh') phonetic = false
      if (name === 't') taking = false
    },
    take(): string {
      const all = gathered.replaceAll(escaped, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
      gathered = ''
      return all
    },
  }
}

/** Characters that XML does not allow stand as `_x000D_` (ECMA-376 part 1, 22.9.2.19). */
const escaped = /_x([0-9A-Fa-f]{4})_/g
