import { pinyin } from 'pinyin-pro'

/** How a name sounds, for names that were heard or typed by sound. */
export interface Sound {
  /** Syllables without tones as somebody types them: `hongdajingmi`. */
  letters: string
  /** First letters: `hdjm`. */
  initials: string
  /** Syllables, each between blanks, with sounds that many confuse made one, sh and s, ing and in: ` hong da jin mi `. */
  blurred: string
}

/** Reading a name costs more than comparing it; the same names come again with every message. */
const known = new Map<string, Sound>()
const kept = 50_000

export function soundOf(plain: string): Sound {
  const before = known.get(plain)
  if (before !== undefined) return before
  if (known.size >= kept) known.clear()
  const sound = read(plain)
  known.set(plain, sound)
  return sound
}

function read(plain: string): Sound {
  const heard = heardIn(plain)
  return {
    letters: heard.join(''),
    initials: heard.map((syllable) => syllable[0] ?? '').join(''),
    blurred: ` ${heard.map(blur).join(' ')} `,
  }
}

/** One blurred syllable for each Chinese character. */
export function syllablesOf(chinese: string): string[] {
  return heardIn(chinese).map(blur)
}

function heardIn(plain: string): string[] {
  return pinyin(plain, { toneType: 'none', type: 'array', v: true })
}

/** zh, ch, sh are z, c, s to many a speaker; so are ing and in, eng and en, ang and an. */
function blur(syllable: string): string {
  return syllable.replace(/^([zcs])h/, '$1').replace(/([aei]n)g$/, '$1')
}
