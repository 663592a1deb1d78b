import { Refusal } from '../../people/refusal.ts'
import type { Passage } from '../../sales/solutions/written/passages-in.ts'
import type { Archive } from '../office/archive.ts'
import { brokenFile } from '../office/broken-file.ts'
import { relationsOf } from '../office/relations.ts'
import { readXml } from '../office/xml.ts'

/**
 * A Word document as paragraphs (ECMA-376 part 1, WordprocessingML), headings by their styles. Only words are read: no pictures,
 * no macros, nothing outside the file; what was struck out under 修订 is not there.
 */
export async function readDocx(archive: Archive, path: string): Promise<Passage[]> {
  if (!archive.has(path)) throw brokenFile(`no ${path}`)
  const levels = await headingStyles(archive, path)
  const passages: Passage[] = []
  const paragraphs: { text: string; level?: number }[] = []
  let [inText, skipped, count, characters] = [false, 0, 0, 0]
  function write(paragraph: { text: string }, text: string): void {
    paragraph.text += text
    characters += text.length
    if (characters > mostCharacters) throw new Refusal('这个文档太长了，请拆成几份')
  }
  await readXml(archive.bytesOf(path), {
    open(name, attributes) {
      const paragraph = paragraphs.at(-1)
      if (twice.has(name)) skipped += 1
      else if (name === 'p') paragraphs.push({ text: '' })
      else if (name === 't') inText = true
      else if (paragraph === undefined) return
      else if (name === 'tab' || name === 'br' || name === 'cr') write(paragraph, name === 'tab' ? ' ' : '\n')
      else if (name === 'pStyle') setLevel(paragraph, levels.get(valOf(attributes) ?? ''))
      else if (name === 'outlineLvl') setLevel(paragraph, levelOf(Number(valOf(attributes))))
    },
    text(text) {
      const paragraph = paragraphs.at(-1)
      if (!inText || skipped > 0 || paragraph === undefined) return
      write(paragraph, text)
    },
    close(name) {
      if (twice.has(name)) skipped -= 1
      if (name === 't') inText = false
      if (name !== 'p') return
      const { text = '', level } = paragraphs.pop() ?? {}
      count += 1
      const lines = text.split('\n').filter((line) => line.trim() !== '')
      for (const line of lines) {
        passages.push({ line: count, ...(level === undefined ? {} : { level }), text: line.trim() })
      }
    },
  })
  return passages
}

/** A drawing is there once for new programs and once more for old ones. */
const twice = new Set(['Fallback'])

/** As many as some thousand pages have. */
const mostCharacters = 2_000_000

/** Which styles are headings, by their English names, which programs in Chinese keep as well; a document's title is above all. */
async function headingStyles(archive: Archive, of: string): Promise<Map<string, number>> {
  const levels = new Map<string, number>()
  const path = (await relationsOf(archive, of)).find(({ type }) => type === 'styles')?.path
  if (path === undefined || !archive.has(path)) return levels
  let style = ''
  await readXml(archive.bytesOf(path), {
    open(name, attributes) {
      if (name === 'style') style = attributeOf(attributes, 'styleId') ?? ''
      if (name !== 'name') return
      const [, number] = /^(?:heading|标题)\s*(\d)$/i.exec(valOf(attributes) ?? '') ?? []
      if (number !== undefined) levels.set(style, Number(number))
      if (/^(?:title|标题)$/i.test(valOf(attributes) ?? '')) levels.set(style, 0)
    },
  })
  return levels
}

/** Outlines count from 0; the tenth level is running text. */
function levelOf(outline: number): number | undefined {
  return outline < 9 ? outline + 1 : undefined
}

function setLevel(paragraph: { level?: number }, level: number | undefined): void {
  if (level !== undefined) paragraph.level = level
}

function valOf(attributes: Readonly<Record<string, string>>): string | undefined {
  return attributeOf(attributes, 'val')
}

/** By its name without prefix. */
function attributeOf(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.entries(attributes).find(([key]) => key.slice(key.indexOf(':') + 1) === name)?.[1]
}
