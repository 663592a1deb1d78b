import type { Turn } from '../../conversation/skill.ts'
import { Refusal } from '../../people/refusal.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import type { Slots, Understood } from '../../understanding/understood.ts'
import { toldIn } from '../hearing/told-times.ts'
import type { Ports, SalesAnswer, SalesSkill } from '../ports.ts'
import type { Cases } from '../sandbox/cases.ts'
import { factsFrom } from '../sandbox/facts-from-slots.ts'
import { decided } from '../sandbox/index.ts'
import type { FindDeal } from '../whom/find-deal.ts'
import type { Prepare } from './prepare.ts'
import { returnPreview, returnSheet } from './return-sheet.ts'

/** Pages of one message beyond these are asked for once more. */
const mostAtOnce = 3

/** 拜访前一页纸: what is on record about a customer, what to ask and what would move it; a return sheet on a second tap. */
export function previsitSkill(
  ports: Pick<Ports, 'decisions'>,
  findDeal: FindDeal,
  cases: Cases,
  prepare: Prepare,
): SalesSkill {
  return {
    name: 'previsit',
    intents: ['brief.previsit'],
    shown: {
      title: '拜访准备',
      what: '上次说好什么、谁没见到、会提什么异议、先问哪三句',
      examples: ['明天拜访宏达精密，准备一下'],
    },

    async reply(turn, text, meaning) {
      let together: SalesAnswer = { replies: [] }
      for (const { name, slots } of whoIn(meaning).slice(0, mostAtOnce)) {
        const found = await findDeal(turn, text, name)
        if (found.asked !== undefined) return found.asked
        const standing = found.deal === undefined ? await talkedAbout(turn, name) : await cases.ofDeal(turn, found.deal)
        const decision = standing ?? (await cases.make(turn, factsFrom(text, { ...meaning, slots }, turn.today), {}))
        const answer =
          meaning.tier === 'confirm' && asksForSheet(text) ? sheetFor(decision) : await page(turn, decision, slots)
        together = {
          replies: [...together.replies, ...answer.replies],
          // A decision made just now has to be there when its buttons are pressed.
          changes: [...(together.changes ?? []), ...(standing === undefined ? [decided(decision)] : [])],
        }
      }
      return together
    },

    presses: {
      page: async (turn, id) => page(turn, await visible(turn, id), {}),
      sheet: async (turn, id) => ({ replies: [{ kind: 'text', text: returnSheet(await visible(turn, id)) }] }),
      nosheet: async () => ({ replies: [{ kind: 'text', text: '好，不出了。' }] }),
    },
  }

  async function visible(turn: Turn, id: string): Promise<Decision> {
    const decision = await cases.byId(turn, id)
    if (decision === undefined) throw new Refusal('找不到这张卡片对应的客户，可能不是发给你的。')
    return decision
  }

  function sheetFor(decision: Decision): SalesAnswer {
    return { replies: [{ kind: 'card', card: returnPreview(decision) }] }
  }

  async function page(turn: Turn, decision: Decision, slots: Slots): Promise<SalesAnswer> {
    return { replies: await prepare(turn, decision, toldIn(slots)) }
  }

  /** Without a name, whom the talk is about. */
  async function talkedAbout(turn: Turn, name: string | undefined): Promise<Decision | undefined> {
    const id = name === undefined ? turn.memory['decision'] : undefined
    const talk = id === undefined ? undefined : await ports.decisions.byId(turn.person, id)
    return talk === undefined ? undefined : cases.current(turn, talk)
  }
}

/** Each customer to be prepared for, with what was said of them. */
function whoIn({ slots }: Understood): { name: string | undefined; slots: Slots }[] {
  const records = (slots.records ?? []).filter(({ customer }) => customer !== undefined)
  if (records.length > 0)
    return records.flatMap((record) => namesIn(record).map((name) => ({ name, slots: { ...record, customer: name } })))
  const names = namesIn(slots)
  return names.length === 0
    ? [{ name: undefined, slots }]
    : names.map((name) => ({ name, slots: { ...slots, customer: name } }))
}

function namesIn({ customer }: Slots): string[] {
  return customer === undefined ? [] : [customer].flat()
}

function asksForSheet(text: string): boolean {
  return /roi|回[收本]|投[产资]?(?:入)?(?:产出|回报)|测算/i.test(text)
}
