import type { Turn } from '../../conversation/skill.ts'
import { reachOf } from '../../people/permissions.ts'
import { Refusal } from '../../people/refusal.ts'
import type { Facts } from '../../sales/facts.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import { undoWindow, type Visit } from '../../sales/visit.ts'
import type { Understood } from '../../understanding/understood.ts'
import { remember, talkAbout } from '../memory.ts'
import type { Ports, SalesAnswer, SalesSkill } from '../ports.ts'
import type { Cases } from '../sandbox/cases.ts'
import { factsFrom } from '../sandbox/facts-from-slots.ts'
import { onlyOne } from '../which-deal.ts'
import type { Who } from '../who.ts'
import { keptCard, previewCard } from './cards.ts'

const longestNote = 600

/**
 * 记拜访, first form: the rep's own words are kept beside what they were talking about, and pay back at once with the new
 * probability. Nothing is written before it is confirmed.
 */
export function visitSkill(
  { decisions, deals, visits }: Ports,
  who: Who,
  cases: Cases,
  sandbox: SalesSkill,
): SalesSkill {
  return {
    name: 'visit',
    intents: ['visit.log'],
    shown: {
      title: '记拜访',
      what: '一句话记拜访，确认后才写，十分钟内能撤销',
      examples: ['刚见了张主任，他说预算月底批', '打电话给王经理，没接'],
    },

    async reply(turn, text, meaning) {
      if (meaning.intents.includes('sandbox.whatif')) return sandbox.reply?.(turn, text, meaning) ?? say('好，不记了。')
      if (meaning.intents.includes('undo.last') || meaning.intents.includes('help')) return say('好，不记了。')
      const note = text.trim().slice(0, longestNote)
      const id = turn.newId()
      const before = await visited(turn, text, meaning)
      const news = factsFrom(note, { ...meaning, intents: [...meaning.intents, 'visit.log'] }, turn.today)
      const after = before === undefined ? undefined : await cases.told(turn, before, news)
      const card = previewCard(id, note, customersIn(meaning), before, after)
      const kept = {
        visit: note,
        visitId: id,
        visitAbout: before?.id,
        visitNews: JSON.stringify(news),
        visitAt: turn.now.toISOString(),
      }
      return { replies: [{ kind: 'card', card }], memory: remember(turn.memory, kept) }
    },

    presses: { start, keep, drop, undo },
  }

  async function start(turn: Turn, decisionId: string): Promise<SalesAnswer> {
    mayWrite(turn)
    const decision = await cases.byId(turn, decisionId)
    if (decision === undefined) throw new Refusal('找不到这张卡片对应的推演，可能不是发给你的。')
    return {
      ...say('说吧，见了谁、聊到什么、约了什么，一句话就行。我先给你看，你确认了才记。'),
      memory: remember(turn.memory, talkAbout(await cases.current(turn, decision))),
      awaits: 'visit',
    }
  }

  async function keep(turn: Turn, id: string): Promise<SalesAnswer> {
    mayWrite(turn)
    const { visit: note, visitId, visitAbout, visitNews = '', visitAt = '' } = turn.memory
    if (note === undefined || visitId !== id) throw new Refusal(stale)
    const before = visitAbout === undefined ? undefined : await cases.byId(turn, visitAbout)
    if (visitAbout !== undefined && before === undefined) throw new Refusal(stale)
    // What was previewed is what is written: read then, not once more.
    const after = before === undefined ? undefined : await cases.told(turn, before, JSON.parse(visitNews) as Facts)
    const visit = visitOf(turn, id, note, visitAt, before)
    return {
      replies: [{ kind: 'card', card: keptCard(visit, after) }],
      changes: [
        { kind: 'visit.logged', level: 'confirm', subject: id, visit },
        ...(after === undefined
          ? []
          : [{ kind: 'sandbox.decided' as const, level: 'auto' as const, subject: after.id, decision: after }]),
      ],
      memory: remember(turn.memory, { ...nothingShown, ...(after === undefined ? {} : talkAbout(after)) }),
    }
  }

  async function drop({ memory }: Turn, id: string): Promise<SalesAnswer> {
    if (memory['visitId'] !== id) throw new Refusal('这张卡片已失效，它没有被记下。')
    return { ...say('好，没有记。'), memory: remember(memory, nothingShown) }
  }

  /** The visit goes, and with it the decision that rested on it. */
  async function undo({ person, now, memory }: Turn, argument: string): Promise<SalesAnswer> {
    const [id = '', decisionId] = argument.split(':')
    const visit = await visits.byId(person, id)
    if (visit === undefined || visit.ownerId !== person.id) throw new Refusal('这一条已经撤销过，或者不是你记的。')
    if (now.getTime() - Date.parse(visit.loggedAt) > undoWindow) {
      throw new Refusal('超过十分钟了，不能撤销。要更正的话，再记一条说明。')
    }
    const restsOnIt = decisionId !== undefined && memory['decision'] !== decisionId
    const back = restsOnIt || decisionId === undefined ? {} : { decision: visit.decisionId }
    const overtaken = memory['visitAbout'] === decisionId ? nothingShown : {}
    return {
      ...say(undoneWords(decisionId, restsOnIt)),
      changes: [
        { kind: 'visit.undone', level: 'auto', subject: id, ...(decisionId === undefined ? {} : { decisionId }) },
      ],
      memory: remember(memory, { ...back, ...overtaken }),
    }
  }

  /** Where the visited customer's only deal stands; without another name, what the talk is about. */
  async function visited(turn: Turn, text: string, meaning: Understood): Promise<Decision | undefined> {
    const names = customersIn(meaning)
    const meant =
      names.length === 1 ? onlyOne(await who.open(turn.person, names, text), turn.memory['deal']) : undefined
    const deal = meant === undefined || meant === 'several' ? undefined : await deals.byId(turn.person, meant)
    if (deal !== undefined) return cases.ofDeal(turn, deal)
    const id = turn.memory['decision']
    const talk = id === undefined ? undefined : await decisions.byId(turn.person, id)
    return talk === undefined || !concerns(meaning, talk) ? undefined : cases.current(turn, talk)
  }
}

