import { characters } from './characters.ts'

/**
 * How many 字 a platform will see. WeCom's documents do not say what one is; code points are the most that any reading but UTF-16 gives
 * (a family emoji is seven), so a text that fits by this count fits.
 */
export function lengthOf(text: string): number {
  let length = 0
  for (const _ of text) length += 1
  return length
}

/**
 * `text` on one line in at most `most` 字, ending in … when something was left out. Never cuts inside what a person sees as one
 * character, nor inside a number, for half a number is a wrong one; prefers to stop where a phrase stops.
 */
export function clip(text: string, most: number): string {
  const line = text.trim().replace(/\s+/g, ' ')
  if (lengthOf(line) <= most) return line
  const kept = beginning(line, most - 1)
  const whole = wholePhrases(kept)
  return `${whole === '' ? kept : whole}…`
}

function beginning(line: string, most: number): string {
  let kept = ''
  let length = 0
  for (const { segment } of characters.segment(line)) {
    length += lengthOf(segment)
    if (length > most) break
    kept += segment
  }
  return kept
}

/** Without a number or Latin word the cut may have gone through; up to a stop, if one is near the end. */
function wholePhrases(kept: string): string {
  const sure = kept.replace(/[\w.,%+\-−–]+\s*$/, '').trimEnd()
  const stop = Math.max(...[...'，。；：、｜！？,;|'].map((mark) => sure.lastIndexOf(mark)))
  return stop >= kept.length * 0.6 ? sure.slice(0, stop).trimEnd() : sure
}
