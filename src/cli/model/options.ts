import { Refusal } from '../../people/refusal.ts'

export interface Options {
  readonly [name: string]: string | undefined
}

const known = ['data', 'mapping', 'out', 'model', 'report', 'folds', 'seed']

/** `--name value` and `--name=value`; anything else is a mistake worth a sentence. */
export function readOptions(words: readonly string[]): Options {
  const options: Record<string, string> = {}
  for (let index = 0; index < words.length; index++) {
    const found = /^--([a-z]+)(?:=(.*))?$/.exec(words[index] ?? '')
    const name = found?.[1] ?? ''
    if (!known.includes(name))
      throw new Refusal(`不认识 ${words[index]}。能用的：${known.map((one) => `--${one}`).join('、')}`)
    const value = found?.[2] ?? words[++index]
    if (value === undefined || value === '') throw new Refusal(`--${name} 后面少了值`)
    options[name] = value
  }
  return options
}

export function neededOption(options: Options, name: string): string {
  const value = options[name]
  if (value === undefined) throw new Refusal(`少了 --${name}`)
  return value
}

export function wholeOption(options: Options, name: string, otherwise: number, least: number): number {
  const value = Number(options[name] ?? otherwise)
  if (!Number.isSafeInteger(value) || value < least) throw new Refusal(`--${name} 要是不小于 ${least} 的整数`)
  return value
}
