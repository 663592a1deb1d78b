const formalNumerals: Record<string, string> = {
  壹: '一',
  贰: '二',
  貳: '二',
  叁: '三',
  肆: '四',
  伍: '五',
  陆: '六',
  陸: '六',
  柒: '七',
  捌: '八',
  玖: '九',
  拾: '十',
  佰: '百',
  仟: '千',
  萬: '万',
  億: '亿',
  兩: '两',
  圆: '元',
}

/** The full-width comma stays: it ends a clause, while the plain one also groups digits. */
const foldable = /[！-＋－-～壹贰貳叁肆伍陆陸柒捌玖拾佰仟萬億兩圆]/g

/**
 * The text with bank numerals (壹佰) and full-width letters and digits made plain, for readers of numbers only: 伍 and 陆
 * are surnames too. Every character stays one UTF-16 unit, so offsets keep pointing at the same place.
 */
export function fold(text: string): string {
  return text.replace(foldable, (char) => formalNumerals[char] ?? String.fromCharCode(char.charCodeAt(0) - 0xfee0))
}
