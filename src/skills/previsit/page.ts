import { objectionNames } from '../../language/objections.ts'
import type { Appointment } from '../../sales/calendar.ts'
import type { Facts } from '../../sales/facts.ts'
import { type Library, pathOf } from '../../sales/library/library.ts'
import { textOf } from '../../sales/paths/exit.ts'
import { lastWordOf, sayLastWord } from '../../sales/promise.ts'
import { decidersOf, holdersOf, present, sayContact } from '../../sales/sandbox/contacts.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import { points, sayStep, whoOf } from '../../sales/sandbox/describe.ts'
import { offersFor } from '../../sales/sandbox/offers.ts'
import { logit } from '../../sales/sandbox/probability.ts'
import { withBasis } from '../../sales/sandbox/with-basis.ts'
import { sayDay } from '../../sales/say-day.ts'
import type { Task } from '../../sales/task.ts'
import { sayTold } from '../../sales/told-time.ts'
import type { Visit } from '../../sales/visit.ts'

/** Everything on record about one customer before they are seen. */
export interface Known {
  decision: Decision
  /** The newest first. */
  visits: readonly Visit[]
  tasks: readonly Task[]
  appointments: readonly Appointment[]
  library: Library
  today: string
}

/** A heading and its lines, in the order in which one reads before going in. */
export interface Section {
  heading: string
  lines: readonly string[]
}

const questionsAsked = 3
const leversShown = 2
const objectionsShown = 2

/** One page on one customer: what was promised, who is not met, what they will say, what to ask, what would move it, what nobody knows. */
export function pageOf(known: Known): Section[] {
  return [
    { heading: '上次', lines: lastTime(known) },
    { heading: '还没做的', lines: open(known) },
    { heading: '认识的人', lines: people(known.decision) },
    { heading: '还没见到', lines: unmet(known) },
    { heading: '多半会提', lines: objections(known) },
    { heading: '先问三句', lines: questions(known) },
    { heading: '往上走', lines: levers(known.decision) },
    { heading: '记录里没有', lines: unknown(known) },
  ].filter(({ lines }) => lines.length > 0)
}

/** The page as text that can be copied; its card has the probability. */
export function pageText(title: string, sections: readonly Section[]): string {
  return [
    title,
    ...sections.flatMap(({ heading, lines }) => [`【${heading}】`, ...lines.map((line) => `· ${line}`)]),
  ].join('\n')
}

export function titleOf({ decision }: Pick<Known, 'decision'>, when: string | undefined): string {
  return `${when === undefined ? '' : `${when} `}拜访${whoOf(decision.facts)}：一页纸`
}

function lastTime({ visits, decision, today }: Known): string[] {
  const last = lastWordOf(visits)
  if (last !== undefined) return [sayLastWord(last, today)]
  const { nextStep } = decision.facts
  return nextStep === undefined
    ? ['没有拜访记录']
    : [`${sayDay(nextStep.on, today)}定的下一步：${sayStep(nextStep.value)}`]
}

function open({ tasks, appointments, today }: Known): string[] {
  return [
    ...appointments.map(({ when, title }) => `约好：${sayTold(when, today)} ${title}`),
    ...tasks.map(({ text, due }) => `待办：${text}${due === undefined ? '' : `（${sayTold(due, today)}）`}`),
  ].slice(0, 4)
}

function people({ facts }: Decision): string[] {
  const known = present(facts).flatMap((one) => (one.touched?.value === false ? [] : [sayContact(one)]))
  return known.length === 0 ? [] : [known.join('、')]
}

/** People we were told were not met, and whoever decides in this trade when nobody of them was. */
function unmet({ decision: { facts, pathId }, library }: Known): string[] {
  const told = present(facts).flatMap((one) => (one.touched?.value === false ? [sayContact(one)] : []))
  const met = holdersOf(facts, 'EB').some(({ touched, stance }) => touched?.value === true || stance !== undefined)
  const isTold = present(facts).some(({ role, touched }) => role?.value === 'EB' && touched?.value === false)
  if (met || isTold) return told
  const deciders = decidersOf(facts, pathOf(library, pathId))
  return [...told, `${deciders.slice(0, 2).join('或')}（拍板的人，没有接触记录）`]
}

/** What was raised comes again; each with words from the library that fit it. */
function objections({ decision: { facts, estimate }, library: { tracks } }: Known): string[] {
  if (facts.objections.length === 0) return ['没有记过异议']
  return facts.objections.slice(0, objectionsShown).map((objection) => {
    const [offer] = offersFor({ ...facts, objections: [objection] }, logit(estimate.value), tracks)
    const name = `${objectionNames[objection.value]}（提过）`
    return offer === undefined ? name : `${name}：${withBasis(offer, 'opening')}`
  })
}

/** What would help most to know, then what must be true before the stage is left. */
function questions({ decision: { questions: asked, facts, pathId }, library }: Known): string[] {
  const stage = pathOf(library, pathId).stages.find((each) => each.stage === facts.stage?.value)
  const exits = (stage?.exit ?? []).map((exit) => `${textOf(exit)}：做到了吗？`)
  return [...asked.map(({ text }) => text), ...exits].slice(0, questionsAsked)
}

function levers({ levers: all, estimate }: Decision): string[] {
  return all
    .slice(0, leversShown)
    .map(({ label, shift }) => `${label}（${points(estimate.value, estimate.value + shift)}，只是相关）`)
}

/** Not on record is not the same as not there. */
function unknown({ decision, visits }: Known): string[] {
  const { facts } = decision
  const missing = missingFacts(facts)
  const all = [...missing, ...(visits.length === 0 ? ['拜访'] : [])]
  return all.length === 0 ? [] : [all.join('、')]
}

function missingFacts(facts: Facts): string[] {
  return [
    ...(facts.budget === undefined && facts.budgetState === undefined ? ['预算'] : []),
    ...(facts.quote === undefined ? ['报价'] : []),
    ...(facts.competitors === undefined ? ['竞品'] : []),
    ...(facts.procurement === undefined ? ['采购方式'] : []),
    ...(facts.contacts.length === 0 ? ['联系人'] : []),
  ]
}
