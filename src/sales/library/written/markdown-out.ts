import type { PathDraft, TrackDraft } from '../draft.ts'
import { fieldsOf, isList, labelOf } from './fields.ts'
import { readItems } from './items.ts'
import { asHeading, escaped } from './markdown-marks.ts'
import { tidyLine } from './tidy.ts'
import { type Standing, stageCells, trackCells } from './write-cells.ts'

/** Talk-tracks as Markdown that reads well, can be edited by hand, and reads back the same. */
export function tracksAsMarkdown(tracks: readonly (Standing & { words: TrackDraft })[]): string {
  return `# 话术\n\n${tracks.map((track) => trackAsMarkdown(track, track.words)).join('\n')}`
}

/** The same of paths, a heading for each stage. */
export function pathsAsMarkdown(
  paths: readonly (Pick<Standing, 'itemId' | 'version'> & { name: string; words: PathDraft })[],
): string {
  const written = paths.map(({ itemId, version, name, words }) => {
    const about = [line(labelOf('path', 'id'), itemId), line(labelOf('path', 'version'), String(version))]
    return `## ${asHeading(tidyLine(name))}\n\n${about.join('')}\n${words.stages.map(stageAsMarkdown).join('\n')}`
  })
  return `# 行业路径\n\n${written.join('\n')}`
}

/** What a track need not say, for that is what it means where nothing is said. */
const unsaid: Partial<Record<string, string>> = { state: '在用', ware: '都行', scene: '不是' }

function trackAsMarkdown(standing: Standing, words: TrackDraft): string {
  const cells = trackCells(words, standing)
  const lines = fieldsOf('track')
    .filter((field) => field !== 'name' && cells[field] !== '' && cells[field] !== unsaid[field])
    .map((field) => (isList(field) ? list : line)(labelOf('track', field), cells[field]))
  return `## ${asHeading(cells.name)}\n\n${lines.join('')}`
}

function stageAsMarkdown(stage: PathDraft['stages'][number]): string {
  const { stage: rung, name, days, exit } = stageCells(stage)
  const about = [line(labelOf('stage', 'name'), name), line(labelOf('stage', 'days'), days)]
  return `### ${rung}\n\n${about.join('')}${list(labelOf('stage', 'exit'), exit)}`
}

/** `- 开场：…`; further lines of it stand below, further in. */
function line(label: string, text: string): string {
  const [first = '', ...more] = text.split('\n')
  const below = more.map((each) => (each === '' ? '\n' : `  ${escaped(each)}\n`)).join('')
  return `- ${label}：${first.startsWith('\\') ? `\\${first}` : first}\n${below}`
}

function list(label: string, items: string): string {
  return `- ${label}：\n${readItems(items)
    .map((item) => `  - ${escaped(item)}\n`)
    .join('')}`
}
