import { expect, test } from 'vitest'
import { openPutRight } from './by-sound.ts'

const putRight = openPutRight(['江海港务', '江海', '宏达精密', '华芯材料', '华新电子', '华鑫电子', 'SGS'])

test.each([
  ['江海岗务健康吗', '江海港务健康吗'],
  ['鸿达精蜜那边嫌贵', '宏达精密那边嫌贵'],
  // As it stands it is somebody's name, or sounds like two.
  ['华芯材料怎么样', '华芯材料怎么样'],
  ['华心电子怎么样', '华心电子怎么样'],
  // Too short to be told from ordinary words.
  ['将海那边呢', '将海那边呢'],
  ['客户嫌贵，怎么回', '客户嫌贵，怎么回'],
])('%s is read as %s', (text, read) => {
  expect(putRight(text)).toBe(read)
})
