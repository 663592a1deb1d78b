import type { ChatFile } from '../../conversation/file.ts'
import type { Looks } from '../../sales/behaviour/looks.ts'
import { sayPeriod } from '../../sales/targets/period.ts'
import type { Targets } from '../../sales/targets/target.ts'
import type { Ports, Viewing } from '../ports.ts'
import type { Scores } from './scores.ts'
import { scoreRows, scoreWidths } from './workbook.ts'

/** 综合评分 as a workbook, with how many people are in it. */
interface ScoreWorkbook {
  name: string
  /** As people call it. */
  period: string
  people: number
  bytes: Uint8Array
}

/** Makes one of a period, of everybody one may see; that it was taken away is kept, and at whom one has looked. */
export type ScoreFile = (viewing: Viewing, period?: string) => Promise<ScoreWorkbook>

export function openScoreFile({
  scores,
  targets,
  looks,
  writeWorkbook,
}: {
  scores: Scores
  targets: Pick<Targets, 'exported'>
  looks: Pick<Looks, 'note'>
} & Pick<Ports, 'writeWorkbook'>): ScoreFile {
  return async (viewing, asked) => {
    const { person, today, now } = viewing
    const board = await scores(viewing, asked)
    const { value } = board.period
    const ids = board.people.map(({ id }) => id)
    await looks.note(person, ids, today, now.getTime())
    await targets.exported(person, value, now.getTime())
    const bytes = await writeWorkbook(scoreRows(board), { sheet: '综合评分', widths: scoreWidths, header: 1 })
    return { name: `综合评分${value}.xlsx`, period: sayPeriod(value), people: ids.length, bytes }
  }
}

/** For the chat of whoever asked for it. */
export function scoreInChat({ name, period, bytes }: ScoreWorkbook): ChatFile {
  return { name, base64: Buffer.from(bytes).toString('base64'), instead: { ...scorePageCard, subtitle: period } }
}

/** Where the same is downloaded. */
export const scorePageCard = {
  title: '综合评分表在网页里下载',
  blocks: [{ kind: 'text', text: '打开后点“导出 Excel（带公式）”。' }],
  link: { label: '打开综合评分', path: '/h5/score' },
} as const
