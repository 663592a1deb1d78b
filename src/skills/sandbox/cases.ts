import type { Turn } from '../../conversation/skill.ts'
import type { Deal } from '../../sales/deal.ts'
import { type Facts, mergeFacts } from '../../sales/facts.ts'
import { decide } from '../../sales/sandbox/decide.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import { pull } from '../../sales/sandbox/levers.ts'
import { afterAWord, type Signalled } from '../../sales/sandbox/signalled.ts'
import type { Understood } from '../../understanding/understood.ts'
import type { Hear, Ports, Viewing } from '../ports.ts'
import type { Board } from '../risk/board.ts'
import { remember, talkAbout } from '../talk/memory.ts'
import { openStudies } from '../tracks/studies.ts'
import { supposedFacts } from './facts-from-slots.ts'

/** The sandbox on a customer or a deal, for the chat and for the pages alike. Nothing here writes. */
export interface Cases {
  /** A decision on these facts, in the name of who asks. */
  make(viewing: Viewing, facts: Facts, about: About): Promise<Decision>
  /** Where a deal stands now: the newest talk about it, or its record when that is newer; by today's model and the signals as they are. */
  ofDeal(viewing: Viewing, deal: Deal): Promise<Decision>
  /** What a deal's record alone says. */
  recorded(viewing: Viewing, deal: Deal): Promise<Decision>
  /** A kept decision, or what a deal's record alone says (`record-<deal>`); `undefined` for what one may not see. */
  byId(viewing: Viewing, id: string): Promise<Decision | undefined>
  /** The newest decision on the same deal, or the given one where there is no deal. */
  current(viewing: Viewing, decision: Decision): Promise<Decision>
  /** What the talk is about, as it stands now; `undefined` when it is about nobody yet. */
  talkedAbout(turn: Turn): Promise<Decision | undefined>
  /** A kept decision with the estimate it would have now, to compare like with like: the company may have closed deals since. */
  renewed(viewing: Viewing, decision: Decision): Promise<Decision>
  /** The case with what was told about it; a deal keeps its customer's name, however they were called this time. */
  told(viewing: Viewing, before: Decision | undefined, news: Facts): Promise<Decision>
  /** The same once that is on record: a deal of which something was noted today is silent no more. */
  noted(viewing: Viewing, before: Decision | undefined, news: Facts): Promise<Decision>
  /** The case with some levers pulled. */
  pulled(viewing: Viewing, before: Decision, leverIds: readonly string[]): Promise<Decision>
  /** The case under a hypothesis in the rep's own words; `meaning` when it is known already. */
  supposed(viewing: Viewing, before: Decision, text: string, meaning?: Understood): Promise<Decision>
}

/** What a decision is about; with neither it is about nobody on file. */
type About = Pick<Decision, 'dealId' | 'supposing'>

const recordPrefix = 'record-'

/** Made from a deal's record alone, and kept nowhere. */
export function isOnlyRecord({ id }: Pick<Decision, 'id'>): boolean {
  return id.startsWith(recordPrefix)
}

