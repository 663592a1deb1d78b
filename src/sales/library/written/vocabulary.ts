import { plainHeader } from '../../import/header.ts'
import { choices } from '../choices.ts'
import { readWords } from './items.ts'

/** A closed list that a file may choose from, each word by its name. */
type Choices<Value extends string> = readonly { value: Value; label: string }[]

/** What a word stands for, by its name or its code. */
export function chosen<Value extends string>(word: string, of: Choices<Value>): Value | undefined {
  const plain = plainHeader(word)
  return of.find(({ value, label }) => value === word || [plainHeader(label), plainHeader(value)].includes(plain))
    ?.value
}

/** Several words; those that stand for nothing are given back. `every` is what 都行 means. */
export function severalChosen<Value extends string>(
  text: string,
  of: Choices<Value>,
  every: readonly Value[],
): { values: Value[]; unknown: string[] } {
  const words = readWords(text)
  if (words.length === 0 || (words.length === 1 && all.test(words[0] ?? ''))) return { values: [...every], unknown: [] }
  const found = words.map((word) => ({ word, value: chosen(word, of) }))
  return {
    values: [...new Set(found.flatMap(({ value }) => value ?? []))],
    unknown: found.filter(({ value }) => value === undefined).map(({ word }) => word),
  }
}

/** Words of a closed list as they are written. */
export function sayChosen<Value extends string>(values: readonly Value[], of: Choices<Value>): string {
  const labels = values.flatMap((value) => of.find((one) => one.value === value)?.label ?? [])
  return labels.length === 0 ? '都行' : labels.join('、')
}

const all = /^(?:都行|都可以|全部|所有|不限|通用|任何|all|any)$/i

export const industryChoices = choices.industries.map((value) => ({ value, label: value as string }))
