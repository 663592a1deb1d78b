import { plainName } from '../../sales/who/plain-name.ts'
import { holdsCommonWord } from '../../understanding/names/common-words.ts'
import { places } from '../../understanding/names/places.ts'
import { organisationTails } from '../../understanding/names/suffixes.ts'

/**
 * What a customer is called by those who know them: 苏州锂科新能源有限公司 is 苏州锂科新能源, 苏州锂科, 锂科新能源 and 锂科. Only what
 * cannot be taken for an ordinary word or a number. 泰州市第二人民医院 is 二院, 市二院 and 泰州二院 as well, 望屿妇幼保健院 is 望屿妇幼.
 */
export function shortNamesOf(name: string): string[] {
  const plain = plainName(name)
  const place = placeBefore(plain)
  const rest = plain.slice(place.length)
  const core = withoutTails(rest)
  const short = [rest, place + core, core].filter((name) => name === plain || isTelling(name))
  return [...new Set([plain, ...short, ...byKind(rest), ...byNumber(place, rest)])]
}

/** Hospitals go by their kind without the word for what they all are, where more than the kind is left. */
function byKind(rest: string): string[] {
  const [, name, kind] = ofKind.exec(rest) ?? []
  return name !== undefined && kind !== undefined && isTelling(name) ? [name + kind] : []
}

const ofKind = /^(.{2,})(妇幼|中心|口腔|眼科|儿童|肿瘤)(?:保健院|医院)$/

/** Numbered hospitals and schools go by their number, with the name of their town or of theirs. */
function byNumber(place: string, rest: string): string[] {
  const [, name = '', number, kind = ''] = numbered.exec(rest) ?? []
  if (number === undefined) return []
  const [short, town] = [number + kind.at(kind.startsWith('医') ? -1 : 0), place.replace(/[省市区县]$/, '')]
  const named = name === '' ? [] : [name + short]
  return town === '' ? [short, ...named] : [short, ...named, `市${short}`, `${town}${short}`, `${town}市${short}`]
}

const numbered = /^(.{2,4}?)?第?([一二三四五六七八九十]{1,3})(?:人民|附属|中心|临床|高级)?(医院|院|中学|中)$/

function placeBefore(plain: string): string {
  const place = places.find((candidate) => plain.startsWith(candidate)) ?? ''
  return /^[省市区县]/.test(plain.slice(place.length)) ? plain.slice(0, place.length + 1) : place
}

/** 宏达精密机械 is 宏达, 青岫检验所 is 青岫: as long as two characters of a name are left. */
function withoutTails(name: string): string {
  const plain = name.replace(/(?<=检验|检测|监测|鉴定)[所站室]$/, '')
  const tail = organisationTails.find((candidate) => plain.endsWith(candidate) && plain.length >= candidate.length + 2)
  return tail === undefined ? plain : withoutTails(plain.slice(0, -tail.length))
}

function isTelling(short: string): boolean {
  if (short.length < 2 || /[第\d一二三四五六七八九十]/.test(short)) return false
  return !holdsCommonWord(short) && !places.includes(short) && !organisationTails.includes(short)
}
