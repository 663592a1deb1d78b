import type { Turn } from '../../conversation/skill.ts'
import type { Deal } from '../../sales/deal.ts'
import type { Understood } from '../../understanding/understood.ts'
import type { Ports, SalesAnswer, SalesSkill } from '../ports.ts'
import type { Cases } from '../sandbox/cases.ts'
import { decided } from '../sandbox/index.ts'
import { readBack } from '../sandbox/read-back.ts'
import { openSoFar } from '../sandbox/so-far.ts'
import { openTake } from '../sandbox/take.ts'
import { exchanged } from '../talk/exchange.ts'
import { remember, talkAbout } from '../talk/memory.ts'
import type { FindDeal } from '../whom/find-deal.ts'
import { objectionCard } from './cards.ts'

/** 接异议: "客户嫌贵咋回", or the pushback alone, answered in three different ways. */
export function objectionSkill(ports: Ports, findDeal: FindDeal, cases: Cases): SalesSkill {
  const soFar = openSoFar(cases, ports.libraries, ports.pointReader)
  const take = openTake(cases, ports.polisher)
  return {
    name: 'objection',
    intents: ['objection.handle'],
    shown: { title: '接异议', what: '客户怎么推回来的，说一句，给你三种接法', examples: ['客户嫌贵，怎么回'] },
    async reply(turn, text, meaning) {
      const found = await findDeal(turn, text, meaning.slots.customer, meaning.slots)
      return found.asked ?? answer(turn, text, meaning, found.deal)
    },
    presses: {
      take: (turn, argument) => take.press(turn, argument, objectionCard),
    },
  }

  async function answer(turn: Turn, text: string, meaning: Understood, deal: Deal | undefined): Promise<SalesAnswer> {
    const before = await soFar.before(turn, meaning, deal)
    const made = await soFar.told(turn, text, meaning, before)
    return {
      replies: [{ kind: 'card', card: objectionCard(made, [], await readBack(turn, before, ports)) }],
      changes: [decided(made), exchanged(turn, text, meaning, made)],
      memory: remember(turn.memory, {
        ...talkAbout(made),
        unresolved: undefined,
        pending: `tracks:${made.offers.length}`,
      }),
    }
  }
}
