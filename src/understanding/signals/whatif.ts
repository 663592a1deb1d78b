import { phrases } from '../phrases.ts'
import type { Signal } from './signal.ts'
import { suppose } from './words.ts'

/** A change is supposed, to see what it does. */
export const whatif: Signal = {
  intent: 'sandbox.whatif',
  phrases: phrases`
    ${suppose} ≠ 提醒|如果方便|如果可以的话请|是不是要是
    若|倘|设想|推演一下|模拟一下|算算|试算 …14 呢|多少|影响|怎样|会 ≠ 若干
    换成|改成|降到|砍到|提到|涨到|拉到|延到|拖到|放到|加到 …12 呢$|会怎样|会怎么样|有啥影响|影响大|赢率|胜率
    what\s*if|suppose|假使|就算|哪怕
  `,
}
