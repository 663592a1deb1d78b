import { phrases } from '../phrases.ts'
import type { Signal } from './signal.ts'
import { suppose } from './words.ts'

/** A change is supposed, to see what it does. */
export const whatif: Signal = {
  intent: 'sandbox.whatif',
  phrases: phrases`
    ${suppose} ≠ 提醒|如果方便|如果可以的话请|是不是要是
    若|倘|设想|推演一下|模拟一下|试算 …14 呢|多少|影响|怎样|会 ≠ 若干
    换成|改成|降到|砍到|提到|涨到|拉到|延到|拖到|放到|加到 …12 呢$|会怎样|会怎么样|有啥影响|影响大|赢率|胜率
    突然|一旦|哪天|翻倍|翻番|提前|推迟|降价|砍|加到|延长|缩短|涨|换掉|减半|打折|多给|少给 …16 会怎样|会怎么样|会咋样|能加|能涨|能提|能掉|还有戏|还有机会|有啥影响|影响大|赢面|赢率|胜率|几分|怎么变|呢$ ≠ 了，|昨天
    会怎样|会怎么样|会咋样|后果 ≠ 上次|之前
    what\s*if|suppose|假使|就算|哪怕
  `,
}
