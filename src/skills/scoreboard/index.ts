import type { Card } from '../../conversation/card.ts'
import type { VersionLine } from '../../sales/learning/models.ts'
import { sayModel } from '../../sales/learning/say-model.ts'
import { enoughToScore, type Loss, type Scoreboard, scoreboardOf } from '../../sales/learning/scoreboard.ts'
import type { Tenure } from '../../sales/learning/version.ts'
import type { Ports, SalesSkill } from '../ports.ts'
import { asksForCertain, asksHowRight } from './asked.ts'

const ownIntents = ['help', 'smalltalk', 'score.explain'] as const

/** 你准吗: what was said held against what happened, for everybody in the company. */
export function scoreboardSkill(ports: Pick<Ports, 'outcomes' | 'models' | 'dayOf'>): SalesSkill {
  return {
    name: 'scoreboard',
    // In the middle of a talk about a deal the same words sound like talk about that deal.
    intents: [...ownIntents, 'team.query', 'deal.update', 'sandbox.talktrack'],
    shown: { title: '准不准', what: '我们说过的概率，后来怎么样了', examples: ['你们预测准不准'] },

    async reply({ person, today }, text, { slots, intents }) {
      // Whom the talk was about so far is not asked about here.
      const named = [slots.customer ?? []].flat().some((name) => text.includes(name))
      const isOwn = ownIntents.some((intent) => intents.includes(intent))
      if (named || !(isOwn ? asksHowRight(text) : asksForCertain(text))) return undefined
      const { outcomes, models } = ports
      const [cases, closed, versions, [tenure]] = await Promise.all([
        outcomes.cases(person.tenantId),
        outcomes.closed(person.tenantId),
        models.versions(person.tenantId),
        models.tenures(person.tenantId),
      ])
      const monthOf = (at: number) => ports.dayOf(new Date(at)).slice(0, 7)
      const board = scoreboardOf(cases, monthOf, today.slice(0, 7))
      return {
        replies: [{ kind: 'card', card: scoreboardCard(board, closed, speaking(tenure, versions)) }],
        halts: true,
      }
    },
  }
}

/** Who speaks on the cards now, and on what it rests. */
function speaking(tenure: Tenure | undefined, versions: readonly VersionLine[]): string {
  return tenure === undefined ? sayModel(tenure, versions) : `${sayModel(tenure, versions)}：${tenure.why}`
}

function scoreboardCard({ judged, overall, guessed, sayings }: Scoreboard, closed: number, speaking: string): Card {
  return {
    title: overall === undefined ? '数据不足，还不能说准不准' : verdictOn(overall, overall.base, '只报平均赢率'),
    subtitle: `结案三天前就有预测的 ${judged} 单（共结 ${closed} 单）`,
    blocks: [
      ...(overall === undefined
        ? [
            {
              kind: 'text' as const,
              text: `满 ${enoughToScore} 单才给数，少了全凭运气。现在的概率是经验先验，写明了有多没把握。`,
            },
          ]
        : [
            {
              kind: 'facts' as const,
              rows: [
                { label: '赢了', value: `${overall.wins} / ${overall.cases} 单` },
                {
                  label: 'Brier',
                  value: `${overall.brier.toFixed(3)}（只报平均赢率 ${overall.base.brier.toFixed(3)}）`,
                },
              ],
            },
          ]),
      ...(guessed === undefined
        ? []
        : [
            {
              kind: 'text' as const,
              text: verdictOn(guessed.ours, guessed.theirs, `销售自己猜的（${guessed.cases} 单）`),
            },
          ]),
      ...sayings.map((text) => ({ kind: 'text' as const, text })),
      { kind: 'text', text: `现在说话的是${speaking}`, tone: 'quiet' },
    ],
    link: { label: '预测战绩', path: '/h5/scoreboard' },
  }
}

function verdictOn(ours: Loss, theirs: Loss, than: string): string {
  const share = Math.round((1 - ours.brier / theirs.brier) * 100)
  if (share === 0) return `误差和${than}一样大`
  return share > 0 ? `误差比${than}小 ${share} %` : `误差比${than}还大 ${-share} %，先别太当真`
}
