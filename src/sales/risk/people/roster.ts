import { introductionsIn } from '../../../language/introductions.ts'
import { keptLately } from '../../../language/kept-lately.ts'
import { readPeople } from '../../../language/people.ts'
import type { BuyingRole, Stance } from '../../../language/roles.ts'
import { callingsOf, surnameOf } from '../../../language/spoken-names.ts'
import { surname } from '../../../language/surnames.ts'
import type { CaseContact, CaseEvent } from '../case.ts'
import { roleByTitle } from './role-of.ts'

/** Somebody on the customer's side, as known so far. */
export interface Known {
  name: string
  title: string
  role: BuyingRole | undefined
  stance: Stance
  /** The last time somebody of us was in contact with them. */
  lastTouch: string | null
  /** The event that tells they are gone, by its place among the events. */
  leftAt?: number
  /** The text that gave the stance, by the place of its event. */
  stanceAt?: number
}

/** A known person at a place of a text. */
export interface Place {
  person: Known
  start: number
  end: number
}

export function rosterOf(contacts: readonly CaseContact[]): Known[] {
  return contacts.map(({ name, title, dept, role, stance, lastTouch }) => ({
    name,
    title: title === '' ? dept : title,
    role: role ?? roleByTitle(title, dept),
    stance,
    lastTouch,
  }))
}

/** Where the known people stand in a text, in order; the longest wins where two would overlap. */
export function placesIn(text: string, roster: readonly Known[]): Place[] {
  const found = [...called(text, roster), ...byOffice(text, roster)].sort(
    (a, b) => a.start - b.start || b.end - b.start - (a.end - a.start),
  )
  let end = 0
  return found.filter((place) => {
    if (place.start < end) return false
    end = place.end
    return true
  })
}

/** Of two people with one surname, 刘工 is the engineer; where nothing tells them apart, the first. */
function called(text: string, roster: readonly Known[]): Place[] {
  const families = new Set(roster.map(({ name }) => surnameOf(name)))
  return [...families].flatMap((family) => {
    const members = roster.filter(({ name }) => surnameOf(name) === family)
    const places = new Map<number, Place & { fit: number }>()
    for (const person of members) {
      for (const { start, end, title, isFull } of callingsOf(text, person.name)) {
        const fit = isFull ? 3 : fitOf(title, person.title)
        const best = places.get(start)
        if (fit >= 0 && (best === undefined || fit > best.fit)) places.set(start, { person, start, end, fit })
      }
    }
    return [...places.values()]
  })
}

/** How well a form of address suits an office; below zero it must be somebody else (许院长 is not the buyer 许). */
function fitOf(said: string, office: string): number {
  if (said === '') return 0
  if (office.includes(said)) return 2
  if (said === '总' && /总|董事长|C[EFT]O|创始/i.test(office)) return 2
  if (said === '工' && /工程师|架构师|技术|总工|工艺/.test(office)) return 2
  if (/^(?:科|处|局|院|校|行|部|主任|书记)/.test(said) && office.includes(said.slice(0, 1))) return 1
  return /^(?:院长|校长|局长|行长|董事长|护士长|总工)/.test(said) ? -1 : 0
}

/** 院长, 总工 or 护士长 alone is the one contact who holds that office; 设备科长 the head of 设备科. */
function byOffice(text: string, roster: readonly Known[]): Place[] {
  return [...text.matchAll(officeAlone)].flatMap((match) => {
    const office = match[0]
    const before = text.slice(Math.max(0, match.index - 4), match.index)
    if (/[你贵][们司方单位]*的?$|前任?$|新来?的?$|我[们司]?公司$/.test(before)) return []
    const holders = roster.filter(({ title }) => title.endsWith(office) && !title.endsWith(`副${office}`))
    const [only, another] = holders.length > 0 ? holders : roster.filter(({ title }) => title.endsWith(office))
    return only !== undefined && another === undefined
      ? [{ person: only, start: match.index, end: match.index + office.length }]
      : []
  })
}

const officeAlone =
  /(?<![\u4e00-\u9fff]{0,1}副)(?:院长|校长|局长|行长|董事长|总经理|馆长|厂长|护士长|总工(?:程师)?|CEO|CFO|(?:设备|信息|采购|技术|生产|工艺|后勤|医务|教务|仓储|运营|科技)(?:科|处|部)(?:科长|处长|部长|主任|经理|长))/g

/** People an event brings in with an office that tells their part, and who are not on file. */
export function newcomersIn(event: CaseEvent, roster: readonly Known[]): Known[] {
  const { text } = event
  const introduced = introductionsIn(text).map(({ name, office }) => ({ name, title: office }))
  const mentioned = peopleIn(text).flatMap(({ name, title = '', dept = '', role, start }) =>
    name === null || role === undefined || isOurs(text, start, event) ? [] : [{ name, title: `${dept}${title}`, role }],
  )
  const named: { name: string; title: string; role: BuyingRole | undefined }[] = [
    ...introduced.map((each) => ({ ...each, role: roleByTitle(each.title, '') })),
    ...mentioned,
  ]
  const known = placesIn(text, roster)
  const unnamed = decider.exec(text)?.groups?.['name']
  if (unnamed !== undefined && !known.some((place) => text.slice(place.start, place.end).includes(unnamed))) {
    named.push({ name: unnamed, title: '', role: 'EB' })
  }
  return named
    .filter(
      ({ name, role }) =>
        role !== undefined && !known.some((place) => text.slice(place.start, place.end).includes(name)),
    )
    .filter(({ name }, at, all) => all.findIndex((other) => surnameOf(other.name) === surnameOf(name)) === at)
    .filter(({ name }) => !roster.some((person) => person.name === name || shortFor(person, name)))
    .map(({ name, title, role }) => ({ name, title, role, stance: 'unknown', lastTouch: null }))
}

const peopleIn = keptLately(readPeople)

/** 拍板的是她老公郑恒: whoever decides is known by that, whatever their office. */
const decider = new RegExp(
  `(?:拍板|落笔|画押|签字|说了算|做主|定夺|签批|审批)(?:的|人|的人|权|大权)?(?:其实|应该|还|都)?(?:就)?(?:是|在|归|握在)[^，。]{0,8}?(?<name>${surname}[\\u4e00-\\u9fff]{1,2})(?=$|[，。；,;！!那手这])`,
)

function shortFor(person: Known, said: string): boolean {
  return surnameOf(person.name) === surnameOf(said) && said.length > 1 && fitOf(said.slice(1), person.title) >= 0
}

/** 马总在吗 to our rep 马跃, and 你们李总, are our own; 蓝擎的王经理 is a rival's. */
function isOurs(text: string, start: number, { from }: CaseEvent): boolean {
  const [before, after] = [text.slice(Math.max(0, start - 6), start), text.slice(start + 2, start + 6)]
  if (from === 'customer' && (start < 3 || /^(?:[～~，,、：:]|在吗|您|你|好)/.test(after))) return true
  return /(?:你们|贵司|您们|我们公司|我司|[\u4e00-\u9fff]{2}(?:公司|那边)的?)的?$/.test(before)
}
