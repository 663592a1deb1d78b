import { keptLately } from './kept-lately.ts'
import { surname } from './surnames.ts'
import { title } from './titles.ts'

/** Somebody brought into the talk by office and full name: 设备工程师刘涛, 新来的信息部经理邹平, 院长是王建国. */
export interface Introduction {
  start: number
  end: number
  name: string
  /** The office as said, its department included: 设备工程师. */
  office: string
}

/** The people a text introduces by office and full name, in order; a name alone introduces nobody. */
export const introductionsIn = keptLately(readIntroductions)

function readIntroductions(text: string): readonly Introduction[] {
  return [...text.matchAll(introduced)].flatMap((match) => {
    const { office, name } = match.groups ?? {}
    if (office === undefined || name === undefined) return []
    const end = match.index + match[0].length
    return [{ start: end - name.length, end, name, office }]
  })
}

const officeWords = `(?:[\\u4e00-\\u9fffA-Z]{0,6}?)${title}`
const introduced = new RegExp(
  `(?<office>${officeWords})(?:是|叫|：|:)?(?<name>${surname}[\\u4e00-\\u9fff]{1,2}?)(?=$|[，。；、,;！!？?\\s）)]|[管负主牵接说讲来也是在和跟与参要签给对把就同]|顶上|上任|到任|兼|出席|打|拍|最|最后|过来)`,
  'g',
)
