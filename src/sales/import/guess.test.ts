import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aTable, colleagues } from '../../testing/import-table.ts'
import { fields, fieldsOf } from './fields.ts'
import { guessMapping } from './guess.ts'
import { importKinds } from './kinds.ts'

const guessed = (kind: Parameters<typeof guessMapping>[1], text: string) => guessMapping(aTable(text), kind, colleagues)

describe('which column is which', () => {
  test('by Chinese headers, with units and marks', () => {
    const { mapping } = guessed(
      'open-deals',
      `*客户名称（必填）| 商机名称 | 销售阶段 | 预计金额(万元) | 负责人 | 联系人 | 手机号码 | 职务 | 创建时间 | 竞争对手 | 备注
       宏达精密 | 一期 | 方案制定 | 80 | 周启明 | 王总 | 13800001234 | 总经理 | 2026-01-02 | 西门子 | 无`,
    )
    expect(mapping.columns).toEqual({
      customer: '*客户名称（必填）',
      deal: '商机名称',
      stage: '销售阶段',
      amount: '预计金额(万元)',
      owner: '负责人',
      contact: '联系人',
      phone: '手机号码',
      title: '职务',
      openedOn: '创建时间',
      competitors: '竞争对手',
    })
    expect(mapping.unit).toBe('wan')
    expect(mapping.words).toMatchObject({ stage: { 方案制定: 'solution' }, owner: { 周启明: 'zhou' } })
  })

  test('by English headers; won and lost may stand among the stages', () => {
    const { mapping } = guessed(
      'closed-deals',
      `opportunity_id | Sales Agent | Product | Account | Deal Stage | Engage Date | Close Date | Close Value
       1C1 | 林晓 | GTX | Cancity | Won | 2016-10-20 | 2017-03-01 | 105400
       Z06 | 周启明 | MG | Isdom | Lost | 2016-10-25 | 2017-03-11 | 45060`,
    )
    expect(mapping.columns).toEqual({
      number: 'opportunity_id',
      owner: 'Sales Agent',
      product: 'Product',
      customer: 'Account',
      stage: 'Deal Stage',
      outcome: 'Deal Stage',
      openedOn: 'Engage Date',
      closedOn: 'Close Date',
      closedAmount: 'Close Value',
    })
    expect(mapping.words.outcome).toEqual({ Won: 'won', Lost: 'lost' })
    expect(mapping.words.stage).toEqual({})
    expect(mapping.unit).toBe('yuan')
  })

  test('by values, where headers say nothing, and said to be unsure', () => {
    const { guesses } = guessed(
      'contacts',
      `A | B | C | D
       苏州锂科有限公司 | 13800001234 | li@example.com | 林晓
       云澜医院 | 139 0000 1234 | wang@example.cn | 周启明`,
    )
    expect(guesses).toEqual([
      { field: 'customer', column: 'A', by: 'values', sure: false },
      { field: 'phone', column: 'B', by: 'values', sure: false },
      { field: 'email', column: 'C', by: 'values', sure: false },
      { field: 'owner', column: 'D', by: 'values', sure: false },
    ])
  })

  test.each([
    ['金额（亿元）', '1.2', 'yi'],
    ['金额（元）', '80', 'yuan'],
    ['Amount (k)', '80', 'thousand'],
    ['金额', '80', 'wan'],
    ['金额', '800000', 'yuan'],
  ])('%s of %s is counted in %s', (header, value, unit) => {
    expect(guessed('open-deals', `客户 | ${header}\n宏达 | ${value}`).mapping.unit).toBe(unit)
  })

  test('a remark above the table tells the unit; a title and groups of columns are understood', () => {
    const table = `2026 年商机 | | |
      单位：万元 | | |
      客户名称 | 联系人 | | 金额
       | 姓名 | 手机 |
      宏达 | 王总 | 13800001234 | 8000`
    expect(aTable(table).columns).toEqual(['客户名称', '联系人 姓名', '联系人 手机', '金额'])
    expect(aTable(table).rows.map(({ line }) => line)).toEqual([5])
    expect(guessed('open-deals', table).mapping).toMatchObject({ unit: 'wan', columns: { phone: '联系人 手机' } })
  })

  test('headers of one name are told apart, and columns without one counted', () => {
    expect(aTable('客户 | 电话 | | 电话 | 电话 (2)\na | 1 | 2 | 3 | 4').columns).toEqual([
      '客户',
      '电话',
      '第 3 列',
      '电话 (2)',
      '电话 (2) (2)',
    ])
  })
})

describe('for any table', () => {
  const word = fc.constantFrom(
    ...Object.values(fields).flatMap(({ words }) => words.split(' ')),
    '备注',
    '',
    '12',
    '单位：元',
  )
  const cells = fc.array(word, { minLength: 1, maxLength: 12 })
  const sheet = fc.array(cells, { minLength: 2, maxLength: 6 })
  const tables = sheet.map((rows) => aTable(rows.map((row) => row.join('|')).join('\n')))

  test('columns have names of their own, and no row is both header and data', () => {
    fc.assert(
      fc.property(tables, ({ columns, rows, headerLine }) => {
        expect(new Set(columns).size).toBe(columns.length)
        expect(rows.every(({ line }) => line > headerLine)).toBe(true)
      }),
    )
  })

  test('a guess names columns that are there, each for one field but for stages that tell the end', () => {
    fc.assert(
      fc.property(tables, fc.constantFrom(...importKinds), (table, kind) => {
        const { columns } = guessMapping(table, kind, colleagues).mapping
        const { outcome, stage, ...others } = columns
        const used = Object.values({ ...others, ...(outcome === stage ? {} : { outcome }), stage }).filter(Boolean)
        expect(new Set(used).size).toBe(used.length)
        for (const [field, column] of Object.entries(columns)) {
          expect(table.columns).toContain(column)
          expect(fieldsOf[kind].map(({ key }) => key)).toContain(field)
        }
      }),
    )
  })

  test('each name of a field is taken for it, whatever stands around it', () => {
    for (const kind of importKinds) {
      for (const { key } of fieldsOf[kind]) {
        for (const name of fields[key].words.split(' ')) {
          const { mapping } = guessed(kind, `备注 | ${name} *（${name}）| 序\n1 | 2 | 3`)
          expect([name, mapping.columns[key]]).toEqual([name, `${name} *（${name}）`])
        }
      }
    }
  })
})
