import { dialect, initials, misspellings } from './spelling.ts'

/** What is read of a message. A rep's longest dictation is a tenth of this; the rest of a longer text is not analysed. */
const readable = 2_000

/** The message as the readers want it: one width of letters, no bot mention, evident slips of the input method mended. */
export function normalise(text: string): string {
  return text
    .slice(0, readable)
    .replace(wide, (letters) => letters.normalize('NFKC'))
    .replace(invisible, '')
    .replace(mention, ' ')
    .replace(otherwise, (word) => plainly[word] ?? word)
    .replace(latinWord, (word) => initials[word.toLowerCase()] ?? word)
    .replace(/[ \t\u3000]+/g, ' ')
    .trim()
}

/** Full-width letters and digits, ①, ㎡, ％ …; Chinese punctuation stays, because a plain comma also groups digits. */
const wide = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff05\u2460-\u2473\u3220-\u32ff\u3300-\u33ff\uf900-\ufaff]+/g

const invisible = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|\ufe0f/g

const mention = /@[^\s@，。,]{1,20}(?=\s|$)/g

const plainly: Readonly<Record<string, string>> = { ...misspellings, ...dialect }

const otherwise = new RegExp(Object.keys(plainly).join('|'), 'g')

const latinWord = /(?<![A-Za-z0-9])[A-Za-z]{3,5}(?![A-Za-z0-9])/g
