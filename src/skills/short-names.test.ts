import { expect, test } from 'vitest'
import { shortNamesOf } from './short-names.ts'

test.each([
  ['苏州锂科新能源有限公司', ['苏州锂科新能源', '锂科新能源', '苏州锂科', '锂科']],
  ['宏达精密', ['宏达精密', '宏达']],
  ['苏州市第三人民医院', ['苏州市第三人民医院']],
  ['SGS', ['sgs']],
  ['信息科技', ['信息科技']],
])('%s is called %j', (name, short) => {
  expect(shortNamesOf(name)).toEqual(short)
})
