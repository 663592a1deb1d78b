import { PlatformError } from '../conversation/platform.ts'

const mostTries = 3
const pauseMs = 2000

/** Asks a platform a few times: one in trouble for a moment does not end a round that takes minutes. */
export async function patiently<T>(ask: () => Promise<T>, sleep: (ms: number) => Promise<void>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await ask()
    } catch (error) {
      if (!(error instanceof PlatformError) || error.retry === 'never' || tries === mostTries) throw error
      await sleep(error.retryAfter ?? pauseMs)
    }
  }
}
