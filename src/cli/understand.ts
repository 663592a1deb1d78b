import { z } from 'zod'
import { namesToHide, reconcile, type SecondReader } from '../understanding/second-reading.ts'
import { understand } from '../understanding/understand.ts'
import type { Heard, Understood } from '../understanding/understood.ts'

/**
 * `sandtable understand`: one message a line in (`{id, text, channel, context}`), what it means a line out
 * (`{id, intents, slots, tier}`), in order. A bad line is answered with an error in its place; resolves to whether none was.
 * With a second reader (`--llm`) each message is read twice.
 */
export async function understandCommand(
  input: AsyncIterable<string>,
  output: (line: string) => void,
  clock: () => Date,
  secondReader?: SecondReader,
): Promise<boolean> {
  let allGood = true
  for await (const line of input) {
    if (line.trim() === '') continue
    const answer = await answerTo(line, clock, secondReader)
    if ('error' in answer) allGood = false
    output(JSON.stringify(answer))
  }
  return allGood
}

const id = z.union([z.string(), z.number()])

/** Labelled sets leave `context` out or set it to null; both mean that nothing is known. */
const line = z.object({
  id: id.optional(),
  text: z.string({ error: 'text 要是一段文字' }),
  channel: z.enum(['single', 'group'], { error: 'channel 只能是 single 或 group' }).default('single'),
  context: z
    .object({
      customer: z.string().nullish(),
      deal: z.string().nullish(),
      pending: z.string().nullish(),
    })
    .nullish(),
})

async function answerTo(raw: string, clock: () => Date, secondReader: SecondReader | undefined): Promise<object> {
  const value = parsed(raw)
  if (value === undefined) return { error: '这一行不是 JSON' }
  const message = line.safeParse(value)
  if (!message.success) {
    const known = z.object({ id }).safeParse(value)
    const reasons = message.error.issues.map(({ path, message }) => (path.length > 0 ? message : '这一行要是一个对象'))
    return { ...(known.success && { id: known.data.id }), error: reasons.join('；') }
  }
  const { text, channel, context } = message.data
  const heard: Heard = { channel, now: clock(), ...(context && { context: said(context) }) }
  return { ...(message.data.id !== undefined && { id: message.data.id }), ...(await read(text, heard, secondReader)) }
}

async function read(text: string, heard: Heard, secondReader: SecondReader | undefined): Promise<Understood> {
  const first = understand(text, heard)
  const about = { tenantId: 'cases', today: heard.now.toISOString().slice(0, 10), names: namesToHide(first, heard) }
  const second = await secondReader?.(text, about)
  return second === undefined ? first : reconcile(text, heard, first, second)
}

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw)
  } catch {
    return undefined
  }
}

function said({
  customer,
  deal,
  pending,
}: NonNullable<z.infer<typeof line>['context']>): NonNullable<Heard['context']> {
  return { ...(customer && { customer }), ...(deal && { deal }), ...(pending && { pending }) }
}
