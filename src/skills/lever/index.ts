import type { Turn } from '../../conversation/skill.ts'
import { Refusal } from '../../people/refusal.ts'
import type { Filing } from '../filing/frame.ts'
import type { SalesAnswer, SalesSkill } from '../ports.ts'
import type { Cases } from '../sandbox/cases.ts'
import { taskFiler } from '../task/filer.ts'

/** One tap makes what would move the figure something to do; a day for it can be set on its card. */
export function leverSkill(cases: Cases, filing: Filing): SalesSkill {
  return { name: 'lever', intents: [], presses: { take } }

  async function take(turn: Turn, argument: string): Promise<SalesAnswer> {
    const [id = '', leverId = ''] = argument.split(':')
    const decision = await cases.byId(turn, id)
    const lever = decision?.levers.find((candidate) => candidate.id === leverId)
    if (decision === undefined || lever === undefined) throw new Refusal('这一项已经不适用了，重新点“如果…”看看。')
    const { dealId, facts } = decision
    return filing.file(turn, taskFiler, {
      text: lever.label,
      ...(facts.customer === undefined ? {} : { customer: facts.customer.value }),
      ...(dealId === undefined ? {} : { dealId }),
    })
  }
}
