import type { Role } from './person.ts'

/**
 * Who answers for an action (人机责任矩阵): the bot alone, the bot after a person confirmed it,
 * or a person alone with the bot at most drafting.
 */
export type Level = 'auto' | 'confirm' | 'human'

const strictness: Record<Level, number> = { auto: 0, confirm: 1, human: 2 }

/** The stricter of two levels wins: human over confirm over auto. */
export function stricter(a: Level, b: Level): Level {
  return strictness[a] >= strictness[b] ? a : b
}

/**
 * What needs somebody's word 审批事项, and who may give it 谁有权批: the nearest person of that role who stands above everybody
 * concerned, and never who asks.
 */
export const authority = {
  discount: 'manager',
  payment: 'manager',
  credit: 'manager',
  extras: 'manager',
  contract: 'manager',
  channel: 'manager',
  other: 'manager',
} as const satisfies Record<string, Role>

export type Matter = keyof typeof authority