/** No visit waits for its confirmation. */
const nothingShown = {
  visit: undefined,
  visitId: undefined,
  visitAbout: undefined,
  visitNews: undefined,
  visitAt: undefined,
}

const stale = '这张卡片已失效：要么已经记过，要么你后来又说了新的。这次没有再记。'

/** Later talk that built on the visit keeps what it told: that is said, not hidden. */
function undoneWords(decisionId: string | undefined, restsOnIt: boolean): string {
  if (decisionId === undefined) return '已撤销，这条拜访不算数了。'
  return restsOnIt
    ? '已撤销这条拜访。后面的推演已经用到它说的情况；想按没发生来算，把客户情况重新说一遍。'
    : '已撤销，概率也恢复到记之前。'
}

function mayWrite({ person }: Turn): void {
  if (reachOf(person, 'change', 'deal') === undefined) throw new Refusal('你的角色只能查看，拜访请由负责的销售来记。')
}

function say(text: string): SalesAnswer {
  return { replies: [{ kind: 'text', text }] }
}

/** Other names are other customers. */
function concerns(meaning: Understood, { facts }: Decision): boolean {
  const names = customersIn(meaning)
  return names.length === 0 || (names.length === 1 && names[0] === facts.customer?.value)
}

/** Every customer a message names. */
function customersIn({ slots }: Understood): string[] {
  return [slots, ...(slots.records ?? [])].flatMap(({ customer }) => (customer === undefined ? [] : [customer].flat()))
}

function visitOf({ person, now }: Turn, id: string, text: string, at: string, about: Decision | undefined): Visit {
  return {
    id,
    tenantId: person.tenantId,
    ownerId: person.id,
    teamId: person.teamId,
    ...(about === undefined ? {} : { decisionId: about.id }),
    ...(about?.dealId === undefined ? {} : { dealId: about.dealId }),
    at,
    loggedAt: now.toISOString(),
    text,
  }
}
