import type { Turn } from '../../conversation/skill.ts'
import { Refusal } from '../../people/refusal.ts'
import { screen } from '../../sales/compliance.ts'
import type { Draft } from '../../sales/library/draft.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import type { Offer } from '../../sales/sandbox/offers.ts'
import type { Understood } from '../../understanding/understood.ts'
import type { Ports, SalesAnswer, SalesSkill } from '../ports.ts'
import type { Cases } from '../sandbox/cases.ts'
import { remember } from '../talk/memory.ts'
import { proposalCard, settledCard } from './cards.ts'
import { openDesk } from './desk.ts'
import { proposalOf } from './proposal.ts'
import { asksToKeep, ownWords } from './wish.ts'

/** 投稿: a rep's good words are proposed to the library, under their name; whoever looks after it answers on the card. */
export function librarySkill(ports: Pick<Ports, 'libraries' | 'people'>, cases: Cases): SalesSkill {
  const { libraries } = ports
  const desk = openDesk(ports)
  return {
    name: 'library',
    // Keeping words is asked for in words that sound like judging them, or like being told them by a customer.
    intents: ['feedback.track', 'objection.handle', 'sandbox.talktrack', 'visit.log', 'smalltalk', 'help'],
    shown: {
      title: '投稿话术',
      what: '自己的好句子存进话术库，署你的名',
      examples: ['存成话术：您看的是买回来那天，还是第五年？'],
    },

    async reply(turn, text, meaning) {
      const isAsked = turn.awaited === true && turn.memory['proposing'] !== undefined
      if (!isAsked && !asksToKeep(text)) return undefined
      const said = ownWords(text) ?? (isAsked && !asksToKeep(text) ? text.trim() : undefined)
      const { made, offer } = await talkedAbout(turn, meaning)
      if (said === undefined) return { ...askedFor(offer), memory: remember(turn.memory, { proposing: 'words' }) }
      const [breach] = screen(said)
      if (breach !== undefined) throw new Refusal(`“${breach.quote}”不能说：${breach.why}这一句没有投。`)
      const listeners = meaning.slots.contacts?.flatMap(({ name }) => name ?? []) ?? []
      const draft = proposalOf(turn, said, { made, offer, listeners }, await libraries.of(turn.person.tenantId))
      return {
        replies: [{ kind: 'card', card: proposalCard(draft) }],
        memory: remember(turn.memory, { proposing: JSON.stringify(draft) }),
        halts: true,
      }
    },

    presses: {
      propose: async (turn, id) => {
        const draft = proposed(turn, id)
        return {
          replies: [
            { kind: 'redraw', card: settledCard(draft, '已投稿') },
            { kind: 'text', text: '投出去了。销售运营看过之后，采用不采用都告诉你。' },
          ],
          changes: [
            { kind: 'library.written', level: 'confirm', subject: id, draft },
            { kind: 'library.submitted', level: 'confirm', subject: id, draft },
          ],
          memory: remember(turn.memory, { proposing: undefined }),
        }
      },

      forget: async (turn, id) => ({
        replies: [{ kind: 'redraw', card: settledCard(proposed(turn, id), '没有投') }],
        memory: remember(turn.memory, { proposing: undefined }),
      }),

      publish: async (turn, argument) => {
        const draft = await waiting(turn, argument)
        const change = await desk.publishing(turn, draft)
        return {
          replies: [
            { kind: 'redraw', card: settledCard(draft, '已发布') },
            { kind: 'text', text: '发布了，下一张卡片就在用。' },
          ],
          changes: [change],
        }
      },

      decline: async (turn, argument) => {
        const draft = await waiting(turn, argument)
        if (!desk.mayEdit(turn.person)) throw new Refusal('话术库由销售运营和管理员维护。')
        return {
          replies: [
            { kind: 'redraw', card: settledCard(draft, '没有采用') },
            { kind: 'text', text: '好，没有采用，会告诉他。想说明理由，在话术库里点“不采用”。' },
          ],
          changes: [{ kind: 'library.declined', level: 'human', subject: draft.id, draft, remark: '' }],
        }
      },
    },
  }

  /** The set that was used last, or the one that was named. */
  async function talkedAbout(
    turn: Turn,
    { slots }: Understood,
  ): Promise<{ made?: Decision | undefined; offer?: Offer | undefined }> {
    const [usedIn, used] = turn.memory['words']?.split(':') ?? []
    const id = usedIn ?? turn.memory['decision']
    const made = id === undefined ? undefined : await cases.byId(turn, id)
    const number = slots.track_no ?? (used === undefined ? undefined : Number(used))
    return { made, offer: number === undefined ? undefined : made?.offers[number - 1] }
  }

  /** What the card was about, unless it has changed or been dealt with since. */
  async function waiting({ person }: Turn, argument: string): Promise<Draft> {
    const [id = '', writtenAt = ''] = argument.split(':')
    const draft = await libraries.draft(person, id)
    if (draft === undefined) throw new Refusal('找不到这份投稿，可能不归你管。')
    if (draft.state !== 'submitted' || Date.parse(draft.writtenAt) !== Number(writtenAt)) {
      throw new Refusal('这份已经处理过，或者刚被改过。点“看全文”看看现在的样子。')
    }
    return draft
  }
}

/** The rep's own words are asked for: what the library gave is in it already. */
function askedFor(offer: Offer | undefined): SalesAnswer {
  const known = offer === undefined ? '' : `“${offer.name}”原文就在话术库里。你改过的，`
  const text = `${known}把你的原话发我，一句也行，我替你投稿，署你的名。`
  return { replies: [{ kind: 'text', text }], awaits: 'library', halts: true }
}

function proposed({ memory }: Turn, id: string): Draft {
  const kept = memory['proposing']
  const draft = kept?.startsWith('{') ? (JSON.parse(kept) as Draft) : undefined
  if (draft?.id !== id) throw new Refusal('这张卡片已经过去了，重新说一次“存成话术”就好。')
  return draft
}
