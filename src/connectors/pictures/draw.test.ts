import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Picture } from '../../conversation/picture.ts'
import { signals } from '../../sales/risk/signals/index.ts'
import { ladder, sayStage } from '../../sales/stage.ts'
import { openDraw } from './draw.ts'

const fontFile = new URL('noto-sans-sc.woff2', import.meta.url).pathname
const picture: Picture = {
  title: '风险热力图',
  subtitle: '8 单里有 2 单要核实，最要紧的在前',
  columns: signals.map(({ name }) => name),
  rows: [
    {
      label: '1  招投标',
      cells: signals.map((_, at) => (['dark', 'light', 'none', 'blank'] as const)[at % 4] ?? 'none'),
    },
    { label: '2  阶段没记', cells: signals.map(() => 'none') },
  ],
  note: '2 高　1 留意　0 正常　– 不适用。不含客户和金额，是哪几单看单聊。',
}

test('a picture is pixels and nothing else: no text, no time, no author goes along', async () => {
  const png = await openDraw(fontFile)(picture)
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  const kinds: string[] = []
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) kinds.push(png.toString('latin1', at + 4, at + 8))
  expect(kinds[0]).toBe('IHDR')
  expect(kinds.at(-1)).toBe('IEND')
  // What is between may say of which colours the pixels are, never words: tEXt, zTXt, iTXt, eXIf, tIME.
  for (const kind of kinds.slice(1, -1)) expect(['IDAT', 'sRGB', 'gAMA', 'cHRM', 'sBIT']).toContain(kind)
  expect(png.length).toBeLessThan(200_000)
})

test('the same picture is the same image, another one is not', async () => {
  const draw = openDraw(fontFile)
  expect((await draw(picture)).equals(await draw(picture))).toBe(true)
  expect((await draw(picture)).equals(await draw({ ...picture, rows: picture.rows.toReversed() }))).toBe(false)
})

test('the font holds every letter that a picture can say', () => {
  const letters = readFileSync(new URL('letters.txt', import.meta.url), 'utf8')
  const words = [
    picture.title,
    picture.subtitle,
    picture.note,
    ...signals.map(({ name }) => name),
    ...[...ladder, undefined].map(sayStage),
  ].join('')
  expect([...new Set(words)].filter((letter) => !letters.includes(letter))).toEqual([])
})
