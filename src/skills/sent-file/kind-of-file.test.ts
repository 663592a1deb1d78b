import { expect, test } from 'vitest'
import { writeWorkbook } from '../../connectors/tables/write-workbook.ts'
import { kindOfFile } from './kind-of-file.ts'

test.each<[string, Buffer, string, string | undefined]>([
  ['a JPEG', Buffer.from('ffd8ffe0', 'hex'), '照片', 'photo'],
  ['a WebP', Buffer.from('RIFF\0\0\0\0WEBPVP8 '), '照片', 'photo'],
  ['a PDF', Buffer.from('%PDF-1.7'), 'PDF', undefined],
  ['a packed file of nobody knows what', Buffer.from('PK\x03\x04 notes.txt'), '压缩包', undefined],
  ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), '旧版或加了密码的 Office 文件', undefined],
  ['a film', Buffer.from('\0\0\0\x18ftypmp42'), '视频', undefined],
  ['a program', Buffer.from('MZ\x90\0'), '程序', undefined],
  ['a page', Buffer.from('<!DOCTYPE html><script>'), '网页', undefined],
  ['a table with commas', Buffer.from('客户名称,行业\n'), 'CSV 表格', 'sheet'],
  ['a table of an older Excel', Buffer.from('bfcdbba7,d0d0d2b5'.replace(',', '2c'), 'hex'), 'CSV 表格', 'sheet'],
  ['Markdown', Buffer.from('说明\n# 门店巡检\n'), 'Markdown 文档', 'words'],
  ['a line of words', Buffer.from('见了张主任'), '纯文本', undefined],
  ['nothing', Buffer.of(), '认不出的文件', undefined],
])('%s is told by its bytes', (_, bytes, called, reads) => {
  expect(kindOfFile(bytes)).toEqual({ called, ...(reads && { reads }) })
})

test('a workbook is one, whatever else is packed alike', async () => {
  const bytes = await writeWorkbook([['客户名称']], { sheet: '客户', widths: [10], header: 1 })
  expect(kindOfFile(bytes)).toEqual({ called: 'Excel 表格', reads: 'sheet' })
})
