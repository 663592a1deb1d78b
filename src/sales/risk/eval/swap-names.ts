import { surnameOf } from '../../../language/spoken-names.ts'

/** A labelled case as it stands in the file. */
interface LabelledCase {
  deal: { customer: string; group: string | null }
  contacts: { name: string }[]
}

const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱郭何林罗郑梁谢宋唐许邓韩冯曹彭曾萧蔡潘袁董余叶吕魏蒋杜丁沈姜范汪廖谭'
const givenNames = ['志远', '秀兰', '国栋', '思琪', '建华', '晓彤', '文博', '丽娟']

/**
 * The same case with other people: every contact gets another full name, and every way of calling them by surname follows it. Two of
 * one case never get one surname. Names that are words of the text besides (张总 and 涨价 are not) are left alone.
 */
export function swapNames<Case extends LabelledCase>(one: Case): Case {
  let text = JSON.stringify(one)
  const used = new Set(one.contacts.map(({ name }) => surnameOf(name)))
  for (const [at, { name }] of one.contacts.entries()) {
    const family = surnameOf(name)
    const other = [...surnames].find((each) => !used.has(each) && !text.includes(each))
    if (other === undefined) continue
    used.add(other)
    text = text
      .replaceAll(name, `${other}${givenNames[at % givenNames.length]}`)
      .replace(new RegExp(`${family}(?=${titles})|(?<=[老小])${family}(?![\\u4e00-\\u9fff]{0,1}(?:板|姐))`, 'g'), other)
  }
  return JSON.parse(text)
}

const titles =
  '总|工(?![程作厂])|主任|经理|科长|副?处长|处(?=[说讲那])|副?部长|副?院长|副?校长|副?局长|行长|厂长|馆长|老师|主管|总监|秘书|护士长|董(?!事)|助理|场长|教授|科(?=[长说])'
