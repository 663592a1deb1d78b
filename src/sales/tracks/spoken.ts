import { screen } from '../compliance.ts'
import { blankNames, everFilled } from './filling.ts'

/** What everybody says and nobody means. */
const emptyPhrases =
  /赋能|抓手|闭环|一站式|全方位|全流程解决|行业领先|业内领先|强强联合|双赢|共赢|深耕|生态圈|颗粒度|保驾护航|降本增效|提质增效|高性价比|物美价廉|质优价廉|优质服务|贴心服务|专业团队|实力雄厚|您放心|请放心|尽管放心|绝对没问题|交个朋友|助力|携手|量身定制|重磅|痛点|打造|全面提升|无缝/g

/** As much as somebody says in one go, and in one breath, in characters. */
const longest = 150
const longestSentence = 75

/** What keeps words from being said aloud to a customer, one sentence each. */
export function unspeakable(words: string): string[] {
  const long = words.split(/[。！？；]/).find((sentence) => [...sentence].length > longestSentence)
  return [
    ...[...new Set(words.match(emptyPhrases))].map((phrase) => `“${phrase}”是空话，换成看得见的事`),
    ...([...words].length > longest ? [`太长，说不完：最多 ${longest} 个字，现在 ${[...words].length} 个`] : []),
    ...(long === undefined ? [] : [`这一句一口气说不完（超过 ${longestSentence} 个字）：“${long.slice(0, 16)}…”`]),
    ...screen(words.replaceAll(/[[\]]/g, '')).map(({ quote, why }) => `“${quote}”不能说：${why}`),
  ]
}

/** What is no words at all: marks of a web page, and what a spreadsheet would take for a formula. */
export function noWords(text: string): string[] {
  const [tag] = /<[a-z!/?][^<>]*>?/i.exec(text) ?? []
  const formula = /^\s*[=＝@＠](?=.)|^\s*[+-](?=[a-z=@(])/im.exec(text)
  return [
    ...(tag === undefined ? [] : [`“${tag.slice(0, 16)}”是网页标记，不是话，请删掉`]),
    ...(formula === null ? [] : ['开头像公式（=、@ 之类），请写成话']),
  ]
}

/** What is wrong with the blanks of words: names nobody fills, and blanks without which the sentence falls. */
export function wrongBlanks(words: string): string[] {
  const outside = words.replaceAll(/\[[^[\]]*\]/g, '')
  const unknown = namesIn(words).filter((name) => !blankNames.includes(name))
  const bare = namesIn(outside).filter((name) => blankNames.includes(name) && !everFilled.includes(name))
  return [
    ...unknown.map((name) => `没有“{${name}}”这个空格，可以用：${blankNames.join('、')}`),
    ...bare.map((name) => `“{${name}}”不一定知道，连同离了它说不通的半句放进方括号：[…{${name}}…]`),
    ...(/[{}[\]]/.test(outside.replaceAll(/\{[^{}]*\}/g, '')) ? ['括号没有配成对'] : []),
    ...(words.includes('{称呼}您') ? ['“{称呼}”后面不要再跟“您”：没名字时它自己就是“您”'] : []),
  ]
}

function namesIn(words: string): string[] {
  return [...new Set([...words.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name))]
}
