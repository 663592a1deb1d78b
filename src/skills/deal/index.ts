import type { Turn } from '../../conversation/skill.ts'
import { isAboutToLeave } from '../../language/leaving.ts'
import { Refusal } from '../../people/refusal.ts'
import type { Deal } from '../../sales/deal.ts'
import { type Facts, isNoNews } from '../../sales/facts.ts'
import { dealChanged, withNews } from '../../sales/record/news.ts'
import type { Intent, Understood } from '../../understanding/understood.ts'
import { draftsIn } from '../filing/drafts.ts'
import type { Filing } from '../filing/frame.ts'
import type { Ports, SalesAnswer, SalesSkill } from '../ports.ts'
import type { Cases } from '../sandbox/cases.ts'
import { asAnswer, toldFacts } from '../sandbox/facts-from-slots.ts'
import { remember, talkAbout } from '../talk/memory.ts'
import type { FindDeal } from '../whom/find-deal.ts'
import type { ClashDesk } from './clash.ts'
import { closeFiler, endingIn, endOf } from './close-filer.ts'
import { isLeftAlone, leftAloneCard } from './left-alone.ts'
import type { Opening } from './opening.ts'
import { type ToldDeal, updateFiler, updateIntents } from './update-filer.ts'

/** 商机: opened, kept up to date, moved along its path, closed; each shown old → new and written with one tap. */
export function dealSkill(
  { deals }: Pick<Ports, 'deals'>,
  parts: { findDeal: FindDeal; cases: Cases; filing: Filing; opening: Opening; desk: ClashDesk; sandbox: SalesSkill },
): SalesSkill {
  const { findDeal, cases, filing, opening, desk, sandbox } = parts
  return {
    name: 'deal',
    intents: ['deal.create', 'deal.update', 'chain.update', 'stage.change', 'deal.won', 'deal.lost'],
    shown: {
      title: '商机',
      what: '一句话建单、改金额阶段、记决策链、赢单丢单，看过再写',
      examples: ['建个商机 明道零售 门店巡检 50万', '阶段改到商务谈判'],
    },

    async reply(turn, text, meaning) {
      const { intents, slots } = meaning
      const named = turn.awaited ? await opening.named(turn, text, meaning) : undefined
      if (named !== undefined || !this.intents.some((intent) => intents.includes(intent as Intent))) return named
      if (intents.includes('deal.create')) return opening.tell(turn, text, meaning)
      const filled = slots.customer === undefined ? await fill(turn, text, meaning) : undefined
      if (filled !== undefined) return filled
      const found = await findDeal(turn, text, slots.customer, slots)
      if (found.asked !== undefined) return found.asked
      const deal = found.deal ?? (await talkedAbout(turn, meaning))
      if (isLeftAlone(slots)) return leftAlone(turn, meaning, deal)
      const end = endingIn(meaning)
      if (deal === undefined) return end === undefined ? withoutDeal(turn, text, meaning) : notFound(meaning)
      if (end !== undefined) return filing.propose(turn, closeFiler(end), endOf(turn, deal.id, text, slots))
      return update(turn, text, meaning, deal)
    },

    presses: {
      begin: opening.begin,
      beginWith: opening.beginWith,
      same: opening.same,
      another: opening.another,
      resume: opening.resume,
      grant: (turn, id) => desk.settle(turn, id, 'granted'),
      decline: (turn, id) => desk.settle(turn, id, 'declined'),
    },
  }

  /** 先别标丢单: that nothing is written is an answer as well. */
  async function leftAlone(turn: Turn, { slots }: Understood, deal: Deal | undefined): Promise<SalesAnswer> {
    const not = slots.stage_not ?? ''
    if (deal === undefined) return { replies: [{ kind: 'text', text: `好，不标${not}，什么都没动。` }] }
    const standing = await cases.ofDeal(turn, deal)
    return {
      replies: [{ kind: 'card', card: leftAloneCard(not, deal, standing) }],
      memory: remember(turn.memory, talkAbout(standing)),
    }
  }

  async function update(turn: Turn, text: string, meaning: Understood, deal: Deal): Promise<SalesAnswer | undefined> {
    const { facts } = await cases.ofDeal(turn, deal)
    const news = asAnswer(toldFacts(text, ownPart(meaning), facts, turn.today), turn.memory['pending'])
    if (isBesideOthers(meaning) && dealChanged(deal, withNews(deal, news)).length === 0) return undefined
    const { stage } = meaning.slots
    const status = stage === '搁置' ? 'shelved' : deal.status === 'shelved' && stage !== undefined ? 'open' : undefined
    const note = foreignSum(meaning) ?? goingNote(text, news)
    const changesNothing = dealChanged(deal, withNews(deal, news)).length === 0
    if (note !== undefined && status === undefined && (isNoNews(news) || changesNothing)) throw new Refusal(note)
    const { revisit } = meaning.slots
    const told: ToldDeal = {
      dealId: deal.id,
      news,
      said: { text, at: turn.now.toISOString() },
      ...(status === undefined ? {} : { status }),
      ...(status === 'shelved' && revisit !== undefined ? { revisit } : {}),
    }
    return filing.propose(turn, updateFiler(kindOf(meaning)), told, note)
  }

  /** A short message after a card that wants something more belongs to that card. */
  async function fill(turn: Turn, text: string, meaning: Understood): Promise<SalesAnswer | undefined> {
    const draft = draftsIn(turn.memory).at(-1)
    const { pending } = turn.memory
    if (draft === undefined || (pending !== `card:${draft.intent}` && !pending?.startsWith('ask:'))) return undefined
    const source = await filing.filerOf(draft.intent)?.filled?.(turn, draft.source, text, meaning)
    return source === undefined ? undefined : filing.correct(turn, draft, source)
  }

  /** The deal the talk is about, when no other name was said and it has not ended. */
  async function talkedAbout({ person, memory }: Turn, { slots }: Understood): Promise<Deal | undefined> {
    const id = slots.customer === undefined ? memory['deal'] : undefined
    const deal = id === undefined ? undefined : await deals.byId(person, id)
    return deal?.status === 'open' || deal?.status === 'shelved' ? deal : undefined
  }

  /** Nothing on file to write to: it is talked through, and said to be no more than that. */
  async function withoutDeal(turn: Turn, text: string, meaning: Understood): Promise<SalesAnswer | undefined> {
    if (meaning.intents.some((intent) => sandbox.intents.includes(intent))) return undefined
    const answer = await sandbox.reply?.(turn, text, meaning)
    const [customer] = [meaning.slots.customer ?? []].flat()
    if (answer === undefined || customer === undefined) return answer
    const hint = `${customer}还没有商机，这些只用来推演，没有写进记录。要建就说“建个商机 ${customer}”。`
    return { ...answer, replies: [...answer.replies, { kind: 'text', text: hint }] }
  }
}

