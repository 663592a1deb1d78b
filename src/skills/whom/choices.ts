import type { Memory } from '../../conversation/skill.ts'

/** What the button 都不是 stands for. */
export const noneOfThem = 'none'

/** The deals chosen so far for a message that several fit, by how their customer was called in it. */
export function choicesIn({ chosen }: Memory): Record<string, string> {
  return chosen === undefined ? {} : (JSON.parse(chosen) as Record<string, string>)
}
