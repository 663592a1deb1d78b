import { expect, test } from 'vitest'
import { shortNamesOf } from './short-names.ts'

test.each([
  ['苏州锂科新能源有限公司', ['苏州锂科新能源', '锂科新能源', '苏州锂科', '锂科']],
  ['宏达精密', ['宏达精密', '宏达']],
  ['苏州市第三人民医院', ['苏州市第三人民医院', '三院', '市三院', '苏州三院', '苏州市三院']],
  ['南通第一中学', ['南通第一中学', '一中', '市一中', '南通一中', '南通市一中']],
  ['SGS', ['sgs']],
  ['信息科技', ['信息科技']],
])('%s is called %j', (name, short) => {
  expect(shortNamesOf(name)).toEqual(short)
})
