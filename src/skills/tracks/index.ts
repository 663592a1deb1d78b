import type { Card } from '../../conversation/card.ts'
import { type Lift, liftsOf } from '../../sales/ledger/lift.ts'
import { type Study, studyOf } from '../../sales/ledger/study.ts'
import { strategyNames } from '../../sales/tracks/track.ts'
import type { Ports, SalesSkill } from '../ports.ts'

/** 话术台账: which way of answering does better, as far as anything is known. */
export function tracksSkill({ ledger }: Pick<Ports, 'ledger'>): SalesSkill {
  return {
    name: 'tracks',
    // What words do is asked in words that sound like asking for some, or like judging them.
    intents: [
      'help',
      'smalltalk',
      'feedback.track',
      'sandbox.talktrack',
      'objection.handle',
      'team.query',
      'score.explain',
      'customer.query',
    ],
    shown: { title: '话术台账', what: '哪种接法更管用，有没有证据', examples: ['哪种话术更管用'] },

    async reply({ person, now }, text) {
      if (!asksWhatWorks(text)) return undefined
      const lines = await ledger.lines(person.tenantId)
      return { replies: [{ kind: 'card', card: ledgerCard(studyOf(lines, now.getTime())) }], halts: true }
    },
  }
}

function asksWhatWorks(text: string): boolean {
  return about.test(text) && working.test(text)
}

const about = /话术.{0,4}(?:台账|战绩|成绩|效果|排行|排名)|(?:哪|什么|啥)[种套类些]?.{0,3}(?:话术|接法|打法)/
const working = /台账|战绩|成绩|效果|排行|排名|管用|有用|有效|好使|灵|更好|最好/

function ledgerCard({ moved, won }: Study): Card {
  const trials = sum(moved.counts)
  const [lifts, wins] = [liftsOf(moved), liftsOf(won)]
  const proven = lifts.filter(({ label }) => label === '有证据')
  return {
    title: proven.length === 0 ? '三种接法，还分不出高下' : '有的接法已经分出高下',
    subtitle: `轮换过 ${trials} 次，已结 ${sum(won.counts)} 单；只算谁排第一是轮换出来的`,
    blocks: [
      { kind: 'text', text: '两周内有动静（回应、见面、阶段往前）：', tone: 'strong' },
      { kind: 'facts', rows: lifts.map(row) },
      { kind: 'text', text: '赢单另算：', tone: 'strong' },
      { kind: 'facts', rows: wins.map(row) },
      { kind: 'text', text: '和三种的平均比，80 % 区间；有动静不等于赢单。', tone: 'quiet' },
    ],
    link: { label: '话术台账', path: '/h5/tracks' },
  }
}

function row({ strategy, value, low, high, label, trials }: Lift): { label: string; value: string } {
  const figure = `${points(value)} 点（${points(low)} 到 ${points(high)}）`
  return { label: strategyNames[strategy], value: trials === 0 ? label : `${figure}，${trials} 次，${label}` }
}

function points(probability: number): string {
  const whole = Math.round(probability * 100)
  return whole > 0 ? `＋${whole}` : whole < 0 ? `－${-whole}` : '0'
}

function sum(counts: Record<string, number>): number {
  return Object.values(counts).reduce((all, one) => all + one, 0)
}
