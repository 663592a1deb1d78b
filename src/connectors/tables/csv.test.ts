import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeCsv, parseCsv, separatorOf } from './csv.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('reading', () => {
  test('what is written is read back, whatever the cells hold', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', ' ', '沙', '\t', "'") })
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
        const text = rows.map((row) => `${row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')}\r\n`).join('')
        expect([...parseCsv(text, ',')].map(({ cells }) => cells)).toEqual(rows)
      }),
    )
  })

  test('never throws and always ends, whatever it is given', () => {
    const noise = fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'x') })
    fc.assert(fc.property(noise, (text) => void [...parseCsv(text, ',')]))
  })

  test.each([
    ['a,b\n1,2', ','],
    ['a;b;c,d\n1;2;3', ';'],
    ['"x;y",b\n1,2', ','],
    ['sep=;\na,b,c;d', ';'],
    ['only\n1', ','],
  ])('finds the separator of %j', (text, separator) => expect(separatorOf(text)).toBe(separator))

  test('UTF-8 with a mark, GB18030 and plain UTF-8 all become the same text', () => {
    const gb18030 = Uint8Array.of(0xbd, 0xe1, 0xb9, 0xfb, 0x2c, 0xd3, 0xae)
    expect(decodeCsv(gb18030)).toEqual({ text: '结果,赢', marked: true })
    expect(decodeCsv(bytes('\uFEFF结果,赢'))).toEqual({ text: '结果,赢', marked: true })
    expect(decodeCsv(bytes('结果,赢'))).toEqual({ text: '结果,赢', marked: false })
  })
})