/** Who is about to leave stays in the decision chain until then; what is worth doing is worth doing before. */
function goingNote(text: string, { contacts }: Facts): string | undefined {
  const name = contacts.find((contact) => contact.name !== undefined && isAboutToLeave(text, contact.name))?.name
  return name === undefined
    ? undefined
    : `${name}还没走，决策链先不动他。趁他在，请他引荐接手的人，问清手上的事交给谁；真离职了说一声“${name}离职了”。`
}

/** Sums on record are yuan, and a rate of exchange is not the bot's to choose. */
function foreignSum({ slots: { amount, currency } }: Understood): string | undefined {
  if (amount === undefined || currency === undefined || currency === 'CNY') return undefined
  const name = currencyNames[currency] ?? currency
  return `金额都按人民币记，${amount / 10_000} 万${name}没有记。折成人民币多少，再说一句就行。`
}

const currencyNames: Readonly<Record<string, string>> = { USD: '美元', EUR: '欧元', HKD: '港元', JPY: '日元' }

/** Beside a visit, whose card holds what was told there, an order is about the stage alone. */
function ownPart({ intents, slots, tier }: Understood): Understood {
  const { stage } = slots
  const own = intents.includes('visit.log') ? { ...(stage === undefined ? {} : { stage }) } : slots
  return { intents, slots: own, tier }
}

/** What is on record already needs no word where the rest of the message is answered. */
function isBesideOthers({ intents, slots: { stage, revisit } }: Understood): boolean {
  const own: readonly Intent[] = updateIntents
  return stage === undefined && revisit === undefined && intents.some((intent) => !own.includes(intent))
}

/** Told together they are an update like any other. */
function kindOf({ intents }: Understood): 'deal.update' | 'chain.update' | 'stage.change' {
  const told = updateIntents.filter((intent) => intents.includes(intent))
  return told.length === 1 && told[0] !== undefined ? told[0] : 'deal.update'
}

function notFound({ slots }: Understood): SalesAnswer {
  const [customer] = [slots.customer ?? []].flat()
  throw new Refusal(
    customer === undefined
      ? '说的是哪一单？把客户名带上再说一遍，比如“宏达精密签了，348万”。什么都没改。'
      : `没找到${customer}在跟的商机，什么都没改。还没建过的话，先说“建个商机 ${customer}”。`,
  )
}
