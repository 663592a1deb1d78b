/** What a person sees: a tree of plain values that each platform draws as far as it can. */
export interface Card {
  /** Stands in the chat list and in notifications: the most important thing, in one line. */
  title: string
  subtitle?: string
  blocks: readonly Block[]
  buttons?: readonly Button[]
  /** A page with the whole story, by its path on our own server (`/h5/…`); platforms with few buttons let the card lead there. */
  link?: { label: string; path: string }
}

export type Block =
  | { kind: 'text'; text: string; tone?: 'plain' | 'strong' | 'quiet' }
  /** One figure that matters, with what qualifies it. */
  | { kind: 'figure'; value: string; note: string }
  | { kind: 'facts'; rows: readonly { label: string; value: string }[] }
  /** Points for and against, strongest first. */
  | { kind: 'points'; for: readonly string[]; against: readonly string[] }
  /** Numbered choices, one row each; `figure` is short. */
  | { kind: 'choices'; rows: readonly { mark: string; name: string; figure: string }[] }
  | Chart
  | { kind: 'question'; text: string }

/** Values to compare at a glance: a line through them in order of time, or a bar each. Where nothing can be drawn it is read. */
export interface Chart {
  kind: 'chart'
  shape: 'line' | 'bars'
  /** What is counted, and the sign or word behind each number: `%`, `单`. */
  name: string
  unit: string
  /** The ends `low` and `high` of what a value may be, where it is an estimate. */
  points: readonly { label: string; value: number; low?: number; high?: number }[]
}

/** `action` names who answers the press ("sandbox.take"), `argument` what it is about. */
export interface Button {
  label: string
  action: string
  argument: string
  emphasis?: 'primary' | 'plain' | 'done'
}

/** The card as text alone: for the log of a chat, for screen readers, for platforms that draw nothing. */
export function plainText(card: Card): string {
  const head = card.subtitle === undefined ? [card.title] : [card.title, card.subtitle]
  const buttons = (card.buttons ?? [])
    .map(({ label, emphasis }) => (emphasis === 'done' ? `[✓ ${label}]` : `[${label}]`))
    .join(' ')
  return [...head, ...card.blocks.flatMap(blockLines), ...(buttons === '' ? [] : [buttons])].join('\n')
}

/** A block as lines of text, as every drawing falls back to. */
export function blockLines(block: Block): string[] {
  switch (block.kind) {
    case 'text':
      return [block.text]
    case 'figure':
      return [`${block.value} ${block.note}`]
    case 'facts':
      return block.rows.map(({ label, value }) => `${label}：${value}`)
    case 'points':
      return [...block.for.map((point) => `＋ ${point}`), ...block.against.map((point) => `－ ${point}`)]
    case 'choices':
      return block.rows.map(({ mark, name, figure }) => `${mark} ${name} ${figure}`)
    case 'chart':
      return [chartLine(block)]
    case 'question':
      return [`只问一句：${block.text}`]
  }
}

/** `赢单概率：11月3日 34 %（24–45 %）→ 11月10日 38 %（29–49 %）`, `信号：投诉 3 单、预算 1 单`. */
function chartLine({ shape, name, unit, points }: Chart): string {
  const said = points.map(({ label, value, low, high }) => {
    const range = low === undefined || high === undefined ? '' : `（${low}–${high} ${unit}）`
    return `${label} ${value} ${unit}${range}`
  })
  if (said.length === 0) return `${name}：数据不足`
  return `${name}：${said.join(shape === 'line' ? ' → ' : '、')}`
}

/** What stands back behind the rest. */
export function quiet(text: string): Block {
  return { kind: 'text', text, tone: 'quiet' }
}

/** A button as one opaque string, for platforms that hand back nothing else. */
export function buttonKey({ action, argument }: Pick<Button, 'action' | 'argument'>): string {
  return `${action}|${argument}`
}

/** The button behind a key; `undefined` for a key that is none of ours. */
export function readButtonKey(key: string): { action: string; argument: string } | undefined {
  const cut = key.indexOf('|')
  return cut <= 0 ? undefined : { action: key.slice(0, cut), argument: key.slice(cut + 1) }
}
