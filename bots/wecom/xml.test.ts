import fc from 'fast-check'
import { XMLParser } from 'fast-xml-parser'
import { describe, expect, test } from 'vitest'
import { allAt, readXml, textAt, type XmlRecord } from './xml.ts'

describe('reading a document', () => {
  test.each([
    ['text, an empty tag, a closed tag', '<xml><A>1</A><B></B><C/></xml>', { A: '1', B: '', C: '' }],
    ['CDATA is taken as it is', '<xml><A><![CDATA[ <b>&amp; ]]></A></xml>', { A: ' <b>&amp; ' }],
    ['the end of CDATA inside CDATA', '<xml><A><![CDATA[a]]]]><![CDATA[>b]]></A></xml>', { A: 'a]]>b' }],
    ['entities', '<xml><A>&lt;&gt;&amp;&quot;&apos;&#24352;&#x1F600;</A></xml>', { A: '<>&"\'张😀' }],
    ['an entity is replaced once', '<xml><A>&amp;lt;</A></xml>', { A: '&lt;' }],
    ['repeated tags are a list', '<xml><A>1</A><A>2</A><A>3</A></xml>', { A: ['1', '2', '3'] }],
    ['nesting, indented', '<xml>\n  <A>\n    <B>1</B>\n    <B>2</B>\n  </A>\n</xml>\n', { A: { B: ['1', '2'] } }],
    ['Windows line ends', '<xml><A>1\r\n2</A></xml>\r\n', { A: '1\n2' }],
    ['a declaration', '<?xml version="1.0" encoding="UTF-8"?>\n<xml><A>1</A></xml>', { A: '1' }],
    [
      'a person quoting a DOCTYPE',
      '<xml><A><![CDATA[<!DOCTYPE html><!ENTITY x>]]></A></xml>',
      { A: '<!DOCTYPE html><!ENTITY x>' },
    ],
    ['an id beyond 2^53', '<xml><MsgId>4561255354251345929</MsgId></xml>', { MsgId: '4561255354251345929' }],
  ])('%s', (_, document, expected) => {
    expect(plain(readXml(document))).toEqual(expected)
  })

  test('no tag is special', () => {
    const record = readXml('<xml><__proto__><polluted>yes</polluted></__proto__><constructor>1</constructor></xml>')
    expect(Object.keys(record ?? {})).toEqual(['__proto__', 'constructor'])
    expect('polluted' in {}).toBe(false)
    expect(textAt(record ?? {}, 'toString')).toBeUndefined()
  })

  test('asking for text and for all', () => {
    const record = readXml('<xml><A>1</A><B>1</B><B>2</B><C><D/></C></xml>') ?? {}
    expect([textAt(record, 'A'), textAt(record, 'B'), textAt(record, 'C'), textAt(record, 'X')]).toEqual([
      '1',
      undefined,
      undefined,
      undefined,
    ])
    expect([allAt(record, 'A'), allAt(record, 'B'), allAt(record, 'X')]).toEqual([['1'], ['1', '2'], []])
  })
})

describe('refusing', () => {
  test.each([
    ['nothing', ''],
    ['words', 'hello'],
    ['a byte order mark', '\uFEFF<xml><A/></xml>'],
    ['a root without children', '<xml>1</xml>'],
    ['another root', '<html><A/></html>'],
    ['two roots', '<xml><A/></xml><xml><A/></xml>'],
    ['words after the end', '<xml><A/></xml>x'],
    ['DOCTYPE', '<!DOCTYPE xml><xml><A/></xml>'],
    ['DOCTYPE inside', '<xml><!DOCTYPE x [<!ENTITY a "b">]><A/></xml>'],
    ['a comment', '<xml><!-- --><A/></xml>'],
    ['an instruction', '<xml><?php exit ?><A/></xml>'],
    ['a broken declaration', '<?xml version="1.0" encoding="UTF-8?><xml><A/></xml>'],
    ['another encoding', '<?xml version="1.0" encoding="UTF-16"?><xml><A/></xml>'],
    ['two declarations', '<?xml version="1.0"?><?xml version="1.0"?><xml><A/></xml>'],
    ['an attribute', '<xml><A b="c">1</A></xml>'],
    ['mismatched tags', '<xml><A>1</B></xml>'],
    ['crossed tags', '<xml><A><B></A></B></xml>'],
    ['an end missing', '<xml><A>1</A>'],
    ['an end too many', '<xml><A/></A></xml>'],
    ['CDATA without end', '<xml><A><![CDATA[x</A></xml>'],
    ['the end of CDATA alone', '<xml><A>x]]></A></xml>'],
    ['text beside children', '<xml><A>x<B/></A></xml>'],
    ['an unknown entity', '<xml><A>&nbsp;</A></xml>'],
    ['a bare ampersand', '<xml><A>a & b</A></xml>'],
    ['half a surrogate', '<xml><A>&#xD83D;</A></xml>'],
    ['a character beyond Unicode', '<xml><A>&#x110000;</A></xml>'],
    ['NUL', '<xml><A>&#0;</A></xml>'],
    ['a control character', `<xml><A>${String.fromCharCode(7)}</A></xml>`],
    ['a control character in CDATA', `<xml><A><![CDATA[${String.fromCharCode(27)}[31m]]></A></xml>`],
    ['a tag that is no name', '<xml><1A/></xml>'],
    ['an endless name', `<xml><${'A'.repeat(65)}/></xml>`],
    ['17 levels', nested(17)],
  ])('%s', (_, document) => {
    expect(readXml(document)).toBeUndefined()
  })

  test('16 levels are read', () => {
    expect(readXml(nested(16))).toBeDefined()
  })

  test('64 K are read, one more is not', () => {
    const filled = (length: number) => `<xml><A>${'x'.repeat(length - '<xml><A></A></xml>'.length)}</A></xml>`
    expect(readXml(filled(65_536))).toBeDefined()
    expect(readXml(filled(65_537))).toBeUndefined()
  })

  test.each([
    ['20 000 levels', '<A>'.repeat(20_000)],
    ['a flood of entities', `<xml><A>${'&#65;'.repeat(25_000)}</A></xml>`],
    ['a flood of ampersands', `<xml><A>${'&'.repeat(225_000)}</A></xml>`],
    ['a flood of openings', '<'.repeat(125_000)],
    ['a flood of CDATA', `<xml><A>${'<![CDATA['.repeat(14_000)}</A></xml>`],
    ['a flood of tags', `<xml>${'<A/>'.repeat(32_000)}</xml>`],
    ['a flood of blanks', `<xml>${' '.repeat(125_000)}<A`],
    ['a flood of brackets', `<xml><A><![CDATA[${']'.repeat(225_000)}</A></xml>`],
  ])('128 K of the worst cost less than 50 ms of CPU: %s', (_, document) => {
    const before = process.cpuUsage()
    readXml(document, 128 * 1024)
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(50)
  })
})

