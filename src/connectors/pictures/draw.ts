import { readFileSync } from 'node:fs'
import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Draw, Picture, Shade } from '../../conversation/picture.ts'

/** Of the pages' light theme, and held against the same limits of contrast and colour blindness there. */
const colours = { paper: '#ffffff', ink: '#1b2430', soft: '#5b6470', rule: '#e2dfd7' } as const
const shades: Record<Shade, { fill: string; ink: string; mark: string }> = {
  dark: { fill: '#1d4e89', ink: '#ffffff', mark: '2' },
  light: { fill: '#a9c1de', ink: '#1b2430', mark: '1' },
  none: { fill: '#ffffff', ink: '#1b2430', mark: '0' },
  blank: { fill: '#ffffff', ink: '#5b6470', mark: '–' },
}

/** In points; two pixels each, for phones show a picture smaller than it is. */
const scale = 2
const margin = 20
const heading = 66
const columnHead = 26
const labelWidth = 112
const cell = { width: 54, height: 38, gap: 3 }
const footing = 30
const family = 'Sandtable Picture'

/**
 * Draws tables of shades with the font in this file (the letters our pictures use, of Noto Sans SC, OFL 1.1: `font.md` says how it was
 * made). The drawing library is loaded with the first picture, for most processes never draw one.
 */
export function openDraw(fontFile: string): Draw {
  let loaded: Promise<typeof import('@napi-rs/canvas')> | undefined
  return async (picture) => {
    loaded ??= import('@napi-rs/canvas').then((canvas) => {
      canvas.GlobalFonts.register(readFileSync(fontFile), family)
      return canvas
    })
    const { createCanvas } = await loaded
    const { width, height } = sizeOf(picture)
    const canvas = createCanvas(width * scale, height * scale)
    const context = canvas.getContext('2d')
    context.scale(scale, scale)
    paint(context, picture, width, height)
    // Pixels alone: no text, no time and no name of who made it goes along.
    return canvas.encode('png')
  }
}

function sizeOf({ columns, rows }: Picture): { width: number; height: number } {
  const across = cell.width + cell.gap
  return {
    width: margin * 2 + labelWidth + columns.length * across,
    height: margin * 2 + heading + columnHead + rows.length * (cell.height + cell.gap) + footing,
  }
}

function paint(context: SKRSContext2D, picture: Picture, width: number, height: number): void {
  const { title, subtitle, columns, rows, note } = picture
  const write = (text: string, x: number, y: number, size: number, colour: string, centred = false) => {
    context.font = `${size}px "${family}"`
    context.fillStyle = colour
    context.textAlign = centred ? 'center' : 'left'
    context.fillText(text, x, y)
  }
  context.textBaseline = 'middle'
  context.fillStyle = colours.paper
  context.fillRect(0, 0, width, height)
  write(title, margin, margin + 12, 20, colours.ink)
  write(subtitle, margin, margin + 40, 13, colours.soft)
  const left = margin + labelWidth
  const top = margin + heading
  const centreOf = (column: number) => left + column * (cell.width + cell.gap) + cell.width / 2
  for (const [at, name] of columns.entries()) write(name, centreOf(at), top + columnHead / 2, 12, colours.ink, true)
  for (const [at, { label, cells }] of rows.entries()) {
    const y = top + columnHead + at * (cell.height + cell.gap)
    write(label, margin, y + cell.height / 2, 14, colours.ink)
    for (const [column] of columns.entries()) {
      const { fill, ink, mark } = shades[cells[column] ?? 'blank']
      const x = centreOf(column) - cell.width / 2
      context.fillStyle = fill
      context.fillRect(x, y, cell.width, cell.height)
      context.strokeStyle = colours.rule
      context.strokeRect(x + 0.5, y + 0.5, cell.width - 1, cell.height - 1)
      write(mark, centreOf(column), y + cell.height / 2, 15, ink, true)
    }
  }
  write(note, margin, height - margin - 6, 12, colours.soft)
}
