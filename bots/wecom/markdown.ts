import { type Block, blockLines, type Card } from '../../src/conversation/card.ts'

/**
 * A card as WeCom's markdown, which knows headings, bold, quotes, links and three colours, and neither lists nor tables.
 * https://developer.work.weixin.qq.com/document/path/90236
 */
export function markdown(card: Card): string {
  const head = [`**${literal(card.title)}**`, ...(card.subtitle === undefined ? [] : [`> ${literal(card.subtitle)}`])]
  return [...head, ...card.blocks.flatMap(drawn)].join('\n')
}

function drawn(block: Block): string[] {
  const lines = blockLines(block).map(literal)
  if (block.kind === 'figure') return [`**${literal(block.value)}** ${literal(block.note)}`]
  if (block.kind !== 'text') return lines
  if (block.tone === 'strong') return lines.map((line) => `**${line}**`)
  return block.tone === 'quiet' ? lines.map((line) => `<font color="comment">${line}</font>`) : lines
}

/** Words of a customer or a rep that must not become a link, a colour or a heading: their signs in full width. */
function literal(text: string): string {
  return text.replace(/[<>[\]*`#]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + fullWidth))
}

/** From ! to ~ every ASCII sign has a full-width double this far above it. */
const fullWidth = 0xfee0
