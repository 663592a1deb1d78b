import { surnameOf } from '../../../../language/spoken-names.ts'
import type { Case, Draw } from './swap.ts'

const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱郭何林罗郑梁谢宋唐许邓韩冯曹彭曾萧蔡潘袁董余叶吕魏蒋杜丁沈姜范汪廖谭'
const givenNames = ['志远', '秀兰', '国栋', '思琪', '建华', '晓彤', '文博', '丽娟']

/**
 * The same case with other people: every contact gets another full name, and every way of calling them by surname follows it. Two of
 * one case never get one surname. Names that are words of the text besides (张总 and 涨价 are not) are left alone.
 */
export function swapPeople<One extends Case>(one: One, draw: Draw): One {
  let text = JSON.stringify(one)
  const used = new Set(one.contacts.map(({ name }) => surnameOf(name)))
  for (const { name } of one.contacts) {
    const family = surnameOf(name)
    const free = [...surnames].filter((each) => !used.has(each) && !text.includes(each))
    if (free.length === 0) continue
    const other = draw(free)
    used.add(other)
    text = text
      .replaceAll(name, `${other}${draw(givenNames)}`)
      .replace(new RegExp(`${family}(?=${titles})|(?<=[老小])${family}(?![\\u4e00-\\u9fff]{0,1}(?:板|姐))`, 'g'), other)
  }
  return JSON.parse(text)
}

const titles =
  '总|工(?![程作厂])|主任|经理|科长|副?处长|处(?=[说讲那])|副?部长|副?院长|副?校长|副?局长|行长|厂长|馆长|老师|主管|总监|秘书|护士长|董(?!事)|助理|场长|教授|科(?=[长说])'
