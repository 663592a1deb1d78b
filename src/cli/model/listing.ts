const shown = 50

/** Lists what could not be used on standard error; standard output stays for results. */
export function listMistakes(mistakes: readonly string[]): void {
  for (const mistake of mistakes.slice(0, shown)) console.error(mistake)
  if (mistakes.length > shown) console.error(`…… 还有 ${mistakes.length - shown} 条`)
}
