/** Text without what does not show and cannot be said: control and zero-width characters, blanks at either end of a line. */
export function tidy(text: string): string {
  return text
    .replaceAll(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replaceAll(unseen, '')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim()
}

/** The same of what stands on one line. */
export function tidyLine(text: string): string {
  return tidy(text).replaceAll(/\n+/g, ' ')
}

const unseen = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}]/gu
