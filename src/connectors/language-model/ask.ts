import type OpenAI from 'openai'
import { APIError } from 'openai'

export interface Answered {
  content: string
  /** Tokens in and out, where the endpoint counts them. */
  tokens: number | undefined
}

interface Asked {
  task: string
  text: string
  signal: AbortSignal
}

/** An answer longer than this is no answer to any question of ours. */
const longestAnswer = 32_000

/** The SDK's own timeout does not notice a stream that falls silent; this does. */
const longestSilenceMs = 1_500

/** An endpoint that broke the rules of the talk: too long, silent in the middle. */
class BadAnswer extends Error {
  override readonly name = 'BadAnswer'
}

/**
 * Asks once and reads the answer as it comes. JSON is asked for in the way the endpoint knows: one that refuses the parameter is
 * never asked with it again.
 */
export function openAsking(client: OpenAI, model: string): (asked: Asked) => Promise<Answered> {
  let knowsJsonMode = true

  return async (asked) => {
    try {
      return await once(asked, knowsJsonMode)
    } catch (error) {
      if (!knowsJsonMode || !(error instanceof APIError) || error.status !== 400) throw error
      knowsJsonMode = false
      return once(asked, false)
    }
  }

  async function once({ task, text, signal }: Asked, jsonMode: boolean): Promise<Answered> {
    const silence = new AbortController()
    let timer: NodeJS.Timeout | undefined
    try {
      const stream = await client.chat.completions.create(
        {
          model,
          temperature: 0,
          stream: true,
          stream_options: { include_usage: true },
          ...(jsonMode && { response_format: { type: 'json_object' } }),
          messages: [
            { role: 'system', content: task },
            { role: 'user', content: text },
          ],
        },
        { signal: AbortSignal.any([signal, silence.signal]) },
      )
      timer = setTimeout(() => silence.abort(new BadAnswer('the stream fell silent')), longestSilenceMs)
      let content = ''
      let tokens: number | undefined
      for await (const chunk of stream) {
        timer.refresh()
        content += chunk.choices[0]?.delta?.content ?? ''
        tokens = chunk.usage?.total_tokens ?? tokens
        if (content.length > longestAnswer) throw new BadAnswer('the answer is too long')
      }
      if (silence.signal.aborted) throw silence.signal.reason
      return { content, tokens }
    } finally {
      clearTimeout(timer)
    }
  }
}
