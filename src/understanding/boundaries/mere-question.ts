import type { Message } from '../message.ts'

/** Beyond this many characters somebody tells a story, whatever is asked in it. */
const story = 24

/** Whether a message is one short question and nothing else: 周总算EB还是TB, 约过曾总没. A question writes nothing. */
export function isMereQuestion({ text, clauses, pending }: Message): boolean {
  return (
    pending[0] !== 'ask' &&
    clauses.length === 1 &&
    text.length <= story &&
    !/\s/.test(text.trim()) &&
    asks.test(text) &&
    !orders.test(text) &&
    !isTold.test(text)
  )
}

const asks =
  /[吗么嘛][了呢]?|呢[?？]?$|[没不][呢啊呀]?[?？]?$|谁|哪|(?:是不是|有没有|会不会|该不该|算不算)|(?<![时动])([\u4e00-\u9fff]{1,2})[没不]\1|几[号成个天月家]|多[少大久高]|来着|什么|啥|怎么|(?<!^)还是(?!没|不)|[?？]$|真的假的/

/** What is ordered politely. */
const orders =
  /能不能|可不可以|可以[吗么]|[行好成][吗么不]|[帮给替]我|提醒|记得|别忘|麻烦|叫我|喊我|约(?!过)|改[成为到]|标[成为]|[建录开立]个?(?:商机|单)/

/** 摸不透站哪边, 没啥结论: no answer is wanted. */
const isTold = /摸不|不知道|不清楚|猜不|看不|吃不准|没数|没啥|没什么|无所谓|忘了(?!吗)/
