import { Refusal } from '../../people/refusal.ts'
import type { SalesSkill } from '../ports.ts'
import { remember } from '../talk/memory.ts'
import { choicesIn } from './choices.ts'

/** The buttons under 你说的是哪一单: the words are heard again with the deal settled, by every skill they concern. */
export const whomSkill: SalesSkill = {
  name: 'whom',
  intents: [],
  presses: {
    async deal({ memory }, dealId) {
      const { unresolved, unresolvedName = '' } = memory
      if (unresolved === undefined) throw new Refusal('这张卡片已经过期了，把那句话再说一遍就好。')
      const chosen = { ...choicesIn(memory), [unresolvedName]: dealId }
      return { replies: [], memory: remember(memory, { chosen: JSON.stringify(chosen) }), hears: unresolved }
    },
  },
}
