/**
 * Words by their characters, to be walked along a text: every beginning of a word has a number, 0 the empty one. Looking for words
 * so costs a step a character, and no piece of the text is cut out for it.
 */
export interface WordTree {
  /** The beginning that is longer by one character, told by its code; −1 where no word goes on so. */
  onward(beginning: number, code: number): number
  /** Where the word that ends here stands in the list; −1 where none does. */
  wordAt(beginning: number): number
}

/** Of two equal words the later one stands. */
export function wordTree(words: readonly string[]): WordTree {
  const numbers = charactersIn(words)
  const longer = numberTable(words.reduce((sum, { length }) => sum + length, 1))
  const ends: number[] = [-1]
  for (const [index, word] of words.entries()) {
    let beginning = 0
    for (let at = 0; at < word.length; at++) {
      const key = beginning * numbers.many + (numbers.of[word.charCodeAt(at)] as number)
      const known = longer.get(key)
      beginning = known >= 0 ? known : ends.push(-1) - 1
      if (known < 0) longer.set(key, beginning)
    }
    ends[beginning] = index
  }
  const wordsAt = Int32Array.from(ends)
  return {
    onward(beginning, code) {
      const number = numbers.of[code] as number
      return number === 0 ? -1 : longer.get(beginning * numbers.many + number)
    },
    wordAt: (beginning) => wordsAt[beginning] as number,
  }
}

/** The characters numbered as they come up, so that a beginning and a character make one small number; 0 for the others. */
function charactersIn(words: readonly string[]): { of: Uint16Array; many: number } {
  const of = new Uint16Array(0x10000)
  let many = 1
  for (const word of words)
    for (let at = 0; at < word.length; at++) if (of[word.charCodeAt(at)] === 0) of[word.charCodeAt(at)] = many++
  return { of, many }
}

/** Numbers by numbers from 0 up, −1 where there is none; room for so many, side by side in memory. */
function numberTable(most: number) {
  const bits = Math.ceil(Math.log2(2 * most))
  const last = 2 ** bits - 1
  const keys = new Int32Array(last + 1).fill(-1)
  const values = new Int32Array(last + 1).fill(-1)
  const placeOf = (key: number) => {
    let place = Math.imul(key, 0x9e3779b1) >>> (32 - bits)
    while (keys[place] !== key && keys[place] !== -1) place = (place + 1) & last
    return place
  }
  return {
    get: (key: number) => values[placeOf(key)] as number,
    set(key: number, value: number) {
      const place = placeOf(key)
      keys[place] = key
      values[place] = value
    },
  }
}
