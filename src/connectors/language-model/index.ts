import OpenAI from 'openai'
import type { z } from 'zod'
import type { Allowances } from '../../people/allowance.ts'
import { type Answered, openAsking } from './ask.ts'
import { openFirmness } from './firmness.ts'
import { jsonIn } from './json-answer.ts'
import { openMask } from './mask.ts'

/** Where a language model is reached: any OpenAI-compatible endpoint. */
interface ModelAddress {
  baseUrl: string
  apiKey: string
  model: string
}

/** One thing asked of the model on a company's behalf. What is in `text` is data to it, never an order. */
interface Question<T> {
  tenantId: string
  /** `YYYY-MM-DD` where the company works; the daily allowance is counted by it. */
  today: string
  task: string
  text: string
  /** Names in the text that must not leave the house: customers, people. */
  names: readonly string[]
  answer: z.ZodType<T>
  deadlineMs: number
}

/** Why there is no answer. Each of these is expected, and none changes what is shown without a model. */
export type NoAnswer = 'off' | 'spent' | 'busy' | 'resting' | 'late' | 'unreachable' | 'unreadable'

type ModelAnswer<T> = { answer: T } | { failed: NoAnswer; why: string }

export interface LanguageModel {
  ask<T>(question: Question<T>): Promise<ModelAnswer<T>>
}

interface Parts {
  address: ModelAddress
  /** The way out of the house, which lets only named hosts through. */
  fetch: typeof fetch
  allowances: Allowances
}

/**
 * The one place from which words leave for a language model: within the company's allowance, with names and numbers of persons
 * masked, before a deadline of our own, and believed only when the answer has the shape that was asked for.
 */
export function openLanguageModel({ address, fetch, allowances }: Parts): LanguageModel {
  const client = new OpenAI({ baseURL: address.baseUrl, apiKey: address.apiKey, maxRetries: 0, fetch })
  const ask = openAsking(client, address.model)
  const firmly = openFirmness()

  return {
    async ask({ tenantId, today, task, text, names, answer, deadlineMs }) {
      const allowance = await allowances.of(tenantId, today)
      if (!allowance.enabled) return { failed: 'off', why: 'switched off for this company' }
      if (allowance.spent >= allowance.dailyTokens) return { failed: 'spent', why: `${allowance.spent} tokens today` }

      const mask = openMask(names)
      const asked = await firmly(deadlineMs, (signal) => ask({ task, text: mask.hide(text), signal }))
      if ('failed' in asked) return asked
      await allowances.spend(tenantId, today, tokensOf(asked.answer, task, text))
      const read = answer.safeParse(jsonIn(asked.answer.content))
      if (!read.success)
        return { failed: 'unreadable', why: read.error.issues[0]?.message ?? 'not the shape asked for' }
      return { answer: mask.show(read.data) }
    },
  }
}

/** Endpoints that count nothing are counted for, at a token a character, which is above what any of them charges. */
function tokensOf({ content, tokens }: Answered, task: string, text: string): number {
  return tokens ?? task.length + text.length + content.length
}
