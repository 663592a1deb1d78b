import type { Card } from '../../conversation/card.ts'
import { type Criterion, criterionNames } from '../../sales/rehearsal/judge.ts'
import type { Rehearsal } from '../../sales/rehearsal/rehearsal.ts'
import { type Review, type RubricLine, review } from '../../sales/rehearsal/review.ts'
import { whoOf } from '../../sales/sandbox/describe.ts'
import type { Offer } from '../../sales/sandbox/offers.ts'
import { withBasis } from '../../sales/sandbox/with-basis.ts'

/** What the played customer says now, and where one is. */
export function lineCard({ id, listener, said, byModel, rounds, concerns, facts }: Rehearsal): Card {
  const isFirst = rounds.length === 0
  return {
    title: `${listener}（我扮的）`,
    subtitle: `陪练 ${rounds.length + 1}/${concerns.length} · ${whoOf(facts)}`,
    blocks: [
      { kind: 'text', text: `“${said}”`, tone: 'strong' },
      ...(byModel ? [{ kind: 'text' as const, text: 'AI 生成', tone: 'quiet' as const }] : []),
      ...(isFirst
        ? [
            {
              kind: 'text' as const,
              text: '直接回我，像当面说。练的话不进任何记录，说“停”就点评。',
              tone: 'quiet' as const,
            },
          ]
        : []),
    ],
    buttons: [
      { label: '提示', action: 'rehearsal.hint', argument: id },
      { label: '停下点评', action: 'rehearsal.stop', argument: id },
    ],
  }
}

/** The rubric with the rep's own words, one thing done well, one to try, and words worth saying. */
export function reviewCard(rehearsal: Rehearsal, words: Offer | undefined): Card {
  const { id, rounds, concerns, listener, facts, paused } = rehearsal
  const { lines, well, next } = review(rounds)
  return {
    title: `练了 ${rounds.length} 个来回，看看哪句管用`,
    subtitle: `${listener}（我扮的）｜${whoOf(facts)}`,
    blocks: [
      { kind: 'facts', rows: lines.filter(isWorthARow).map((line) => rubricRow(line, rounds.length)) },
      ...(well === undefined
        ? []
        : [{ kind: 'text' as const, text: `做得好：${praise[well.criterion]}“${short(well.quote)}”` }]),
      { kind: 'text', text: `下次试试：${adviceOn(next)}`, tone: 'strong' },
      ...(words === undefined ? [] : [{ kind: 'text' as const, text: `值得一说：${withBasis(words, 'opening')}` }]),
      {
        kind: 'text',
        text: `练的是：${concerns
          .slice(0, rounds.length)
          .map(({ why }) => why)
          .join('；')}`,
        tone: 'quiet',
      },
      { kind: 'text', text: '按规则看说没说到，不等于客户真会这样；没有写进任何记录。', tone: 'quiet' },
    ],
    buttons: [
      ...(paused === true ? [{ label: '接着练', action: 'rehearsal.resume', argument: id }] : []),
      { label: '再练一遍', action: 'rehearsal.again', argument: id },
    ],
  }
}

/** What is better absent is shown where it was there. */
function isWorthARow({ criterion, times }: RubricLine): boolean {
  return times > 0 || (criterion !== 'overpromised' && criterion !== 'unsayable')
}

function rubricRow({ criterion, times, quote }: RubricLine, rounds: number): { label: string; value: string } {
  return {
    label: criterionNames[criterion],
    value: `${times}/${rounds}${quote === undefined ? '' : ` “${short(quote)}”`}`,
  }
}

const praise: Record<Criterion, string> = {
  heard: '先接住了对方的话，',
  asked: '肯先问，',
  proved: '拿得出能核对的东西，',
  settled: '收口约了下一步，',
  overpromised: '',
  unsayable: '',
}

function adviceOn({ criterion, round, quote }: Review['next']): string {
  const said = `对方说“${short(round.said)}”，你说的是“${short(quote)}”。`
  return `${advice[criterion]}${said}${criterion === 'unsayable' ? (round.judged.why ?? '') : ''}`
}

const advice: Record<Criterion, string> = {
  heard: '先把对方的顾虑说回去一句，再讲自己的。',
  asked: '先问一句卡在哪、跟什么比，问清了再接。',
  proved: '拿一样对方能自己核对的东西：记录、样品、一张表。',
  settled: '收口时约一个日子、一件事。',
  overpromised: '话留余地，做得到几分说几分。',
  unsayable: '这句对客户不能说。',
}

const longestQuote = 36

function short(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()]
  return characters.length > longestQuote ? `${characters.slice(0, longestQuote).join('')}…` : characters.join('')
}
