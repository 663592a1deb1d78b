import type { Archive } from '../../office/archive.ts'
import { brokenFile } from '../../office/broken-file.ts'
import { relationsOf } from '../../office/relations.ts'
import { readXml } from '../../office/xml.ts'

/** What a workbook says of itself. */
export interface Workbook {
  sheets: { name: string; path: string; hidden: boolean }[]
  stringsPath: string | undefined
  stylesPath: string | undefined
  /** Days are counted from 1904 instead of 1900, as old Excel for Mac did. */
  epoch1904: boolean
}

export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const path = (await relationsOf(archive, '')).find(({ type }) => type === 'officeDocument')?.path
  if (path === undefined || !archive.has(path)) throw brokenFile('no workbook')
  const parts = await relationsOf(archive, path)
  const sheets: Workbook['sheets'] = []
  let epoch1904 = false
  await readXml(archive.bytesOf(path), {
    open(name, attributes) {
      if (name === 'workbookPr') epoch1904 = isTrue(attributes['date1904'])
      if (name !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key) && key !== 'id')?.[1]
      const part = parts.find((one) => one.id === id && one.type === 'worksheet')
      if (part === undefined) return
      const hidden = (attributes['state'] ?? 'visible') !== 'visible'
      sheets.push({ name: attributes['name'] ?? '', path: part.path, hidden })
    },
  })
  const pathOf = (type: string) => parts.find((part) => part.type === type && archive.has(part.path))?.path
  return { sheets, stringsPath: pathOf('sharedStrings'), stylesPath: pathOf('styles'), epoch1904 }
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}
