import { readMoments } from '../../language/dates.ts'
import type { Appointment, Calendar } from '../../sales/calendar.ts'
import { daysOf, type ToldTime } from '../../sales/told-time.ts'
import type { Slots, Understood } from '../../understanding/understood.ts'
import { toldBy, toldIn } from '../hearing/told-times.ts'

/** What a message agrees on with people of a customer; the time may still be missing. */
export interface Agreed {
  title: string
  when?: ToldTime
  customer?: string
  dealId?: string
  with: readonly string[]
  /** What is to be gone through, a line each. */
  agenda?: string
  /** Colleagues who are asked to come, and those who could be. */
  invited?: readonly { id: string; name: string }[]
  candidates?: readonly Candidate[]
  /** Its visit, told in the same breath, tells the deal of the next step already. */
  besideVisit?: true
  /** The time it was taken for by mistake. */
  instead?: ToldTime
  /** The appointment that this moves or cancels, and when that was to be. */
  of?: { id: string; was: ToldTime; cancels?: true }
}

/** A colleague who could be asked to come, by what they do. */
export interface Candidate {
  id: string
  name: string
  team: string
}

/** Every appointment a message agrees on: one, or one for each of its records that has a next step. */
export function agreedIn(text: string, { slots, intents }: Understood, now: Date): Agreed[] {
  const besideVisit = intents.includes('visit.log')
  const records = (slots.records ?? []).filter(({ next }) => next !== undefined)
  const all = records.length > 0 ? records : [slots]
  return all.map((each) => {
    const when = timeOf(each, besideVisit)
    const { customer } = each
    const names = (each.contacts ?? []).flatMap(({ name, dept }) => name ?? dept ?? [])
    return {
      title: titleOf(each, names, text, now),
      ...(when === undefined ? {} : { when }),
      ...(typeof customer === 'string' ? { customer } : {}),
      with: names,
      ...(besideVisit ? { besideVisit } : {}),
    }
  })
}

/** A plain time is the appointment's own, unless a visit was told of with it. */
function timeOf(slots: Slots, besideVisit: boolean): ToldTime | undefined {
  const { next, revisit, close_date } = slots
  const other = revisit ?? close_date
  const plain = other === undefined ? undefined : { value: other }
  return toldIn(next) ?? (besideVisit ? plain : (toldIn(slots) ?? plain))
}

const longestTitle = 20

function titleOf({ next, customer }: Slots, names: readonly string[], text: string, now: Date): string {
  const action = next?.action?.replace(/^(?:再|去|和|跟)+/, '')
  if (action !== undefined && action.length > 1) return action.slice(0, longestTitle)
  const doing = names.length === 0 ? undefined : doingAfter(withoutTimes(text, now), names.at(-1) ?? '')
  if (doing !== undefined) return `和${names.join('、')}${doing}`.slice(0, longestTitle)
  if (names.length > 0) return `见${names.join('、')}`
  if (typeof customer === 'string') return `去${customer}`
  const told = withoutTimes(text, now).replace(ordering, '').trim()
  return told.length > 1 ? text.trim().slice(0, longestTitle) : '见客户'
}

/** 帮我约一下 says nothing of what for. */
const ordering = /^(?:帮我|给我|麻烦|请)*(?:约|安排|订)(?:一下|个|一个)*(?:时间|会)?/

/** 约了方总喝茶: what is done together, right after whom with. */
function doingAfter(text: string, name: string): string | undefined {
  const at = text.indexOf(name)
  return at < 0 ? undefined : doing.exec(text.slice(at + name.length))?.groups?.['what']
}

function withoutTimes(text: string, now: Date): string {
  return readMoments(text, now, 'future').reduceRight(
    (rest, { start, end }) => rest.slice(0, start) + rest.slice(end),
    text,
  )
}

const doing =
  /^(?:一起|当面|再)?(?<what>(?:看|谈|聊|喝|吃|签|过|对|讲|演示|参观|试用|验收|培训|开会|调研|踏勘|汇报|交流|考察|碰)[\p{Script=Han}A-Za-z]{0,8})/u

/** What is done to an appointment that stands already; `undefined` when a new one is made. */
export function changeIn(text: string): 'move' | 'cancel' | undefined {
  if (/改(?:到|成|为|期|时间)|挪|推[迟后到]|延[期后]|提前到|换到|顺延|调到|往[后前][推挪]/.test(text)) return 'move'
  return /取消|不[去约]了|别约了|不用约|推掉/.test(text) ? 'cancel' : undefined
}

/** Standing appointments of ours, or of calendars elsewhere, that the words fit: by customer, by whom, by the day they were on; all of them when nothing tells. */
export async function meantBy(
  calendar: Calendar,
  person: Parameters<Calendar['between']>[0],
  text: string,
  { customer, dealId, with: names, when }: Agreed,
  now: Date,
  today: string,
  isOutside = false,
): Promise<Appointment[]> {
  const all = await calendar.between(person, today, farthest)
  const standing = all.filter(({ ownerId, outside }) => ownerId === person.id && (outside !== undefined) === isOutside)
  const [mentioned] = readMoments(text, now, 'future').map(toldBy)
  const day = mentioned === undefined || mentioned.value === when?.value ? undefined : daysOf(mentioned).first
  const tests: ((one: Appointment) => boolean)[] = [
    ...(customer === undefined && dealId === undefined
      ? []
      : [(one: Appointment) => (dealId !== undefined && one.dealId === dealId) || one.customer === customer]),
    ...(names.length === 0 ? [] : [(one: Appointment) => names.some((name) => one.with.includes(name))]),
    ...(day === undefined ? [] : [(one: Appointment) => daysOf(one.when).first === day]),
  ]
  return standing.filter((one) => tests.every((fits) => fits(one)))
}

const farthest = '9999-12-31'
