import type { Turn } from '../../conversation/skill.ts'
import { addWorkdays } from '../../language/holidays.ts'
import { roleLabels } from '../../people/person.ts'
import { Refusal } from '../../people/refusal.ts'
import { agendaFor } from '../../sales/behaviour/war-room.ts'
import type { Deal } from '../../sales/deal.ts'
import type { ToldTime } from '../../sales/told-time.ts'
import type { Candidate } from '../calendar/agreed.ts'
import type { Dated } from '../calendar/filer.ts'
import { settledCard } from '../filing/cards.ts'
import { draftsIn } from '../filing/drafts.ts'
import type { Filer } from '../filing/filer.ts'
import type { Filing } from '../filing/frame.ts'
import type { Ports, SalesAnswer } from '../ports.ts'

/** What teams of other functions are called, the first asked first. */
const functions = ['售前', '解决方案', '产品', '交付', '实施', '研发', '技术', '售后', '质量', '法务', '供应链']
/** More nobody looks through before a meeting. */
const mostCandidates = 12

/**
 * 客户攻坚会: drafted with an agenda from the deal’s records, with colleagues to be asked to come by a tap; once somebody says yes it
 * stands in the calendar, and who is asked hears of it.
 */
export function openWarRoom(
  { deals, people }: Pick<Ports, 'deals' | 'people'>,
  filing: Filing,
  appointments: Filer<Dated>,
) {
  return { propose, invite }

  async function propose(turn: Turn, dealId: string, when?: ToldTime): Promise<SalesAnswer> {
    const deal = await deals.byId(turn.person, dealId)
    if (deal === undefined) throw new Refusal('这一单不在你能看的范围里。')
    const { isOther, candidates } = await candidatesFor(turn, deal)
    const note = isOther
      ? '公司里没有叫售前、产品、交付的部门，先列运营和主管。点名字就加上，记下以后才告诉他们。'
      : '点名字就加上，记下以后才告诉他们。'
    const owner = deal.ownerId === turn.person.id ? [] : [{ id: deal.ownerId, name: deal.ownerName }]
    const source: Dated = {
      title: `${deal.customer}攻坚会`,
      when: when ?? { value: `${addWorkdays(turn.today, 1)}T15:00:00+08:00` },
      customer: deal.customer,
      dealId,
      with: owner.map(({ name }) => name),
      invited: owner,
      candidates,
      agenda: agendaFor(deal)
        .map((line, at) => `${at + 1}. ${line}`)
        .join('\n'),
      besideVisit: true,
    }
    return filing.propose(turn, appointments, source, note)
  }

  /** One more is asked to come: the card is drawn anew, and nobody hears of it before the tap. */
  async function invite(turn: Turn, argument: string): Promise<SalesAnswer> {
    const [dealId = '', personId = ''] = argument.split(';')
    const draft = draftsIn(turn.memory).findLast(
      ({ intent, source }) => intent === appointments.intent && (source as Dated).dealId === dealId,
    )
    const source = draft?.source as Dated | undefined
    const colleague = source?.candidates?.find(({ id }) => id === personId)
    if (draft === undefined || source === undefined || colleague === undefined)
      throw new Refusal('这场攻坚会已经处理过了。要加人，再拟一场。')
    const { invited = [] } = source
    if (invited.some(({ id }) => id === personId)) throw new Refusal(`已经加上${colleague.name}了。`)
    const { id, name } = colleague
    const next: Dated = { ...source, invited: [...invited, { id, name }], with: [...source.with, name] }
    const answer = await filing.correct(turn, draft, next)
    return {
      ...answer,
      replies: [{ kind: 'redraw', card: settledCard(draft.proposal, '看新的一张') }, ...answer.replies],
    }
  }

  /** People of other functions; where the company has no such team, sales operations and managers. */
  async function candidatesFor(
    { person }: Turn,
    { ownerId }: Deal,
  ): Promise<{ isOther: boolean; candidates: Candidate[] }> {
    const found = await people.inTeamsCalled(person.tenantId, functions, mostCandidates)
    const able = found.map(({ person: { id, name }, team }) => ({ id, name, team }))
    const isOther = able.length === 0
    const candidates = isOther ? await others(person.tenantId) : able
    return { isOther, candidates: candidates.filter(({ id }) => id !== person.id && id !== ownerId) }
  }

  async function others(tenantId: string): Promise<Candidate[]> {
    const found = await Promise.all((['sales-ops', 'manager'] as const).map((role) => people.withRole(tenantId, role)))
    return found
      .flat()
      .slice(0, mostCandidates)
      .map(({ person: { id, name, role } }) => ({ id, name, team: roleLabels[role] }))
  }
}
