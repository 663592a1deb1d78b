import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import writeXlsx from 'write-excel-file/node'
import { measureTurns } from '../../testing/turns.ts'
import { archiveOf, workbookParts } from '../../testing/workbook.ts'
import { readSheet } from './read-sheet.ts'

const text = (content: string) => new TextEncoder().encode(content)
const cellsOf = async (bytes: Uint8Array) => (await readSheet(bytes)).rows.map(({ line, cells }) => [line, ...cells])
const sheet = (rows: string, more = '') => `<sheetData>${rows}</sheetData>${more}`
const workbook = (rows: string, more?: Record<string, string>) => archiveOf(workbookParts(rows, more))

describe('CSV', () => {
  test('lines are numbered as the person counts them; empty ones and stray marks are gone', async () => {
    expect(
      await cellsOf(text('\ufeff客户,备注\r\n\r\n 宏达 ,"第一行\n第二行"\r\n,,\r\n\u200b远航\u00a0,\r\n')),
    ).toEqual([
      [1, '客户', '备注'],
      [3, '宏达', '第一行\n第二行'],
      [6, '远航'],
    ])
  })

  test('what Chinese Excel saves is read: GB18030, with semicolons', async () => {
    const gb18030 = Uint8Array.of(0xbf, 0xcd, 0xbb, 0xa7, 0x3b, 0x31, 0x0a, 0xba, 0xea, 0xb4, 0xef, 0x3b, 0x32)
    expect(await cellsOf(gb18030)).toEqual([
      [1, '客户', '1'],
      [2, '宏达', '2'],
    ])
  })

  test('a line that cannot be read is named', async () => {
    expect((await readSheet(text('a,b\n1,"x\n2,3'))).unreadable).toEqual([{ line: 2, why: '引号没有成对' }])
  })
})

describe('XLSX', () => {
  test('what another program writes is read back', async () => {
    const cell = fc.oneof(
      fc.string({ unit: fc.constantFrom('沙', '盘', 'a', '<', '&', '"', "'", ',', ' ', '\n', '=') }),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1 }), async (rows) => {
        const bytes = await writeXlsx(rows.map((row) => row.map((value) => ({ value })))).toBuffer()
        const expected = rows
          .map((row, index) => [index + 1, ...row.map(asText)])
          .map((row) => row.slice(0, row.findLastIndex((value) => value !== '') + 1))
          .filter((row) => row.length > 1)
        expect(await cellsOf(bytes)).toEqual(expected)
      }),
      { numRuns: 30 },
    )
  })

  test('days come as days, whatever their format, and numbers without what binary adds', async () => {
    const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>
      <numFmt numFmtId="165" formatCode="[$-804]h:mm;@"/><numFmt numFmtId="166" formatCode="&quot;day&quot;0.00"/></numFmts>
      <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>`
    const rows = `<row r="3"><c r="A3" s="1"><v>46347</v></c><c r="B3" s="2"><v>46347.395833333336</v></c><c r="C3" s="3"><v>0.5</v></c>
      <c r="D3" s="4"><v>80.5</v></c><c r="E3"><v>0.30000000000000004</v></c><c r="F3"><v>13800001234</v></c><c r="H3" t="b"><v>1</v></c>
      <c r="I3" t="e"><v>#N/A</v></c><c r="J3" t="d"><v>2026-11-21T00:00:00Z</v></c></row>`
    const bytes = workbook(sheet(rows), { 'xl/styles.xml': styles })
    expect(await cellsOf(bytes)).toEqual([
      [3, '2026-11-21', '2026-11-21 09:30', '0.5', '80.5', '0.3', '13800001234', '', '是', '#N/A', '2026-11-21 00:00'],
    ])
  })

  test('shared and inline texts, styled ones whole, without how they are pronounced; a formula is what it came to', async () => {
    const strings = `<sst><si><t>宏达</t></si><si><r><t>富</t></r><r><rPr/><t>文本</t></r><rPh sb="0" eb="1"><t>フ</t></rPh></si><si><t>a_x000A_b</t></si></sst>`
    const rows = `<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="inlineStr"><is><t>行内</t></is></c>
      <c t="str"><f>CONCAT("a";WEBSERVICE("http://evil"))</f><v>结果</v></c><c t="s"><v>2</v></c><c t="s"><v>99</v></c></row>`
    expect(await cellsOf(workbook(sheet(rows), { 'xl/sharedStrings.xml': strings }))).toEqual([
      [1, '宏达', '富文本', '行内', '结果', 'a\nb'],
    ])
  })

  test('a merged cell counts for every row it spans; prefixed names are understood', async () => {
    const rows = `<x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>宏达</x:t></x:is></x:c><x:c r="B1"><x:v>1</x:v></x:c></x:row>
      <x:row r="2"><x:c r="B2"><x:v>2</x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A1:A1048576"/></x:mergeCells>`
    const parts = workbookParts(rows)
    const prefixed = (parts['xl/worksheets/sheet1.xml'] ?? '').replace('<worksheet ', '<worksheet xmlns:x="x" ')
    expect(await cellsOf(archiveOf({ ...parts, 'xl/worksheets/sheet1.xml': prefixed }))).toEqual([
      [1, '宏达', '1'],
      [2, '宏达', '2'],
    ])
  })

  test('the first sheet one can see is read, and the others are named', async () => {
    const parts = workbookParts(sheet('<row><c><v>1</v></c></row>'), {
      'xl/worksheets/sheet2.xml': `<worksheet>${sheet('<row><c><v>2</v></c></row>')}</worksheet>`,
    })
    const list = (first: string, second: string) =>
      (parts['xl/workbook.xml'] ?? '').replace(
        /<sheets>.*<\/sheets>/,
        `<sheets><sheet name="一" sheetId="1" r:id="rId1" ${first}/><sheet name="二" sheetId="2" r:id="rId2" ${second}/></sheets>`,
      )
    const hidden = archiveOf({ ...parts, 'xl/workbook.xml': list('state="veryHidden"', '') })
    expect(await cellsOf(hidden)).toEqual([[1, '2']])
    const both = await readSheet(archiveOf({ ...parts, 'xl/workbook.xml': list('', '') }))
    expect(both.notes).toEqual(['只读了第一张工作表“一”，其余 1 张没有读'])
    await expect(
      readSheet(archiveOf({ ...parts, 'xl/workbook.xml': list('state="hidden"', 'state="hidden"') })),
    ).rejects.toThrow('没有看得见的工作表')
  })
})

