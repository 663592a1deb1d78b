import { addDays, type Day, dayOf } from '../../../language/calendar.ts'
import { daysBetween } from '../../risk/age.ts'
import { colleaguesIn } from '../colleagues.ts'
import { namesAround } from '../names-around.ts'
import { plansOf } from '../plans.ts'
import type { Work, WorkedDeal } from '../work.ts'

/** What somebody did one after the other with a deal while its probability rose 最佳实践; nobody in it has a name. */
export interface BestPractice {
  /** Probabilities before and after, 0…1. */
  before: number
  after: number
  days: number
  steps: readonly string[]
  /** From the minutes, a mail or their own notes of that time, with names blanked. */
  excerpt: string
  excerptOf?: Evidence
}

/** What is written down as it happened says more than what was noted after it. */
const evidences = ['会议纪要', '邮件', '拜访记录'] as const
type Evidence = (typeof evidences)[number]

/** So many days are one effort. */
const span = 21
/** A smaller rise may be anything, and one step is no chain. */
const leastRise = 0.05
const leastSteps = 2
const mostSteps = 4
const longestExcerpt = 80

/** Whose it is, for whoever shares it; told to nobody who reads it. */
export interface FoundPractice {
  personId: string
  dealId: string
  practice: BestPractice
}

/** The greatest rises of the last weeks that deeds led up to, one a person. What came after is not for that reason what it came of. */
export function practicesIn(works: readonly Work[], today: Day): FoundPractice[] {
  return works.flatMap((work) => practicesOf(work, today).slice(0, 1)).toSorted((one, other) => rise(other) - rise(one))
}

/** Of one person, the greatest rise first. */
export function practicesOf(work: Work, today: Day): FoundPractice[] {
  return work.deals
    .flatMap((deal): FoundPractice[] => {
      const practice = practiceOf(work, deal, addDays(today, -span))
      return practice === undefined ? [] : [{ personId: work.person.id, dealId: deal.id, practice }]
    })
    .toSorted((one, other) => rise(other) - rise(one))
}

function rise({ practice: { before, after } }: FoundPractice): number {
  return after - before
}

/** `12 天里赢单概率 30 % → 45 %：第 1 天见客户，第 4 天发方案`. */
export function sayChain({ before, after, days, steps }: BestPractice): string {
  const percent = (probability: number) => `${Math.round(100 * probability)} %`
  return `${days} 天里赢单概率 ${percent(before)} → ${percent(after)}：${steps.join('，')}`
}

function practiceOf(work: Work, deal: WorkedDeal, since: Day): BestPractice | undefined {
  const isSince = ({ at }: { at: string }) => dayOf(new Date(at)) >= since
  const after = deal.predictions.at(-1)
  const before = deal.predictions.findLast((one) => !isSince(one)) ?? deal.predictions.find(isSince)
  if (after === undefined || before === undefined || after.probability - before.probability < leastRise)
    return undefined
  const visits = work.visits.filter(({ dealId, on, at }) => dealId === deal.id && on >= since && at <= after.at)
  const plans = plansOf(work).filter((plan) => plan.deal.id === deal.id && isSince(plan) && plan.at <= after.at)
  const deeds = [
    ...visits.map(({ at, text }) => ({ at, what: colleaguesIn(text) ? '带同事见客户' : '见客户' })),
    ...plans.map(({ at }) => ({ at, what: '发方案' })),
  ].toSorted((one, other) => one.at.localeCompare(other.at))
  const [first] = deeds
  if (first === undefined || deeds.length < leastSteps) return undefined
  return {
    before: before.probability,
    after: after.probability,
    days: daysBetween(first.at, after.at),
    steps: deeds.slice(0, mostSteps).map(({ at, what }) => `第 ${daysBetween(first.at, at) + 1} 天${what}`),
    ...evidenceOf(work, deal, visits, { from: since, until: after.at }),
  }
}

/** The latest of the best kind there is; without any, nothing is quoted. */
function evidenceOf(
  { person, events }: Work,
  deal: WorkedDeal,
  visits: Work['visits'],
  { from, until }: { from: Day; until: string },
): Pick<BestPractice, 'excerpt' | 'excerptOf'> {
  const own = events.filter(({ dealId }) => dealId === deal.id)
  const written = own.filter(({ at, from: side }) => side !== 'system' && dayOf(new Date(at)) >= from && at <= until)
  const texts: Record<Evidence, string | undefined> = {
    会议纪要: written.findLast(({ source }) => /minutes|纪要/i.test(source))?.text,
    邮件: written.findLast(({ source }) => /mail|邮件/i.test(source))?.text,
    拜访记录: visits.at(-1)?.text,
  }
  const names = [person.name, ...own.flatMap(({ who }) => who ?? [])]
  for (const excerptOf of evidences) {
    const excerpt = blanked(bodyOf(texts[excerptOf] ?? ''), deal, names)
    if (excerpt !== '') return { excerpt, excerptOf }
  }
  return { excerpt: '' }
}

const signature = /\n(?:--|此致|顺祝|祝好|谢谢[！!。]?\s*\n|Best regards)[\s\S]*$/i

/** Without who is greeted and who signs. */
function bodyOf(text: string): string {
  return text
    .replace(signature, '')
    .split('\n')
    .filter(
      (line) =>
        !/^(?:尊敬的|[^，。]{1,8}(?:您好|你好)|参会|与会|出席|记录人|主持|抄送|发件|收件|时间|地点)/.test(line.trim()),
    )
    .join(' ')
    .trim()
}

function blanked(text: string, deal: WorkedDeal, people: readonly string[]): string {
  const short = deal.customer.slice(0, 2)
  const names = [...namesAround(deal), ...people, ...(deal.customer.length > 3 ? [short] : [])].toSorted(
    (one, other) => other.length - one.length,
  )
  const bare = names
    .filter((name) => name.length > 1)
    .reduce((rest, name) => rest.replaceAll(name, '某'), text)
    .replace(/[\u4e00-\u9fff](?=[总工董]|主任|经理|院长|处长|科长|部长|局长|厂长|老师)/g, '某')
    .replace(/[\w.+-]+@[\w.-]+/g, '…')
    .replace(/[\u4e00-\u9fff（）]{2,12}(?:有限公司|股份公司|集团|医院|大学|研究院|研究所)/g, '某单位')
    .replace(/\d[\d -]{4,}/g, '…')
  return bare.length > longestExcerpt ? `${bare.slice(0, longestExcerpt)}…` : bare
}
