import { readFile, writeFile } from 'node:fs/promises'
import type { z } from 'zod'
import { Refusal } from '../../people/refusal.ts'
import { Mapping } from '../../sales/model/mapping.ts'
import { CloseModel } from '../../sales/model/model.ts'

export function readMapping(file: string): Promise<Mapping> {
  return readJson(file, Mapping, '映射')
}

export function readModel(file: string): Promise<CloseModel> {
  return readJson(file, CloseModel, '模型')
}

export async function writeJson(file: string, value: unknown): Promise<void> {
  await writeFile(file, `${JSON.stringify(value)}\n`)
}

async function readJson<T>(file: string, schema: z.ZodType<T>, what: string): Promise<T> {
  const text = (await readFile(file, 'utf8')).replace(/^\uFEFF/, '')
  const read = schema.safeParse(parsed(text, file, what))
  if (read.success) return read.data
  const mistakes = read.error.issues.map(({ path, message }) => `  · ${path.join('.') || '整个文件'}：${message}`)
  throw new Refusal([`${what}文件 ${file} 有问题：`, ...mistakes.slice(0, 20)].join('\n'))
}

function parsed(text: string, file: string, what: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal(`${what}文件 ${file} 不是 JSON`)
  }
}
