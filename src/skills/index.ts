import type { Answer, Turn } from '../conversation/skill.ts'
import type { Understood } from '../understanding/understood.ts'
import { carefulSkill } from './careful/index.ts'
import { openHearing } from './hearing.ts'
import { fallbackSkill, helpSkill, welcome } from './help/index.ts'
import { joiningSkill } from './joining/index.ts'
import type { Ports, SalesSkill, Writes } from './ports.ts'
import { sandboxSkill } from './sandbox/index.ts'
import { visitSkill } from './visit/index.ts'

export type { Ports, Writes } from './ports.ts'

export interface Skills {
  skills: readonly SalesSkill[]
  fallback: SalesSkill
  welcome(turn: Turn): Answer<Writes>
  understand(text: string, turn: Turn): Promise<Understood>
}

/** Everything one can ask for, in the order in which a message is offered to them: what needs care first. */
export function openSkills(ports: Ports): Skills {
  const [sandbox, visit] = [sandboxSkill(ports), visitSkill(ports)]
  const shown = [sandbox, visit]
  return {
    skills: [carefulSkill, visit, sandbox, joiningSkill, helpSkill(shown)],
    fallback: fallbackSkill,
    welcome: welcome(shown),
    understand: openHearing(ports.deals),
  }
}
