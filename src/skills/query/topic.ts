import type { Slots } from '../../understanding/understood.ts'

/** What somebody wants to know of what is on file. */
export type Topic = 'list' | 'owner' | 'history' | 'people' | 'exchanges' | 'facts'

/** By the words of the question; of a customer just named, everything is wanted. */
export function topicOf(text: string, { customer, contacts = [] }: Slots): Topic {
  const asked = words.find(([, pattern]) => pattern.test(text))?.[0]
  if (asked === 'list' && customer !== undefined) return 'history'
  return asked ?? (contacts.length > 0 ? 'people' : 'facts')
}

const words: readonly [Topic, RegExp][] = [
  ['exchanges', /情绪|异议|时效|多久(?:接|回)|接(?:了|上)没|聊得怎么样|反应/],
  [
    'owner',
    /谁.{0,3}(?:在?跟|负责|管|对接|经手|接手|碰|去过|归口)|归谁|是谁的|有(?:没有)?人.{0,4}(?:跟|对接|碰|占|报备)|谁(?:的客户|名下)|归口/,
  ],
  [
    'list',
    /(?:我|手[里上]|名下).{0,14}(?:哪些|哪几|几[个家单]|多少|列|有谁|都有|清单)|(?:哪些|哪几|几[个家单]|多少).{0,4}(?:单|客户|商机|项目)|(?:单子?|客户|商机|项目).{0,6}(?:哪些|几个|多少|列)|列(?:一下|出)|捞/,
  ],
  [
    'people',
    /决策链|联系人|关系图|组织架构|谁(?:说了算|拍板)|拍板的是|说了算|title|职[务位]|部门|靠谱|角色|来头|背景|coach|内线|哪位|管(?:技术|采购|钱|什么|哪块)/i,
  ],
  [
    'history',
    /上次|上回|最近|最后|之前|以前|聊到|谈到|聊[了过啥]|进展|到哪|哪一步|记录|历史|拜访|沟通|见过?没?|几趟|去过|提过/,
  ],
]
