import { Refusal } from '../../people/refusal.ts'

/** A component of a calendar file, `VEVENT` say, with its properties and the components inside it. */
export interface Component {
  name: string
  lines: Line[]
  parts: Component[]
}

/** A property: `DTSTART;TZID=Asia/Shanghai:20261125T140000`. Names are in capitals, values as they stand. */
export interface Line {
  name: string
  params: Readonly<Record<string, string>>
  value: string
}

/** Of five megabytes, at the usual length, twice as many as there can be. */
const mostLines = 300_000
/** Deeper nothing of iCalendar lies. */
const deepest = 4

/** The calendars of a file. https://www.rfc-editor.org/rfc/rfc5545#section-3.1 */
export function readCalendars(text: string): Component[] {
  const root: Component = { name: '', lines: [], parts: [] }
  const open = [root]
  const unfolded = text.replace(/^\uFEFF/, '').replace(/\r?\n[ \t]/g, '')
  const lines = unfolded.split(/\r?\n/, mostLines + 1)
  if (lines.length > mostLines) throw new Refusal(`这个日历太大，超过 ${mostLines} 行。`)
  for (const line of lines) {
    const read = readLine(line)
    const inside = open.at(-1)
    if (read === undefined || inside === undefined) continue
    if (read.name === 'BEGIN') {
      const part: Component = { name: read.value.toUpperCase(), lines: [], parts: [] }
      inside.parts.push(part)
      open.push(part)
      if (open.length > deepest + 1) throw new Refusal('这个日历文件的结构不对。')
    } else if (read.name === 'END') {
      if (open.length > 1) open.pop()
    } else inside.lines.push(read)
  }
  const calendars = root.parts.filter(({ name }) => name === 'VCALENDAR')
  if (calendars.length === 0) throw new Refusal('这个地址给的不是日历（要 iCalendar 格式，以 BEGIN:VCALENDAR 开头）。')
  return calendars
}

/** The first property of a name. */
export function lineOf({ lines }: Component, name: string): Line | undefined {
  return lines.find((line) => line.name === name)
}

/** More of a text nobody reads in a list of meetings. */
const longestText = 2000

/** A text as people read it, its beginning. https://www.rfc-editor.org/rfc/rfc5545#section-3.3.11 */
export function textOf(component: Component, name: string): string {
  const value = lineOf(component, name)?.value ?? ''
  return value
    .slice(0, longestText)
    .replace(/\\([\\;,nN])/g, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign))
}

/** A colon or semicolon between quotation marks belongs to the parameter. */
function readLine(line: string): Line | undefined {
  const colon = outsideQuotes(line, ':')[0]
  if (colon === undefined) return undefined
  const head = line.slice(0, colon)
  const cuts = [-1, ...outsideQuotes(head, ';'), head.length]
  const [name = '', ...params] = cuts.slice(1).map((cut, index) => head.slice((cuts[index] ?? -1) + 1, cut))
  const pairs = params.map((param) => {
    const equals = param.indexOf('=')
    return [param.slice(0, equals).toUpperCase(), param.slice(equals + 1).replace(/^"|"$/g, '')] as const
  })
  return { name: name.toUpperCase(), params: Object.fromEntries(pairs), value: line.slice(colon + 1) }
}

function outsideQuotes(text: string, sign: string): number[] {
  const found: number[] = []
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted
    else if (!quoted && text[at] === sign) found.push(at)
  }
  return found
}
