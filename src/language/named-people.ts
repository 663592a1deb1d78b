import { allMatches } from './all-matches.ts'
import { departmentAfter, departmentBefore } from './departments.ts'
import { givenNameChars } from './given-names.ts'
import type { Mention } from './mention.ts'
import { isAmbiguousSurname, plainSurname, surname } from './surnames.ts'
import { title } from './titles.ts'

/** People with a name: 张主任, 采购王经理, 老周, 张建国说. A department right before the name is part of the mention. */
export function namedPeople(text: string): Mention[] {
  return [...titledNames(text), ...nicknames(text), ...fullNames(text), ...latinNames(text)]
}

const titledName = new RegExp(
  `(?<surname>${surname})(?<given>[${givenNameChars}]{1,2})?(?<title>${title})|(?<![A-Za-z])[A-Z][a-z]{1,11}(?<latin>总|工|经理|老师|哥|姐)`,
  'g',
)

/** As addressed: 张主任, 欧阳总, Tony总; but 张建国主任 is called 张建国. */
function titledNames(text: string): Mention[] {
  return matchesWhere(titledName, text, (match) => beginsWithSurname(text, match)).map((match) => {
    const { surname, given, title, latin = '' } = match.groups ?? {}
    const name = given === undefined ? match[0] : `${surname}${given}`
    return mention(text, match.index, match.index + match[0].length, name, title ?? latin)
  })
}

/** A refused match may hide another one a character later: 工程李经理. */
function matchesWhere(pattern: RegExp, text: string, accept: (match: RegExpExecArray) => boolean): RegExpExecArray[] {
  const matches: RegExpExecArray[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    if (accept(match)) matches.push(match)
    else pattern.lastIndex = match.index + 1
  }
  return matches
}

/** An ambiguous surname counts only after something that ends a word: 见了程经理, 技术部程经理, but not 工程经理. */
function beginsWithSurname(text: string, match: RegExpExecArray): boolean {
  const { surname, title } = match.groups ?? {}
  if (surname === undefined) return true
  if (surname === '向' && /^(?:汇报|请示|报告|申请)/.test(text.slice(match.index + match[0].length))) return false
  if (surname + title === '施工') return false
  const before = text.slice(Math.max(0, match.index - 16), match.index)
  if (isAmbiguousSurname(surname) && /^[局院处科]$/.test(title ?? '')) return false
  if (!isAmbiguousSurname(surname)) return surname !== '谢' || !/[谢多感]$/.test(before)
  return (wordEnd.test(before) && !wordAcross.test(before + surname)) || departmentBefore(before) !== undefined
}

const wordEnd =
  /(?:^|[^\p{L}\p{N}]|[跟和与给找见约是的被让叫请向问陪到去由把了说听过那这他她们从及或但而就也还又再位边])$/u
const wordAcross = /(?:[还没只]有|[那这旁两]边|对方|有关|[在就到]任|过程)$/

const nickname = new RegExp(
  `(?<![大多缩较最])[老小]${plainSurname}(?=$|[\\s，。,.;；！!？?、：:）)说讲问是的那这跟和给让要会想能在也都还没不今昨明靠算倒同支反认觉带发打来去就已负管透帮介答拍回对约把被有一喜催看提告通抱聊走升接跑做调换算卡表该写出])`,
  'g',
)
const ambiguousNickname = new RegExp(
  `(?<=^|[\\s，。,;；、跟和找给见约的问])[老小](?![单项时路区程包应平成全国台家门店班步计车本])${surname}(?=$|[\\s，。,;；、？?]|[说讲问跟靠算走升接]|那边|是我|透|帮我|告诉)`,
  'g',
)

function nicknames(text: string): Mention[] {
  return [...allMatches(text, nickname), ...allMatches(text, ambiguousNickname)].map((match) =>
    mention(text, match.index, match.index + match[0].length, match[0], ''),
  )
}

const fullName = new RegExp(
  `(?<=^|[\\s，。,;；、：:（(跟和与给找见约是叫了])${plainSurname}[${givenNameChars}]{2}(?=$|[\\s，。,.;；！!？?、：:）)说讲是的跟和在要想也都就还没不让觉认反支拍签负那这今昨明点卡同])|` +
    `(?<=联系人|对接人|负责人|经理|主任|[科处部院校局厂]长|总监|采购|叫)[是:：]?\\s?(?<after>${surname}[${givenNameChars}]{1,2})(?=$|[\\s，。,.;；！!？?、）)说讲是的跟和在要想也都就还没不])`,
  'g',
)

/** 张建国说, 联系人刘敏: without a title a name must stand where names do. */
function fullNames(text: string): Mention[] {
  return allMatches(text, fullName).map((match) => {
    const name = match.groups?.['after'] ?? match[0]
    const end = match.index + match[0].length
    return mention(text, end - name.length, end, name, '')
  })
}

const latinName = /(?<![A-Za-z])[A-Z][a-z]{2,11}(?:\s[A-Z][a-z]{1,11})?(?![A-Za-z])/g

/** IT的Kevin, 厂长Peter Wong, Linda只是个助理: known as a person where introduced, and wherever named again. */
function latinNames(text: string): Mention[] {
  const words = allMatches(text, latinName)
  const introduced = new Set(words.filter((word) => isIntroduced(text, word)).map(([name]) => name))
  return words
    .filter(([name]) => introduced.has(name))
    .map(({ index, 0: name }) => mention(text, index, index + name.length, name, ''))
}

function isIntroduced(text: string, { index, 0: name }: RegExpExecArray): boolean {
  const before = text.slice(Math.max(0, index - 12), index).trimEnd()
  const after = text.slice(index + name.length, index + name.length + 12)
  return (
    /(?:[一有]个|名)叫$|[厂总董][长理监]$|经理$|主管$|主任$|联系人$|对接人$/.test(before) ||
    (before.endsWith('的') && departmentBefore(before) !== undefined) ||
    (/(?:^|[，。,])$/.test(before) && /^只?是个?[^，。]{0,4}(?:助理|经理|总监|负责人|工程师|主管)/.test(after))
  )
}

const inCharge = /分管(?:[\u4e00-\u9fff]{0,4}的)?$/

/** Somebody whose name stands at a known place: 麴主任, 老周, 张建国. */
export function mentionNamed(text: string, start: number, end: number): Mention {
  const name = text.slice(start, end)
  return mention(
    text,
    start,
    end,
    name,
    titleAtEnd.exec(name.slice(1))?.[0] ?? titleAtStart.exec(text.slice(end))?.[0] ?? '',
  )
}

const titleAtEnd = new RegExp(`${title}$`)
const titleAtStart = new RegExp(`^${title}`)

/** The department or the charge said right before the name belongs to it. */
function mention(text: string, start: number, end: number, name: string, title: string): Mention {
  const from = Math.max(0, start - 16)
  const before = text.slice(from, start)
  const department = departmentBefore(before)
  const dept = department?.text ?? departmentAfter(text.slice(end, end + 14))
  const shown = inCharge.test(before) ? '分管领导' : title.length > 1 ? title : undefined
  return {
    start: department === undefined ? start : from + department.start,
    end,
    name,
    ...(title !== '' && { address: title }),
    ...(shown !== undefined && { title: shown }),
    ...(dept !== undefined && { dept }),
  }
}
