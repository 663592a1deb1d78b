import { addMonths, type Day, yearOf } from '../../language/calendar.ts'
import { monthAt, quarterAt, yearAt } from '../../language/periods.ts'
import { readPeriod } from '../../sales/targets/period.ts'

/** Somebody wants the table of scores as a file, of a period they named or of the one in use. */
export interface ScoreFileAsked {
  period?: string
}

/** 导出评分, 把评分表发我, 给我一份四季度的综合评分表. To look at a score, or at how likely a deal is, is something else. */
export function scoreFileAsked(text: string, today: Day): ScoreFileAsked | undefined {
  const said = text.trim().replace(/[。！!～~]+$/, '')
  const found = forms.map((form) => form.exec(said)?.groups?.['period']).find((period) => period !== undefined)
  if (found === undefined) return undefined
  const words = found.replace(/的$/, '').trim()
  if (words === '') return {}
  const period = relative.find(([name]) => name.test(words))?.[1](today) ?? readPeriod(words, today)
  return period === undefined ? undefined : { period }
}

const asking = '(?:请|麻烦(?:你)?|帮我|帮忙|给我|替我|我要|我想)*'
const period = '(?<period>[^，。,；;？?评综]{0,12}?)'
const scores = '(?:综合)?评分'
const file = '(?:的)?(?:表格?|明细表?|报表|Excel|excel|xlsx|文件)'
const handing =
  '(?:导出来?|导出?给我|导成?(?:一份)?(?:表|表格|Excel|excel)|发(?:一份|一下)?(?:给)?我(?:一份)?|发过来|发(?:一份)?|下载(?:一份|一下)?)(?:发?给?我)?'
const forms = [
  new RegExp(`^${asking}把?${period}${scores}(?:${file})?${handing}$`),
  new RegExp(`^${asking}(?:导出|下载|发)(?:一份|一下|我)?${period}${scores}(?:${file})?(?:发?给?我)?$`),
  new RegExp(`^(?:给我|我要|来)一?份${period}${scores}${file}$`),
]

const relative: readonly [RegExp, (today: Day) => string][] = [
  [/^(?:这个|本|当)月$/, (today) => monthAt(today).value],
  [/^上个?月$/, (today) => monthAt(addMonths(today, -1)).value],
  [/^(?:这个?|本|当)季度?$/, (today) => quarterAt(today).value],
  [/^上个?季度?$/, (today) => quarterAt(addMonths(today, -3)).value],
  [/^(?:今年|本年度?)$/, (today) => yearAt(yearOf(today)).value],
  [/^去年$/, (today) => yearAt(yearOf(today) - 1).value],
]
