import { allIntents } from '../../understanding/understood.ts'
import type { Ports, SalesSkill } from '../ports.ts'
import { type ScoreFile, scoreInChat, scorePageCard } from '../targets/score-file.ts'
import { scoreFileAsked } from './asked.ts'

/** 评分表 in the chat: the workbook that the page gives out, where the platform carries files; else where the page is. */
export function scoreFileSkill({ platform }: Pick<Ports, 'platform'>, scoreFile: ScoreFile): SalesSkill {
  return {
    name: 'score-file',
    // To send a table is heard as a question about scores, or as a wish to take customers away.
    intents: allIntents,
    comesFirst: true,
    shown: {
      title: '综合评分表',
      what: '能看的人这一期的评分，作为表格发来，公式在格子里；导出会留痕',
      examples: ['把评分表发我'],
    },

    async reply(turn, text) {
      const asked = scoreFileAsked(text, turn.today)
      if (asked === undefined) return undefined
      if (platform(turn.platform)?.files !== true) return { replies: [{ kind: 'card', card: scorePageCard }] }
      const workbook = await scoreFile(turn, asked.period)
      const said = `${workbook.period}综合评分，${workbook.people} 人，公式在格子里。导出已留痕；评分是辅助，不单独决定奖惩。`
      return {
        replies: [
          { kind: 'text', text: said },
          { kind: 'file', file: scoreInChat(workbook) },
        ],
      }
    },
  }
}
