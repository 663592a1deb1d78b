import { describe, expect, test } from 'vitest'
import { entriesIn } from '../../sales/solutions/written/passages-in.ts'
import { archiveOf } from '../../testing/workbook.ts'
import { readDocument } from './read-document.ts'

const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const relations = (type: string, target: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`
/** As Word in Chinese names them: styles by number, called by their English names within. */
const styles = `<w:styles ${word}><w:style w:styleId="a3"><w:name w:val="Title"/></w:style><w:style w:styleId="1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="2"><w:name w:val="heading 2"/></w:style></w:styles>`
const said = (text: string, style?: string) =>
  `<w:p><w:pPr>${style === undefined ? '' : `<w:pStyle w:val="${style}"/>`}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`
const parts = (body: string, more: Record<string, string | Uint8Array> = {}) => ({
  '_rels/.rels': relations('officeDocument', 'word/document.xml'),
  'word/_rels/document.xml.rels': relations('styles', 'styles.xml'),
  'word/styles.xml': styles,
  'word/document.xml': `<?xml version="1.0"?><w:document ${word}><w:body>${body}</w:body></w:document>`,
  ...more,
})
const body = [
  said('方案库', 'a3'),
  said('医院冷链监测', '1'),
  said('行业：医疗'),
  said('断电十秒内 &lt;b&gt;通知&lt;/b&gt; 值班的人。'),
  said('客户痛点', '2'),
  `<w:p><w:r><w:t>半夜</w:t></w:r><w:r><w:t>断电</w:t><w:br/><w:t>手抄温度</w:t></w:r><w:del><w:r><w:delText>划掉的</w:delText></w:r></w:del></w:p>`,
  said('排产', '1'),
  `<w:tbl><w:tr><w:tc>${said('插单来了十分钟重排。')}</w:tc></w:tr></w:tbl>`,
].join('')
const read = (bytes: Uint8Array) => readDocument(bytes)

describe('a Word document', () => {
  test('is read by its headings, markup in it stays text', async () => {
    const file = await read(archiveOf(parts(body)))
    if (file.form !== 'text') throw new Error('read as a sheet')
    expect(file.unit).toBe('段')
    expect(
      entriesIn(file.passages).map(({ line, cells }) => [line, ...Object.values(cells).map(({ text }) => text)]),
    ).toEqual([
      [2, '医院冷链监测', '医疗', '断电十秒内 <b>通知</b> 值班的人。', '半夜断电\n手抄温度'],
      [7, '排产', '插单来了十分钟重排。'],
    ])
  })

  test('macros and pictures in it are never opened', async () => {
    const with_ = { 'word/vbaProject.bin': new Uint8Array([0xd0, 0xcf]), 'word/media/image1.png': new Uint8Array(9) }
    expect(await read(archiveOf(parts(body, with_)))).toEqual(await read(archiveOf(parts(body))))
  })

  test.each([
    ['a bomb', () => archiveOf(parts(`${' '.repeat(300_000_000)}`)), '展开后太大'],
    ['a part larger than it claims', () => archiveOf(parts(body), { 'word/document.xml': 10 }), '读不下去'],
    ['more text than anybody reads', () => archiveOf(parts(said('长'.repeat(2_100_000)))), '太长了'],
    [
      'entities of its own',
      () =>
        archiveOf({
          ...parts(body),
          'word/document.xml': `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><w:document ${word}><w:body>${said('&f;')}</w:body></w:document>`,
        }),
      '读不下去',
    ],
    [
      'a part that is not there',
      () => archiveOf({ '_rels/.rels': relations('officeDocument', 'word/other.xml') }),
      '读不下去',
    ],
    ['a file of 11 MB', () => Buffer.alloc(11 * 1024 * 1024, 'a'), '超过 10 MB'],
  ])('refuses %s', async (_what, bytes, why) => {
    await expect(read(bytes())).rejects.toThrow(why)
  })
})
