import { phrases } from '../../language/phrases.ts'
import type { Signal } from './signal.ts'
import { effect, remind, suppose } from './words.ts'

/** A supposition that is somebody else's words or worry, or hangs on a reminder. */
const notAsked = `怕|担心|风险|提醒|${remind}|顾虑|讲|强调|意思|(?<!如果)说|如果方便|如果可以的话请|答应|问|不是要是`
const change =
  '砍到|砍掉|砍|降到|降价|降|提到|涨到|涨|拉到|延到|拖到|放到|加到|换成|改成|变成|翻倍|翻番|提前|推迟|延后|延长|缩短|压缩|换掉|减半|腰斩|打折|多给|少给|退出|离职|调走|不干了|进来'

/** A change is supposed, to see what it does. */
export const whatif: Signal = {
  intent: 'sandbox.whatif',
  phrases: phrases`
    ^ [那|那么|你说|你看|对了|哎|话说|我问下|问下|比如|比如说|也就是说] ${suppose}|就算|哪怕|比方说|比如说 ≠ ${notAsked}|黄|丢|完了|输了
    ${suppose} …60 ${effect} ≠ ${notAsked}|上次|试试
    若|倘|设想|推演一下|推演下|模拟一下|模拟下|试算|测算一下|假想 …20 呢|多少|影响|怎样|会|赢|分 ≠ 若干|陪我|对练
    (?:${change})(?!了) …12 呢$|会怎样|会怎么样|会咋样|有啥影响|什么影响|影响大|影响多|赢率|胜率|咋算|怎么算|算多少|能到几|几成 ≠ 了[,，]|昨天|为啥|为什么|怎么就|了$
    突然|一旦|哪天|真要是|万一 …16 会怎样|会怎么样|会咋样|能加|能涨|能提|能掉|还有戏|还有机会|有啥影响|影响大|赢面|赢率|胜率|几分|怎么变|怎么办|咋办|呢$ ≠ ${notAsked}|了，|昨天
    ${change} …10 比如|比方|假设
    比如|比方|假设 …4 ${change}
    会怎样|会怎么样|会咋样|后果 ≠ 上次|之前|点了|按了|点一下|按钮|卡片|他问|客户问
    ^ …14 的话(?!术|靠|能信|可信|算数) …10 ${effect} ≠ ${notAsked}
    what\s*if|suppose|假使
  `,
}
