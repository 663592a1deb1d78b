import { z } from 'zod'
import { assess } from '../sales/risk/assess.ts'
import { caseOf, id, riskLine } from './risk-line.ts'

/**
 * `sandtable risk`: one deal with its contacts, complaints and events a line in, its signals a line out, in order. A bad line is
 * answered with an error in its place; resolves to whether none was.
 */
export async function riskCommand(input: AsyncIterable<string>, output: (line: string) => void): Promise<boolean> {
  let allGood = true
  for await (const line of input) {
    if (line.trim() === '') continue
    const answer = answerTo(line)
    if ('error' in answer) allGood = false
    output(JSON.stringify(answer))
  }
  return allGood
}

function answerTo(raw: string): object {
  const value = parsed(raw)
  if (value === undefined) return { error: '这一行不是 JSON' }
  const read = riskLine.safeParse(value)
  if (!read.success) {
    const known = z.object({ id }).safeParse(value)
    const error = read.error.issues.map(({ path, message }) => `${path.join('.') || '这一行'}：${message}`).join('；')
    return { ...(known.success && { id: known.data.id }), error }
  }
  return { ...(read.data.id !== undefined && { id: read.data.id }), ...assess(caseOf(read.data)) }
}

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw)
  } catch {
    return undefined
  }
}
