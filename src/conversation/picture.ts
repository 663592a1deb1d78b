import type { Card } from './card.ts'

/**
 * A table told by shades, to be drawn as one image for a chat where many read along. It holds only what all of them may know:
 * whoever makes it puts no name and no amount in.
 */
export interface Picture {
  title: string
  subtitle: string
  columns: readonly string[]
  rows: readonly { label: string; cells: readonly Shade[] }[]
  /** What the shades mean, and what is left out. */
  note: string
}

/** How grave; each has its number beside its lightness. `blank`: nothing to tell. */
export type Shade = 'dark' | 'light' | 'none' | 'blank'

/** Draws a picture as a PNG. */
export type Draw = (picture: Picture) => Promise<Buffer>

/** The same in words, for platforms and clients that show no image: of each row the columns that are shaded, the darkest first. */
export function pictureAsCard({ title, subtitle, columns, rows, note }: Picture): Card {
  const named = (cells: readonly Shade[], shade: Shade) => columns.filter((_, at) => cells[at] === shade)
  return {
    title,
    subtitle,
    blocks: [
      {
        kind: 'facts',
        rows: rows.map(({ label, cells }) => ({
          label,
          value: [...named(cells, 'dark').map((name) => `${name}（高）`), ...named(cells, 'light')].join('、') || '—',
        })),
      },
      { kind: 'text', text: note, tone: 'quiet' },
    ],
  }
}
