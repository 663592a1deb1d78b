import { z } from 'zod'
import { type Button as CardButton, readButtonKey } from '../../src/conversation/card.ts'

/** What a button of ours hands back: Feishu seals it, so it is ours as it was drawn. */
export interface Button {
  action: string
  argument: string
  /** For whom the card was drawn. */
  to: string
}

/** The field of a card that a question is answered in. */
export const answerField = 'said'

const Value = z.object({ action: z.string().min(1), argument: z.string(), to: z.string() })
const More = z.object({ to: z.string() })

export function handBack({ action, argument }: Pick<CardButton, 'action' | 'argument'>, to: string): Button {
  return { action, argument, to }
}

/** The button behind a callback's `value`, or behind the `option` chosen under 更多; `undefined` for what is none of ours. */
export function readButton(value: unknown, option: string | undefined): Button | undefined {
  if (option === undefined) return Value.safeParse(value).data
  const { data } = More.safeParse(value)
  const button = readButtonKey(option)
  return data && button && { ...button, to: data.to }
}

/** Whom the card was drawn for and what they typed into its field; `undefined` where nothing was. */
export function readAnswer(value: unknown, form: unknown): { to: string; text: string } | undefined {
  const to = More.safeParse(value).data?.to
  const text = z.object({ [answerField]: z.string().trim().min(1) }).safeParse(form).data?.[answerField]
  return to === undefined || text === undefined ? undefined : { to, text }
}
