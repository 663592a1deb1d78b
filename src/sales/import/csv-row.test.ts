import { expect, test } from 'vitest'
import { csvRow } from './csv-row.ts'

test('cells that a spreadsheet would run are made inert, plain numbers are not', () => {
  expect(csvRow(['=1+1', '+cmd', '-2+3', '@x', '\ta', '-5', '+3.5e2', 'a,b', '"'])).toBe(
    `'=1+1,'+cmd,'-2+3,'@x,"'\ta",-5,+3.5e2,"a,b",""""`,
  )
})

test('nor does a formula get through in full width, or behind what does not show', () => {
  expect(csvRow(['＝1+1', '\u200b=1', ' @x', '\0=1'])).toBe(`'＝1+1,'\u200b=1,' @x,'\0=1`)
})
