import { expect, test } from 'vitest'
import { aTable, colleagues } from '../../testing/import-table.ts'
import { guessMapping } from './guess.ts'
import { suggestionsFor } from './suggest.ts'

test('a header nobody recognises is held against the fields that have no column yet', () => {
  const table = aTable('客户名称 | 跟单人 | 备注 | 内部代码\n宏达精密 | 某某 | 无 | 7')
  const { mapping } = guessMapping(table, 'open-deals', colleagues)
  expect(suggestionsFor(table, 'open-deals', mapping)).toEqual([{ column: '跟单人', field: 'owner' }])
  const chosen = { ...mapping, columns: { ...mapping.columns, owner: '跟单人' } }
  expect(suggestionsFor(table, 'open-deals', chosen)).toEqual([])
})