export function openCases(
  { decisions, deals, models, libraries, ledger }: Ports,
  hear: Hear,
  board: Pick<Board, 'signalled'>,
): Cases {
  const studies = openStudies(ledger)
  return { make, ofDeal, recorded, byId, current, talkedAbout, renewed, told, noted, pulled, supposed }

  async function make(viewing: Viewing, facts: Facts, about: About): Promise<Decision> {
    return decideOn(viewing, facts, about, await signalsOf(viewing, about.dealId))
  }

  async function decideOn(
    { person, now, today, newId }: Viewing,
    facts: Facts,
    about: About,
    signalled: readonly Signalled[] | undefined,
  ): Promise<Decision> {
    const study = await studies.of(person.tenantId, now.getTime())
    const { tracks } = await libraries.of(person.tenantId)
    const stage = facts.stage?.value
    return decide({
      id: newId(),
      at: now,
      today,
      tenantId: person.tenantId,
      ownerId: person.id,
      teamId: person.teamId,
      ...about,
      facts,
      peers: await decisions.peers(person.tenantId, facts.industry?.value),
      beliefs: await models.beliefs(person.tenantId),
      signalled,
      tracks: study.offered(tracks),
      ...(stage === undefined ? {} : { lessons: study.lessons(stage, facts.industry?.value) }),
    })
  }

  async function signalsOf({ person, today }: Viewing, dealId: string | undefined) {
    return dealId === undefined ? undefined : board.signalled(person, dealId, today)
  }

  async function ofDeal(viewing: Viewing, deal: Deal): Promise<Decision> {
    const latest = await decisions.latestOf(viewing.person, deal.id)
    if (latest === undefined || latest.at < deal.updatedAt) return recorded(viewing, deal)
    const { model } = await models.beliefs(viewing.person.tenantId)
    const signalled = await signalsOf(viewing, deal.id)
    return latest.model === model && isHeeded(latest, signalled)
      ? latest
      : asRecorded(await decideOn(viewing, latest.facts, { dealId: deal.id }, signalled))
  }

  async function recorded(viewing: Viewing, deal: Deal): Promise<Decision> {
    const customer = { value: deal.customer, source: 'record' as const, on: viewing.today }
    return asRecorded(await make(viewing, { customer, ...deal.facts }, { dealId: deal.id }))
  }

  async function byId(viewing: Viewing, id: string): Promise<Decision | undefined> {
    if (!id.startsWith(recordPrefix)) return decisions.byId(viewing.person, id)
    const deal = await deals.byId(viewing.person, id.slice(recordPrefix.length))
    return deal === undefined ? undefined : ofDeal(viewing, deal)
  }

  async function current(viewing: Viewing, decision: Decision): Promise<Decision> {
    const { dealId } = decision
    const deal = dealId === undefined ? undefined : await deals.byId(viewing.person, dealId)
    return deal === undefined ? decision : ofDeal(viewing, deal)
  }

  async function talkedAbout(turn: Turn): Promise<Decision | undefined> {
    const { decision: id, deal: dealId } = turn.memory
    const made = id === undefined ? undefined : await byId(turn, id)
    if (made !== undefined) return current(turn, made)
    const deal = dealId === undefined ? undefined : await deals.byId(turn.person, dealId)
    return deal === undefined ? undefined : ofDeal(turn, deal)
  }

  async function renewed(viewing: Viewing, decision: Decision): Promise<Decision> {
    if (isOnlyRecord(decision)) return decision
    const { facts, dealId } = decision
    return { ...decision, estimate: (await make(viewing, facts, dealId === undefined ? {} : { dealId })).estimate }
  }

  async function told(viewing: Viewing, before: Decision | undefined, news: Facts): Promise<Decision> {
    return make(viewing, ...withNews(before, news))
  }

  async function noted(viewing: Viewing, before: Decision | undefined, news: Facts): Promise<Decision> {
    const [facts, about] = withNews(before, news)
    return decideOn(viewing, facts, about, afterAWord(await signalsOf(viewing, about.dealId)))
  }

  async function pulled(viewing: Viewing, before: Decision, leverIds: readonly string[]): Promise<Decision> {
    const labels = before.levers.filter(({ id }) => leverIds.includes(id)).map(({ label }) => label)
    return make(viewing, pull(before.facts, leverIds, viewing.today), alike(before, labels.join('，')))
  }

  async function supposed(viewing: Viewing, before: Decision, text: string, meaning?: Understood): Promise<Decision> {
    const meant = meaning ?? (await hear(text, { ...viewing, memory: remember({}, talkAbout(before)) }))
    const facts = mergeFacts(before.facts, supposedFacts(text, meant, before.facts, viewing.today))
    return make(viewing, facts, alike(before, withoutIf(text)))
  }
}

/** A case with what was told about it; a deal keeps its customer's name. */
function withNews(before: Decision | undefined, news: Facts): [Facts, About] {
  if (before === undefined) return [news, {}]
  const facts = mergeFacts(before.facts, news)
  if (before.dealId === undefined) return [facts, {}]
  const { customer = facts.customer } = before.facts
  return [customer === undefined ? facts : { ...facts, customer }, { dealId: before.dealId }]
}

/** Whether a decision has heard what the signals find; that one more day has gone by changes nothing. */
function isHeeded({ signalled = [] }: Decision, now: readonly Signalled[] = []): boolean {
  const said = (those: readonly Signalled[]) =>
    JSON.stringify(those.map(({ signal, level }) => `${signal} ${level}`).sort())
  return said(signalled) === said(now)
}

/** A decision that nobody has asked for yet is called after its deal, under which it can be found again. */
function asRecorded(decision: Decision): Decision {
  return { ...decision, id: `${recordPrefix}${decision.dealId}` }
}

function alike({ dealId }: Decision, supposing: string): Pick<Decision, 'dealId' | 'supposing'> {
  return dealId === undefined ? { supposing } : { dealId, supposing }
}

const longestSupposition = 24

/** The hypothesis without its "if" and without what is asked of it, for a title. */
function withoutIf(text: string): string {
  const [first = '', ...clauses] = text.trim().split(/[，,；;]/)
  return [first, ...clauses.filter((clause) => !asking.test(clause))]
    .join('，')
    .replace(/^那?么?(.{0,8}?)(?:如果|要是|假如|假设|万一|若是?)/, '$1')
    .replace(/(的话)?呢?[？?。!！]?$/, '')
    .slice(0, longestSupposition)
}

const asking = /[几多]少?[成点单个分]|多少|会怎|怎么?样|能不能|会不会|行不行|吗[？?]?$|[赢胜成]率|把握|概率|可能性/
