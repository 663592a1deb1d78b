import type { Button, Card } from '../../conversation/card.ts'
import type { Turn } from '../../conversation/skill.ts'
import { addDays } from '../../language/calendar.ts'
import { Refusal } from '../../people/refusal.ts'
import { sayDayOf } from '../../sales/say-day.ts'
import type { Visit } from '../../sales/visit.ts'
import { photoLimits } from '../../sales/visit-attachment.ts'
import { isHeic, withoutTraces } from '../../sovereignty/photo.ts'
import type { Ports, SalesAnswer } from '../ports.ts'

/** Visits of so many days a photo may still be of, and as many of them as a card has buttons for. */
const daysBack = 3
const mostOffered = 4

/** Keeps a photo that was sent, without its traces, and asks which visit it is of. */
export type PhotoOffer = (turn: Turn, bytes: Uint8Array) => Promise<SalesAnswer>

export function openPhotoOffer({
  visits,
  visitAttachments,
  customers,
}: Pick<Ports, 'visits' | 'visitAttachments' | 'customers'>): PhotoOffer {
  return async (turn, bytes) => {
    const plain = plainPhoto(bytes)
    const recent = await recentVisits(turn)
    if (recent.length === 0)
      throw new Refusal('最近三天没有你的拜访记录，这张照片没有留。先一句话记下拜访，再把照片发来。')
    const id = turn.newId()
    await visitAttachments.put(turn.person, { id, kind: 'photo', ...plain })
    return { replies: [{ kind: 'card', card: offer(id, recent, turn.today) }] }
  }

  async function recentVisits(turn: Turn): Promise<{ visit: Visit; called: string }[]> {
    const { person, today } = turn
    const held = await visits.between(person, addDays(today, -daysBack), today)
    const own = held.filter(({ ownerId }) => ownerId === person.id).slice(0, mostOffered)
    return Promise.all(own.map(async (visit) => ({ visit, called: await calledOf(customers, turn, visit) })))
  }
}

/** What a visit goes by: its customer, or how its words begin. */
export async function calledOf(
  customers: Ports['customers'],
  { person }: Turn,
  { customerId, text }: Visit,
): Promise<string> {
  const customer = customerId === undefined ? undefined : await customers.byId(person, customerId)
  return customer?.name ?? `“${text.slice(0, 8)}”`
}

function plainPhoto(bytes: Uint8Array) {
  if (bytes.length > photoLimits.bytes) throw new Refusal('这张照片超过 5 MB，没有留。发的时候不勾“原图”就好。')
  const plain = withoutTraces(bytes)
  if (plain !== undefined) return plain
  throw new Refusal(
    isHeic(bytes)
      ? '这张是 HEIC，多数手机打不开。在手机相机设置里选“兼容性最佳”再拍，或者转成 JPEG 再发。'
      : '这不是能收的照片。能收 JPEG、PNG、WebP；图里的字，用一句话告诉我就行。',
  )
}

function offer(id: string, recent: readonly { visit: Visit; called: string }[], today: string): Card {
  const buttons: Button[] = recent.map(({ visit, called }) => ({
    label: called,
    action: 'photo.place',
    argument: `${id},${visit.id}`,
  }))
  return {
    title: '收到照片，放进哪次拜访？',
    blocks: [
      {
        kind: 'facts',
        rows: recent.map(({ visit, called }) => ({
          label: sayDayOf(visit.at, today),
          value: `${called}：${visit.text}`,
        })),
      },
      { kind: 'text', text: '图里写了什么我不读。要紧的话，用一句话告诉我。', tone: 'quiet' },
    ],
    buttons: [...buttons, { label: '不用，删掉', action: 'photo.drop', argument: id }],
  }
}
