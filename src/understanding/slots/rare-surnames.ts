import { departmentBefore, roleOfDepartment } from '../../language/departments.ts'
import type { PersonMention } from '../../language/people.ts'
import { spanOf } from '../../language/span.ts'
import { roleOfTitle } from '../../language/titles.ts'

/**
 * Adds the people whose surname is on no list (钭总, 宓工, 麴主任): one character that begins a word, and a title. A title that
 * was read without its name gets it.
 */
export function withRareSurnames(text: string, people: readonly PersonMention[]): PersonMention[] {
  const found: PersonMention[] = []
  for (const match of text.matchAll(addressed)) {
    const [address, surname = '', title = ''] = match
    const start = match.index
    const end = start + address.length
    const named = people.some((person) => person.name !== null && person.start < end && person.end > start)
    if (named || noSurname.has(surname) || isDeed(text, start) || !beginsWord.test(text.slice(0, start))) continue
    const bare = people.find((person) => person.name === null && person.start < end && person.end >= start)
    const dept = bare?.dept ?? departmentBefore(text.slice(Math.max(0, start - 12), start))?.text
    const role = bare?.role ?? roleOfTitle(title) ?? (dept === undefined ? undefined : roleOfDepartment(dept))
    found.push({
      ...bare,
      ...spanOf(text, start, end),
      name: address,
      ...(title.length > 1 && { title }),
      ...(dept !== undefined && { dept }),
      ...(role !== undefined && { role, inferred: bare?.inferred ?? true }),
    })
  }
  const replaced = (person: PersonMention) =>
    found.some(({ start, end }) => person.name === null && person.start < end && person.end >= start)
  return [...people.filter((person) => !replaced(person)), ...found].sort((a, b) => a.start - b.start)
}

const addressed =
  /([\u4e00-\u9fff])(总工|总监|总(?!是(?!拍板|管|内线|EB|TB|UB|我们|负责|决策|关键|真正))(?![部监共体经裁额价会要算办包结理之量数归和工])|工(?![程作厂艺业商信资具地人期序单况装时段]|挖机|重型|集团|机械|装载|基础|汽车|事业)|经理|主任|科长|副?处长|局长|院长|校长|厂长|部长|主管|老师|书记|行长|所长|姐|哥)/g

const beginsWord =
  /(?:^|[\s，。,.;；、！!？?：:“"（(]|见[了到过]?|和|跟|与|给|找|约[了到]?|是|的|位|问|让|叫|告诉|陪|请|向|说|听|部|科|处|办|中心|采购|技术|设备|生产|财务|信息|但|而|由|连|还有|然后|通知|拜访|刚|到|回复|回|刚来|搞定|接替的是)$/

/** What stands before a title without being a surname: 副总, 各总, 哪位主任. */
const noSurname = new Set(
  '副总老小大前原各该位某两分首技产销采财信设质研工常正现新旧女男这那哪几本贵我你他她们个名和的了是在有没不也都就还又先再要会能可请问找让被把给对向跟与或及从到去来上下左右里外中其此每全整一二三四五六七八九十百千万行长科处部局室厂有',
)

/** What one does with somebody: 找处长, 约院长 and 见过局长 are nobody called Zhao, Yue or Guo. */
export function isDeed(text: string, at: number): boolean {
  const letter = text.charAt(at)
  return deeds.has(letter) || (letter === '过' && /[见找去聊谈访碰问约来]$/.test(text.slice(0, at)))
}

const deeds = new Set('约见找陪说告听催等带喊怕替帮靠看聊搞跑盯追送')
