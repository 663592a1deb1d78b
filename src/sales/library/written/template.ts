import { choices } from '../choices.ts'
import { asShipped } from '../library.ts'
import { trackDraftOf } from '../words.ts'
import { tracksAsMarkdown } from './markdown-out.ts'
import { type Rows, tracksAsRows } from './sheet-out.ts'

/** A track that ships, to write others after: brought in as it stands, it changes nothing. */
const examples = asShipped.tracks
  .filter(({ id }) => id === 'price-clarify')
  .map((track) => ({ itemId: track.id, version: 0, retired: false, words: trackDraftOf(track) }))

const listed = (of: readonly { label: string }[]) => of.map(({ label }) => label).join('、')

/** How to write a track, a sentence a line. */
const directions = [
  '写新的一套，照下面的样子加在后面，不写编号和版本；改已有的，编号留着。',
  `异议：${listed(choices.topics)}。`,
  `打法：${listed(choices.strategies)}。`,
  `说给谁：${listed(choices.roles)}。`,
  `阶段：${listed(choices.stages)}；哪个阶段都能说就写“都行”。行业、产品形态也一样。`,
  `空格：${choices.blanks.map((blank) => `{${blank}}`).join('、')}。不一定知道的，连同离了它说不通的半句放进方括号：[{预算}的盘子里，]。`,
  '证据、触发词一行一样。没写到的项保持原样。',
]

/** A file to begin with, with how to write in it. */
export function templateAsMarkdown(): string {
  const remarks = directions.map((line) => `> ${line}`).join('\n>\n')
  return tracksAsMarkdown(examples).replace('\n\n', `\n\n${remarks}\n\n`)
}

/** The same as rows; what stands above the header is not read. */
export function templateAsRows(): Rows {
  const { rows, widths } = tracksAsRows(examples)
  return { rows: [[directions.join('\n')], ...rows], widths }
}