describe('what is no table is refused with a sentence', () => {
  const row = (count: number) => `<row>${'<c><v>1</v></c>'.repeat(count)}</row>`
  const fullParts = workbookParts(sheet(row(1)))

  test.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), '空的'],
    ['more than 10 MB', new Uint8Array(10 * 1024 * 1024 + 1), '超过 10 MB'],
    ['an old or encrypted workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), '.xls'],
    ['an archive of something else', archiveOf({ 'a.txt': 'a' }), '读不下去'],
    ['half an archive', archiveOf(fullParts).subarray(0, 300), '读不下去'],
    ['a text document', archiveOf({ ...fullParts, 'xl/workbook.xml': '<w:document/>' }), '没有看得见的工作表'],
    ['a part cut short', workbook('<sheetData><row>'), '读不下去'],
    [
      'a document type',
      workbook('', { 'xl/sharedStrings.xml': '<!DOCTYPE a [<!ENTITY b "c">]><sst>&b;</sst>' }),
      '读不下去',
    ],
    ['an unknown entity', workbook(sheet('<row><c t="inlineStr"><is><t>&b;</t></is></c></row>')), '读不下去'],
    ['201 columns', workbook(sheet(row(201))), '最多 200 列'],
    ['a cell far away', workbook(sheet('<row r="1"><c r="ZZZZZZZZZZZZ1"><v>1</v></c></row>')), '最多 200 列'],
    ['50,002 rows', text('1\n'.repeat(50_002)), '超过 50000 行'],
    ['a cell of a whole book', text(`a\n${'长'.repeat(2_001)}`), '超过 2000 字'],
    ['a part that claims to be huge', archiveOf(fullParts, { 'xl/worksheets/sheet1.xml': 2 ** 31 }), '展开后太大'],
    ['a part larger than it claims', archiveOf(fullParts, { 'xl/worksheets/sheet1.xml': 10 }), '读不下去'],
    ['a bomb', workbook(`<sheetData/>${' '.repeat(300_000_000)}`), '展开后太大'],
  ])('%s', async (_, bytes, sentence) => {
    await expect(readSheet(bytes)).rejects.toThrow(sentence)
  })

  test('anything at all is either read or refused', async () => {
    const good = archiveOf(workbookParts(sheet('<row r="1"><c r="A1"><v>1</v></c></row>')))
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.nat(255), async (at, byte) => {
        const bytes = Uint8Array.from(good)
        bytes[at] = byte
        await readSheet(bytes).catch((error: Error) => expect(error.name).toBe('Refusal'))
      }),
    )
  })
})

test('20,000 rows are read while others are served', async () => {
  const row = (index: number) => `<row>${`<c t="inlineStr"><is><t>客户${index}</t></is></c>`.repeat(20)}</row>`
  const big = workbook(sheet(Array.from({ length: 20_000 }, (_, index) => row(index)).join('')))
  const turns = measureTurns()
  expect((await readSheet(big)).rows).toHaveLength(20_000)
  expect(turns().p99).toBeLessThan(50)
})

function asText(value: string | number): string {
  if (typeof value === 'string') return value.trim()
  return Number.isInteger(value) ? BigInt(value).toString() : String(Number(value.toPrecision(15)))
}
