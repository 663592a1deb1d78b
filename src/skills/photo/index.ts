import type { Button, Card } from '../../conversation/card.ts'
import type { Media } from '../../conversation/message.ts'
import type { Turn } from '../../conversation/skill.ts'
import { addDays } from '../../language/calendar.ts'
import { Refusal } from '../../people/refusal.ts'
import { sayDayOf } from '../../sales/say-day.ts'
import type { Visit } from '../../sales/visit.ts'
import { photoLimits } from '../../sales/visit-attachment.ts'
import { isHeic, withoutTraces } from '../../sovereignty/photo.ts'
import type { Ports, SalesAnswer, SalesSkill } from '../ports.ts'

/** Visits of so many days a photo may still be of, and as many of them as a card has buttons for. */
const daysBack = 3
const mostOffered = 4

type Needs = Pick<Ports, 'visits' | 'visitAttachments' | 'customers' | 'platform'>

/** 现场照片: one sent into the chat goes to the visit that its sender taps, without where and when it was taken. */
export function photoSkill({ visits, visitAttachments, customers, platform }: Needs): SalesSkill {
  return { name: 'photo', intents: [], media, presses: { place, drop } }

  async function media(turn: Turn, sent: Media): Promise<SalesAnswer | undefined> {
    if (sent.type !== 'image') return undefined
    const fetched = await platform(turn.platform)?.media?.(sent)
    if (fetched === undefined) return undefined
    if ('unfit' in fetched) throw new Refusal(fetched.unfit)
    const plain = plainPhoto(fetched.bytes)
    const recent = await recentVisits(turn)
    if (recent.length === 0)
      throw new Refusal('最近三天没有你的拜访记录，这张照片没有留。先一句话记下拜访，再把照片发来。')
    const id = turn.newId()
    await visitAttachments.put(turn.person, { id, kind: 'photo', ...plain })
    return { replies: [{ kind: 'card', card: offer(id, recent, turn.today) }] }
  }

  async function place(turn: Turn, argument: string): Promise<SalesAnswer> {
    const [id = '', visitId = ''] = argument.split(',')
    const visit = await visits.byId(turn.person, visitId)
    if (visit === undefined || visit.ownerId !== turn.person.id) throw new Refusal('没有这次拜访，或者不是你记的。')
    const [waiting] = await visitAttachments.waiting(turn.person, [id])
    if (waiting === undefined) throw new Refusal('这张照片已经放好了，或者已经删了。')
    const there = await visitAttachments.of(turn.person, [visitId])
    if (there.filter((one) => one.place === undefined).length >= photoLimits.ofVisit)
      throw new Refusal(`一次拜访最多放 ${photoLimits.ofVisit} 张照片，这次已经满了。`)
    const done: Card = {
      title: `照片放进${await calledOf(turn, visit)}的拜访了`,
      blocks: [{ kind: 'text', text: '拍摄地点和时间已经去掉；在客户页里看，也能在那里拿掉。', tone: 'quiet' }],
      ...(visit.customerId === undefined
        ? {}
        : { link: { label: '客户页', path: `/h5/customers/${visit.customerId}` } }),
    }
    return {
      replies: [{ kind: 'redraw', card: done }],
      changes: [{ kind: 'visit.photographed', level: 'confirm', subject: visitId, photoId: id }],
    }
  }

  async function drop(turn: Turn, id: string): Promise<SalesAnswer> {
    await visitAttachments.drop(turn.person, id)
    return { replies: [{ kind: 'redraw', card: { title: '照片删了', blocks: [] } }] }
  }

  async function recentVisits(turn: Turn): Promise<{ visit: Visit; called: string }[]> {
    const { person, today } = turn
    const held = await visits.between(person, addDays(today, -daysBack), today)
    const own = held.filter(({ ownerId }) => ownerId === person.id).slice(0, mostOffered)
    return Promise.all(own.map(async (visit) => ({ visit, called: await calledOf(turn, visit) })))
  }

  async function calledOf({ person }: Turn, { customerId, text }: Visit): Promise<string> {
    const customer = customerId === undefined ? undefined : await customers.byId(person, customerId)
    return customer?.name ?? `“${text.slice(0, 8)}”`
  }
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