describe('against fast-xml-parser', () => {
  const name = fc.constantFrom('ToUserName', 'Content', 'MsgId', 'SelectedItem', 'OptionId', 'SpNo', 'a-b', 'x.y', '_z')
  const words = fc.string({ unit: fc.constantFrom(...'ab1 <>&"\']\n张😀é['), maxLength: 12 })
  const leaf = words.chain((text) => fc.constantFrom(inCdata(text), escaped(text), `${escaped(text)}${inCdata(text)}`))
  const { element } = fc.letrec<{ element: string; content: string }>((tie) => ({
    element: fc.tuple(name, tie('content')).map(([tag, content]) => `<${tag}>${content}</${tag}>`),
    content: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc.array(tie('element'), { minLength: 1, maxLength: 4 }).map((children) => `\n ${children.join('\n ')}\n`),
    ),
  }))
  const document = fc
    .tuple(
      fc.constantFrom('', '<?xml version="1.0" encoding="UTF-8"?>\n'),
      fc.array(element, { minLength: 1, maxLength: 8 }),
    )
    .map(([head, children]) => `${head}<xml>${children.join('')}</xml>`)

  test('documents of the documented shape are read alike', () => {
    fc.assert(
      fc.property(document, (text) => {
        expect(plain(readXml(text))).toEqual(oracle(text))
      }),
      { numRuns: 2000 },
    )
  })

  test('spoilt documents are read alike, or refused', () => {
    const scraps = [
      '<',
      '>',
      '/',
      '&',
      ';',
      ']]>',
      '<![CDATA[',
      '</xml>',
      '<xml>',
      '<a>',
      '</a>',
      ' ',
      '\n',
      '&#x41;',
      '=',
      '"',
      '!',
      '?',
      'b',
    ]
    const spoil = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 2 }), fc.constantFrom('', ...scraps)), {
      minLength: 1,
      maxLength: 2,
    })
    let read = 0
    fc.assert(
      fc.property(document, spoil, (text, spoils) => {
        const spoilt = spoils.reduce((whole, [at, length, scrap]) => {
          const start = at % whole.length
          return whole.slice(0, start) + scrap + whole.slice(start + length)
        }, text)
        const ours = readXml(spoilt)
        if (ours === undefined) return
        read += 1
        expect(plain(ours)).toEqual(oracle(spoilt))
      }),
      { numRuns: 5000 },
    )
    expect(read).toBeGreaterThan(200)
  })
})

const parser = new XMLParser({ parseTagValue: false, trimValues: false, ignoreDeclaration: true, htmlEntities: true })

/** What the library makes of it, without the blanks between tags, which it keeps as text. */
function oracle(text: string): unknown {
  return withoutBlanks(parser.parse(text).xml)
}

function withoutBlanks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutBlanks)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([tag, inside]) => tag !== '#text' || String(inside).trim() !== '')
  return Object.fromEntries(entries.map(([tag, inside]) => [tag, withoutBlanks(inside)]))
}

/** With the usual prototype, which comparisons insist on. */
function plain(record: XmlRecord | undefined): unknown {
  return record === undefined ? undefined : JSON.parse(JSON.stringify(record))
}

function nested(levels: number): string {
  return `<xml>${'<A>'.repeat(levels - 1)}${'</A>'.repeat(levels - 1)}</xml>`
}

function inCdata(text: string): string {
  return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
