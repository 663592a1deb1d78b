/** An element's children by tag; a tag that stands more than once holds a list. Without prototype: no tag is special. */
export type XmlRecord = { [tag: string]: XmlValue }
export type XmlValue = string | XmlRecord | (string | XmlRecord)[]

/**
 * The children of `<xml>`, or `undefined` for anything outside the plain shape of WeCom's documents: elements, text, CDATA
 * and the standard entities. Attributes, comments, instructions, text beside children, DOCTYPE and ENTITY are refused by not
 * being in the grammar, so that inside CDATA they are mere words of a person. Linear in `text`; longer than `maxLength`
 * (UTF-16 units) is refused unread.
 */
export function readXml(text: string, maxLength = 65_536): XmlRecord | undefined {
  if (text.length > maxLength || notForXml.test(text)) return undefined
  const cursor = { text: text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text, at: 0 }
  skip(cursor, declaration)
  const root = readElement(cursor, 1)
  skip(cursor, blanks)
  if (root?.tag !== 'xml' || typeof root.value === 'string' || cursor.at !== cursor.text.length) return undefined
  return root.value
}

/** The words inside a tag that stands once and holds nothing else. */
export function textAt(record: XmlRecord, tag: string): string | undefined {
  const value = record[tag]
  return typeof value === 'string' ? value : undefined
}

/** Everything under a tag, whether it stands once, often or not at all. */
export function allAt(record: XmlRecord, tag: string): (string | XmlRecord)[] {
  const value = record[tag]
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}

/** WeCom's deepest document, an approval, needs seven. */
const maxDepth = 16

/** Control characters other than tab and line ends, and the two non-characters: XML 1.0 knows none of them. */
const notForXml = /[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/u
const declaration = /(?:<\?xml version=(["'])1\.0\1(?: encoding=(["'])utf-8\2)? ?\?>)?[ \t\n]*/iy
const blanks = /[ \t\n]*/y
const openingTag = /<([A-Za-z_][\w.-]{0,63})[ \t\n]*(\/?)>/y
const notBlank = /[^ \t\n]/

interface Cursor {
  text: string
  at: number
}

interface Element {
  tag: string
  value: string | XmlRecord
}

function skip(cursor: Cursor, what: RegExp): void {
  what.lastIndex = cursor.at
  if (what.test(cursor.text)) cursor.at = what.lastIndex
}

/** The element that opens at the cursor, which is left behind its end. */
function readElement(cursor: Cursor, depth: number): Element | undefined {
  openingTag.lastIndex = cursor.at
  const [opening = '', tag = '', empty] = openingTag.exec(cursor.text) ?? []
  if (opening === '' || depth > maxDepth) return undefined
  cursor.at += opening.length
  if (empty === '/') return { tag, value: '' }

  let words = ''
  let children: XmlRecord | undefined
  while (!cursor.text.startsWith('</', cursor.at)) {
    if (cursor.text[cursor.at] !== '<' || cursor.text.startsWith('<![CDATA[', cursor.at)) {
      const more = readWords(cursor)
      if (more === undefined) return undefined
      words += more
    } else {
      const child = readElement(cursor, depth + 1)
      if (child === undefined) return undefined
      children ??= Object.create(null) as XmlRecord
      add(children, child)
    }
  }
  if (!cursor.text.startsWith(`${tag}>`, cursor.at + 2)) return undefined
  cursor.at += tag.length + 3
  if (children === undefined) return { tag, value: words }
  return notBlank.test(words) ? undefined : { tag, value: children }
}

/** A stretch of text up to the next `<`, or one CDATA section; one that never ends is none. */
function readWords(cursor: Cursor): string | undefined {
  const isCdata = cursor.text[cursor.at] === '<'
  const start = isCdata ? cursor.at + '<![CDATA['.length : cursor.at
  const end = cursor.text.indexOf(isCdata ? ']]>' : '<', start)
  if (end < 0) return undefined
  cursor.at = isCdata ? end + ']]>'.length : end
  const words = cursor.text.slice(start, end)
  return isCdata ? words : withoutEntities(words)
}

function add(children: XmlRecord, { tag, value }: Element): void {
  const before = children[tag]
  if (before === undefined) children[tag] = value
  else if (Array.isArray(before)) before.push(value)
  else children[tag] = [before, value]
}

function withoutEntities(words: string): string | undefined {
  if (words.includes(']]>')) return undefined
  if (!words.includes('&')) return words
  const [first = '', ...rest] = words.split('&')
  let plain = first
  for (const part of rest) {
    const end = part.indexOf(';')
    const character = end < 0 ? undefined : characterNamed(part.slice(0, end))
    if (character === undefined) return undefined
    plain += character + part.slice(end + 1)
  }
  return plain
}

const named = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

function characterNamed(entity: string): string | undefined {
  const [, decimal, hexadecimal] = /^#(?:(\d{1,7})|x([\dA-Fa-f]{1,6}))$/.exec(entity) ?? []
  if (decimal === undefined && hexadecimal === undefined) return named.get(entity)
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined
  const character = String.fromCodePoint(code)
  return notForXml.test(character) ? undefined : character
}
