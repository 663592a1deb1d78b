import { readMoments } from '../../language/dates.ts'
import type { ToldTime } from '../../sales/told-time.ts'
import type { Slots, Understood } from '../../understanding/understood.ts'
import { soonIn } from '../hearing/soon.ts'
import { toldIn } from '../hearing/told-times.ts'

/** One thing to do as a message tells it. */
export interface HeardTask {
  text: string
  due?: ToldTime
  customer?: string
}

/** Everything to do that a message tells of: one thing, or one for each of its records. */
export function tasksIn(text: string, meaning: Understood, now: Date): HeardTask[] {
  const records = (meaning.slots.records ?? []).filter(({ task }) => task !== undefined)
  if (records.length > 0) return records.map((record) => heardTask(record, '', timeIn(record, meaning)))
  const due = soonIn(text, now) ?? timeIn(meaning.slots, meaning)
  return [heardTask(meaning.slots, withoutTime(text, now), due)]
}

/** The list is asked for when nothing is left of the words but what it is called. */
export function asksForList(text: string, { slots }: Understood): boolean {
  return slots.task === undefined && /待办|提醒|任务/.test(text) && bare.test(text)
}

const bare =
  /^(?:@\S+\s*)?(?:给我|帮我)?(?:看看|看下|看一下|查查|查一下|查下|列一下|列出|打开|翻一下)?(?:我的|我|现在|今天|还有|目前|有)*(?:哪些|什么|啥|几个|几条)?(?:没做的|没办的|没完成的)?(?:待办|提醒|任务)(?:事项|列表|清单)?(?:有哪些|有什么|还有啥|有啥|还有哪些|呢|吗)?[？?。!！]?$/

/** The words without the time they begin with. */
function withoutTime(text: string, now: Date): string {
  const [first] = readMoments(text, now, 'future')
  return first?.start === 0 ? text.slice(first.end).trim() : text
}

/** A time in the message, whatever it was taken to be a time of. */
function timeIn(slots: Slots, { intents }: Pick<Understood, 'intents'>): ToldTime | undefined {
  const { task, next, deadline, revisit, close_date } = slots
  // With a visit in the same breath the plain time is the visit's.
  const main = intents.includes('visit.log') ? undefined : toldIn(slots)
  return toldIn(task) ?? plain(deadline) ?? plain(revisit) ?? toldIn(next) ?? plain(close_date) ?? main
}

function heardTask({ task, customer }: Slots, words: string, due: ToldTime | undefined): HeardTask {
  return {
    text: whatToDo(words, task?.action),
    ...(due === undefined ? {} : { due }),
    ...(typeof customer === 'string' ? { customer } : {}),
  }
}

function plain(value: string | undefined): ToldTime | undefined {
  return value === undefined ? undefined : { value }
}

const longestText = 40

/** What is to be done: the action that was understood, to the end of its clause, without the words that ask for a reminder. */
function whatToDo(words: string, action: string | undefined): string {
  const at = action === undefined ? -1 : words.indexOf(action)
  const whole = at < 0 ? (action ?? words) : (/^[^,，。;；!！?？\n]*/.exec(words.slice(at))?.[0] ?? '')
  const said = withoutAsking(whole)
  const asked = at < 0 ? undefined : toBeReminded.exec(words.slice(at + whole.length))?.groups?.['what']
  if (asked !== undefined && said.length > 1) return `${asked}（${said}）`.slice(0, longestText)
  return (said.length < 2 ? withoutAsking(words) || words.trim() : said).slice(0, longestText)
}

/** 周四三点再见李总，提醒我带合同: what to be reminded of is told after when. */
const toBeReminded =
  /^[,，。;；\s]*(?:到时候|记得)?(?:提醒|叫)(?:一下)?我(?:一下)?(?<what>(?!提前|[\d一二两三四五六七八九十半]+(?:分|小时|个?钟))[^,，。;；！!？?\n]{2,20})/

const call = '(?:提醒|叫|喊|戳|闹|通知)'

function withoutAsking(words: string): string {
  return words
    .trim()
    .replace(/^[之以]?前[，,\s]*(?![台期面往])/, '')
    .replace(/^(?:待办[+＋]?[1一]?[:：]?|加个?待办[:：]?|记得|别忘了?|帮我记(?:一下|个)?|remind\s*(?:我|me)?)\s*/i, '')
    .replace(/^[^,，。]{0,8}(?:分钟?|小时|钟头|刻钟)(?:之|以)?后/, '')
    .replace(new RegExp(`^(?:之?前|后|时)?(?:${call}(?:一下|下)?我?(?:一下|一声|下)?|我得|要)\\s*`), '')
    .replace(new RegExp(`[,，\\s]*(?:到时候|你)*(?:提前)?(?:记得)?${call}(?:一下|下)?我?(?:一下|一声|下)?$`), '')
    .replace(/[,，\s]*(?:帮我)?(?:挂|设|记|建|加)个?(?:todo|待办|提醒)$/i, '')
    .replace(/[。!！,，;；\s]+$/, '')
    .trim()
}
