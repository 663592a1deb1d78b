import type { Day } from '../../language/calendar.ts'
import type { Stage } from '../stage.ts'
import { dayReader } from './moment.ts'
import type { SheetRow } from './sheet.ts'
import { samplesOf, type Table } from './table.ts'
import { guessWord } from './words.ts'

/** A deal stood on this rung from that day on. */
export interface StageDay {
  on: Day
  stage: Stage
}

/** As many values of a column as tell how its days are written. */
const looked = 200

/**
 * Reads off a row when its deal entered its stages, where the table has columns of it (进入报价日期, 方案阶段时间): the earliest first;
 * of several stages entered on a day the last column's.
 */
export function stageDaysIn(table: Table): (row: SheetRow) => StageDay[] {
  const found = table.columns.flatMap((column, at) => {
    const stage = stageIn(column)
    return stage === undefined ? [] : [{ at, stage, day: dayReader(samplesOf(table, column, looked)) }]
  })
  return ({ cells }) => {
    const entered = new Map<Day, Stage>()
    for (const { at, stage, day } of found) {
      const on = day((cells[at] ?? '').trim())
      if (on?.length === 10) entered.set(on, stage)
    }
    return [...entered].map(([on, stage]) => ({ on, stage })).sort((one, other) => (one.on < other.on ? -1 : 1))
  }
}

/** The stage whose day stands below this header; `undefined` where it is no such header. */
function stageIn(header: string): Stage | undefined {
  const entered = /^(?:进入|到达|转入|推进到)(.+?)(?:阶段)?的?(?:日期|时间|日)$/.exec(header)
  const [, word] = entered ?? /^(.+?)阶段(?:进入|开始|到达)?的?(?:日期|时间)$/.exec(header) ?? []
  return word === undefined ? undefined : (guessWord('stage', word, []) as Stage | undefined)
}
