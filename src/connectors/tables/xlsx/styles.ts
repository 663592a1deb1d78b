import type { Archive } from '../../office/archive.ts'
import { readXml } from '../../office/xml.ts'

/** For each cell style, by its number, whether it shows a date: a day alone, or with the time. */
export async function readDateStyles(archive: Archive, path: string | undefined): Promise<boolean[]> {
  const styles: boolean[] = []
  if (path === undefined) return styles
  const own = new Map<string, boolean>()
  let within = false
  await readXml(archive.bytesOf(path), {
    open(name, { numFmtId = '', formatCode = '' }) {
      if (name === 'numFmt') own.set(numFmtId, showsDate(formatCode))
      if (name === 'cellXfs') within = true
      if (name === 'xf' && within) styles.push(own.get(numFmtId) ?? isBuiltInDate(Number(numFmtId)))
    },
    close(name) {
      if (name === 'cellXfs') within = false
    },
  })
  return styles
}

/** Built-in formats with a day in them (ECMA-376 part 1, 18.8.30), those of the Chinese editions included. */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)
}

/** A format of the workbook's own: what is quoted, escaped or in brackets is not part of the pattern; `m` alone may be minutes. */
function showsDate(format: string): boolean {
  const [pattern = ''] = format.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '').split(';')
  return /[yd]/i.test(pattern) && !/general/i.test(pattern)
}
