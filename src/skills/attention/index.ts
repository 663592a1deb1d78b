import { z } from 'zod'
import type { Card } from '../../conversation/card.ts'
import type { Turn } from '../../conversation/skill.ts'
import { dayOf } from '../../language/calendar.ts'
import { type Attention, type AttentionWishes, longestLeadMinutes } from '../../people/attention.ts'
import { sayInstant } from '../../sales/told-time.ts'
import type { Ports, SalesAnswer, SalesSkill } from '../ports.ts'
import { attentionAsked } from './asked.ts'

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, '时间写成 21:30 这样')

/** What may be wished for, as a page sends it. */
export const Wishes = z.strictObject({
  leadMinutes: z.int().min(5, '最少提前 5 分钟').max(longestLeadMinutes, '最多提前一天').optional(),
  quietFrom: time.optional(),
  quietUntil: time.optional(),
  workdaysOnly: z.boolean().optional(),
  cap: z.int().min(1, '一天至少 1 条').max(50, '一天最多 50 条').optional(),
  briefs: z.enum(['daily', 'weekly', 'off']).optional(),
  briefAt: time.optional(),
  mutedUntil: z.iso.datetime().nullable().optional(),
})

/** 提醒设置: when and how much somebody is spoken to unasked, in words or on a page. */
export function attentionSkill({ attentions }: Pick<Ports, 'attentions'>): SalesSkill {
  return {
    name: 'attention',
    intents: ['task.create'],
    comesFirst: true,

    async reply(turn, text) {
      const asked = attentionAsked(text, turn.now)
      if (asked === undefined) return undefined
      if (asked !== 'show' && asked !== 'apart') return wish(turn, asked)
      const card = { kind: 'card', card: await cardFor(turn, {}) } as const
      return { replies: asked === 'apart' ? [{ kind: 'text', text: notApart }, card] : [card] }
    },

    presses: {
      set: async (turn, argument) => wish(turn, withoutUndefined(Wishes.parse(JSON.parse(argument)))),
      resume: async (turn) => wish(turn, { mutedUntil: null }),
    },
  }

  async function wish(turn: Turn, wishes: AttentionWishes): Promise<SalesAnswer> {
    const { id } = turn.person
    return {
      replies: [{ kind: 'card', card: await cardFor(turn, wishes) }],
      changes: [{ kind: 'attention.set', level: 'auto', subject: id, wishes }],
    }
  }

  async function cardFor({ person, now }: Turn, wishes: AttentionWishes): Promise<Card> {
    const before = await attentions.of(person.tenantId, person.id)
    const { mutedUntil, ...rest } = { ...before, ...wishes } as Attention & { mutedUntil?: string | null }
    const isMuted = typeof mutedUntil === 'string' && Date.parse(mutedUntil) > now.getTime()
    return attentionCard(rest, isMuted ? mutedUntil : undefined, now, Object.keys(wishes).length > 0)
  }
}

const notApart =
  '会前的一页纸和会后的一问，还不能单独关掉。能改的是提前多久、什么时候不打扰、一天最多几条，或者说“今天别再推了”。'

function attentionCard(
  { leadMinutes, quietFrom, quietUntil, workdaysOnly, cap }: Attention,
  mutedUntil: string | undefined,
  now: Date,
  isNew: boolean,
): Card {
  return {
    title: isNew ? '好，按这个来' : '现在是这样提醒你的',
    subtitle: '临界点和你自己定了几点的提醒，照样会到',
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: '会前', value: `提前 ${sayMinutes(leadMinutes)}` },
          { label: '不打扰', value: quietFrom === quietUntil ? '不设' : `${quietFrom}–${quietUntil}` },
          { label: '休息日', value: workdaysOnly ? '只说当天日程的事（调休照上班算）' : '照常' },
          { label: '一天最多', value: `${cap} 条，装不下的并到下一条` },
          ...(mutedUntil === undefined
            ? []
            : [{ label: '暂停到', value: sayInstant(new Date(mutedUntil), dayOf(now)) }]),
        ],
      },
    ],
    ...(mutedUntil === undefined
      ? {}
      : { buttons: [{ label: '恢复推送', action: 'attention.resume', argument: '-' }] }),
    link: { label: '设置', path: '/h5/attention' },
  }
}

function sayMinutes(minutes: number): string {
  if (minutes % 60 === 0) return `${minutes / 60} 小时`
  return minutes > 60 ? `${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分钟` : `${minutes} 分钟`
}

function withoutUndefined(wishes: z.infer<typeof Wishes>): AttentionWishes {
  return Object.fromEntries(Object.entries(wishes).filter(([, value]) => value !== undefined))
}
