import { access, constants, readFile, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
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

/** Asked before the work is done: a result that nothing can be written to is worth nothing. */
export async function checkFolders(...files: readonly (string | undefined)[]): Promise<void> {
  for (const file of files) {
    if (file === undefined) continue
    const folder = dirname(resolve(file))
    await access(folder, constants.W_OK).catch((error: unknown) => {
      throw new Refusal(`写不进 ${folder}：${reasonOf(error, '没有这个文件夹')}`)
    })
  }
}

/** The bytes of a file somebody named; that it is not there is theirs to hear, in a sentence. */
export async function readNamed(file: string, what: string): Promise<Buffer> {
  try {
    return await readFile(file)
  } catch (error) {
    throw new Refusal(`${what}文件 ${file} 读不了：${reasonOf(error)}`)
  }
}

function reasonOf(error: unknown, absent = '没有这个文件'): string {
  const { code = '' } = error as NodeJS.ErrnoException
  return { ENOENT: absent, EISDIR: '这是一个文件夹', EACCES: '没有权限' }[code] ?? String(error)
}

async function readJson<T>(file: string, schema: z.ZodType<T>, what: string): Promise<T> {
  const text = (await readNamed(file, what)).toString('utf8').replace(/^\uFEFF/, '')
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
