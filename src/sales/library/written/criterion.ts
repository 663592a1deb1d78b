import { choices } from '../choices.ts'
import type { PathDraft } from '../draft.ts'
import { tidyLine } from './tidy.ts'
import { chosen } from './vocabulary.ts'

type Criterion = PathDraft['stages'][number]['exit'][number]

/** `报过价（看：报过价）`: an exit criterion with what of a deal's record shows it; nothing after it where only people can tell. */
export function writeCriterion({ text, shownBy }: Criterion): string {
  const plain = tidyLine(text)
  const label = choices.signs.find(({ value }) => value === shownBy)?.label
  if (label !== undefined) return `${plain}（看：${label}）`
  // Words that end as if they said what shows them say that nothing does.
  return shown.test(plain) ? `${plain}（看：）` : plain
}

/** A criterion as somebody wrote it; one that was there keeps what shows it, unless the file says otherwise. `wrong`: no such sign. */
export function readCriterion(written: string, before: readonly Criterion[]): Criterion & { wrong?: string } {
  const [, text = written, label] = shown.exec(written) ?? []
  if (label === undefined) return before.find((one) => tidyLine(one.text) === written) ?? { text: written }
  const shownBy = chosen(label, choices.signs)
  if (shownBy !== undefined) return { text: text.trim(), shownBy }
  return label.trim() === '' ? { text: text.trim() } : { text: text.trim(), wrong: label }
}

const shown = /^(.*)[（(]看[：:]([^（）()]*)[）)]$/
