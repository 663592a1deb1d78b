import type { Case, Draw } from './swap.ts'

const places =
  '湖州 绵阳 临沂 岳阳 柳州 宜昌 赣州 盐城 澄江 沅陵 骊山 渭滨 泗阳 颍上 桐城 黎平 墨江 石泉 霍邱 恩平'.split(' ')

/**
 * The same case somewhere else: 云栖市第二人民医院 becomes 绵阳市第二人民医院 wherever its place is written out. Left alone where a short
 * form keeps one character of the place (云二院), which another place would not spell.
 */
export function swapPlaces<One extends Case>(one: One, draw: Draw): One {
  const place = placeOf(one.deal)
  const text = JSON.stringify(one)
  const names = [
    one.deal.customer,
    one.deal.group ?? '',
    ...one.deal.customer_aliases,
    ...one.complaints.map(({ customer }) => customer),
  ]
  const isShortened =
    place !== undefined && names.some((name) => [...place].some((each) => name.replaceAll(place, '').includes(each)))
  if (place === undefined || isShortened) return one
  const free = places.filter((each) => !text.includes(each))
  return JSON.parse(text.replaceAll(place, draw(free)))
}

/** What stands before 市, 县 or 区, or before what a short name of a firm begins with: 澄湖永蔚精工有限公司, called 永蔚精工. */
function placeOf({ customer, customer_aliases: aliases }: Case['deal']): string | undefined {
  const administrative = /^([\u4e00-\u9fff]{2,3})[市县区州]/.exec(customer)?.[1]
  if (administrative !== undefined) return administrative
  return aliases
    .map((alias) => customer.slice(0, Math.max(0, customer.indexOf(alias))))
    .find(({ length }) => length === 2)
}
