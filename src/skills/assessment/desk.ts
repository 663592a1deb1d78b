import { addDays } from '../../language/calendar.ts'
import { Refusal } from '../../people/refusal.ts'
import {
  type ChallengeAnswer,
  type ChallengeChange,
  type Challenges,
  type Contested,
  type KnownChallenge,
  mayAnswer,
  type Shown,
} from '../../sales/assessment/challenge.ts'
import { sayPeriod } from '../../sales/targets/period.ts'
import type { Standings } from '../behaviour/standings.ts'
import type { Viewing } from '../ports.ts'
import type { Scores } from '../targets/scores.ts'

/** Where assessments are contested and answered; refuses whoever may not. What it gives back is to be written. */
export interface AssessmentDesk {
  /** One's own assessments as they stand: habits with a figure, and the score of the period in use. */
  own(viewing: Viewing): Promise<{ about: Contested; shown: Shown; isWarning: boolean }[]>
  /** `asOf`: the last day that counted in what the person looks at; refused where it is older than what stands there now. */
  raise(viewing: Viewing, about: Contested, reason: string, asOf?: string): Promise<Raised>
  answer(viewing: Viewing, id: string, answer: ChallengeAnswer): Promise<Answered>
  /** Nothing is measured of them, by the company’s wish. */
  isOff(viewing: Viewing): Promise<boolean>
  /** Those that wait for this person. */
  waiting(viewing: Viewing): Promise<KnownChallenge[]>
}

type Raised = Extract<ChallengeChange, { kind: 'challenge.raised' }>
type Answered = Extract<ChallengeChange, { kind: 'challenge.answered' }>

const longest = 500
/** As long as the quarter that is looked at: by then what was wrong is out of it. */
const mostDaysAside = 12 * 7

export function openAssessmentDesk({
  challenges,
  standings,
  scores,
}: {
  challenges: Challenges
  standings: Standings
  scores: Scores
}): AssessmentDesk {
  return {
    async own(viewing) {
      const [habits, score] = await Promise.all([habitsOf(viewing), scoreOf(viewing)])
      return [...habits, ...(score === undefined ? [] : [{ ...score, isWarning: false }])]
    },

    async raise(viewing, about, reason, asOf) {
      const { person, now, newId } = viewing
      const said = worded(reason, '说一句为什么有异议。')
      const shown = await shownOf(viewing, about)
      if (shown === undefined) throw new Refusal('这一项现在没有数字，不用申诉；有数字了再提。')
      if (asOf !== undefined && asOf !== shown.asOf) throw new Refusal(`数字刚算到 ${shown.asOf}，刷新看一眼再提。`)
      const all = await challenges.of(person)
      const open = all.find((one) => one.ownerId === person.id && one.about === about && one.answer === undefined)
      if (open !== undefined) throw new Refusal(`${open.shown.name}的异议已经提过了，等着答复。`)
      const challenge = { id: newId(), tenantId: person.tenantId, ownerId: person.id, about, shown, reason: said }
      return {
        kind: 'challenge.raised',
        level: 'human',
        subject: challenge.id,
        challenge: { ...challenge, at: now.toISOString() },
      }
    },

    async answer({ person, today }, id, { remark, correction }) {
      const challenge = await challenges.byId(person, id)
      if (challenge === undefined) throw new Refusal('没有这条异议，可能不在你能看的范围里。')
      if (challenge.answer !== undefined) throw new Refusal(`${challenge.answer.by}已经答复过了。`)
      if (!mayAnswer(person, challenge)) {
        throw new Refusal('自己的异议由别人答复：销售的由主管，主管的由销售运营或管理员。')
      }
      if (correction === undefined) return answered(id, { remark: worded(remark, '维持要写一句理由。') })
      const { dealIds, until } = correction
      if (until <= today || until > addDays(today, mostDaysAside))
        throw new Refusal('搁置到明天以后、十二周以内的一天。')
      const shown = new Set(challenge.shown.deals.map(({ dealId }) => dealId))
      if (dealIds?.length === 0 || dealIds?.some((dealId) => !shown.has(dealId))) {
        throw new Refusal('选一单当时显示的。')
      }
      return answered(id, { remark: remark.trim().slice(0, longest), correction })
    },

    isOff: async ({ person, today }) =>
      (await standings.unassessed(person, today)).some((work) => work.person.id === person.id),

    async waiting({ person }) {
      return (await challenges.of(person)).filter((one) => mayAnswer(person, one))
    },
  }

  async function shownOf(viewing: Viewing, about: Contested): Promise<Shown | undefined> {
    if (about.startsWith('score ')) return (await scoreOf(viewing, about.slice('score '.length)))?.shown
    return (await habitsOf(viewing)).find((one) => one.about === about)?.shown
  }

  async function habitsOf({ person, today }: Viewing) {
    const all = await standings.now(person, today)
    const own = all.find(({ work }) => work.person.id === person.id)
    return (own?.health.parts ?? []).flatMap(({ behaviour: { id, name, unit }, measured }) => {
      const { value, low, high, sample, about, level } = measured
      if (value === undefined) return []
      const shown: Shown = {
        name,
        figure: `${value} ${unit}`,
        ...(low === undefined || high === undefined ? {} : { interval: `${low}–${high} ${unit}` }),
        sample: `样本 ${sample}`,
        asOf: addDays(today, -1),
        deals: [...new Map(about.map(({ dealId, customer }) => [dealId, { dealId, customer }])).values()],
      }
      return [{ about: `habit ${id}` as const, shown, isWarning: level === 'warning' }]
    })
  }

  async function scoreOf(viewing: Viewing, asked?: string) {
    const { period, asOf, people } = await scores(viewing, asked)
    const own = people.find(({ id }) => id === viewing.person.id)?.score
    if (own?.attainment === undefined) return undefined
    const factors = `达成率 ${Math.round(100 * own.attainment)} %，健康系数 ${own.health?.toFixed(2) ?? '数据不足'}`
    const shown: Shown = {
      name: `${sayPeriod(period.value)}综合评分`,
      figure: own.score === undefined ? factors : `${own.score} 分（${factors}）`,
      sample: `签了 ${own.deals} 单，${own.habits.all} 项习惯量到 ${own.habits.known} 项`,
      asOf,
      deals: [],
    }
    return { about: `score ${period.value}` as const, shown }
  }
}

function worded(words: string, otherwise: string): string {
  const said = words.trim().slice(0, longest)
  if (said === '') throw new Refusal(otherwise)
  return said
}

function answered(subject: string, answer: ChallengeAnswer): Answered {
  return { kind: 'challenge.answered', level: 'human', subject, answer }
}
