import type { Industry } from './industries.ts'

/** Kinds of customers within a trade where what is said has to rest on the law 受监管场景. */
export const scenes = ['retail-pharmacy'] as const
export type Scene = (typeof scenes)[number]

export const sceneNames: Record<Scene, string> = { 'retail-pharmacy': '连锁药店' }

const words: Record<Scene, { trade: Industry; said: RegExp }> = {
  'retail-pharmacy': { trade: '医药', said: /药店|药房|药堂|大药|医药连锁|药品零售/ },
}

/** The regulated scene that words about a customer of this trade tell of. A hospital's 药房 is the hospital's. */
export function sceneIn(text: string, trade: Industry | undefined): Scene | undefined {
  return scenes.find((scene) => words[scene].trade === trade && words[scene].said.test(text))
}
