import { type Block, blockLines, type Card } from '../../../src/conversation/card.ts'
import { literal } from '../../../src/conversation/wire/literal.ts'

/**
 * A card in the bot's markdown, which knows tables where an app's does not.
 * https://developer.work.weixin.qq.com/document/path/101031
 */
export function botMarkdown(card: Card, link?: { label: string; url: string }): string {
  return [
    `**${literal(card.title)}**`,
    ...(card.subtitle === undefined ? [] : [`> ${literal(card.subtitle)}`]),
    ...card.blocks.flatMap(drawn),
    ...(link === undefined ? [] : [`[${literal(link.label)}](${link.url})`]),
  ].join('\n')
}

function drawn(block: Block): string[] {
  if (block.kind === 'choices') return table(block.rows.map(({ mark, name, figure }) => [mark, name, figure]))
  const lines = blockLines(block).map(literal)
  if (block.kind === 'figure') return [`**${literal(block.value)}** ${literal(block.note)}`]
  return block.kind === 'text' && block.tone === 'strong' ? lines.map((line) => `**${line}**`) : lines
}

/** Empty lines around it, or it is read as words. */
function table(rows: readonly (readonly string[])[]): string[] {
  const [first = '', ...rest] = rows.map((cells) => `| ${cells.map((cell) => literal(cell)).join(' | ')} |`)
  return rows.length === 0 ? [] : ['', first, `| ${rows[0]?.map(() => '---').join(' | ')} |`, ...rest, '']
}
