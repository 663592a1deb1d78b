import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

/*
 * The levels of the heatmap told apart by everybody: one hue by lightness, in light and dark, for the three kinds of colour
 * blindness as Machado, Oliveira and Fernandes (2009) simulate them in full, and grey print.
 */
const css = readFileSync(new URL('../theme.css', import.meta.url), 'utf8')
const [light = '', dark = ''] = [...css.matchAll(/:root \{([^}]*)\}/g)].map(([, body]) => body)

type Rgb = readonly [number, number, number]

const kinds: Record<string, readonly [Rgb, Rgb, Rgb]> = {
  'full colour': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
  'grey print': [
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
  ],
}

/** WCAG 2.2: text on its cell; and neighbouring levels among themselves, where number and word stand beside the colour. */
const textContrast = 4.5
const levelContrast = 1.5

describe.each(Object.entries(kinds))('%s', (_, matrix) => {
  test.each([
    ['light', light],
    ['dark', dark],
  ])('%s: levels differ, and what stands on them can be read', (_theme, theme) => {
    const seen = (name: string) => through(matrix, colourOf(theme, name))
    const levels = [
      { cell: seen('panel'), text: seen('ink') },
      { cell: seen('accent-band'), text: seen('on-band') },
      { cell: seen('accent'), text: seen('on-accent') },
    ]
    for (const { cell, text } of levels) expect(contrast(cell, text)).toBeGreaterThanOrEqual(textContrast)
    for (const [at, { cell }] of levels.entries()) {
      const next = levels[at + 1]
      if (next !== undefined) expect(contrast(cell, next.cell)).toBeGreaterThanOrEqual(levelContrast)
    }
    const lightness = levels.map(({ cell }) => luminance(cell))
    expect(lightness).toEqual(lightness.toSorted((one, other) => (theme === dark ? one - other : other - one)))
  })
})

/** Linear light, 0 to 1. */
function colourOf(theme: string, name: string): Rgb {
  const hex = new RegExp(`--${name}: #([0-9a-f]{6});`).exec(theme)?.[1]
  if (hex === undefined) throw new Error(`the theme has no --${name}`)
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [channel(0), channel(2), channel(4)]
}

function through(matrix: readonly [Rgb, Rgb, Rgb], [red, green, blue]: Rgb): Rgb {
  const mixed = matrix.map((row) => Math.min(1, Math.max(0, row[0] * red + row[1] * green + row[2] * blue)))
  return [mixed[0] ?? 0, mixed[1] ?? 0, mixed[2] ?? 0]
}

function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: Rgb, other: Rgb): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}
