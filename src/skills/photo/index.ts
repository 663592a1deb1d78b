import type { Card } from '../../conversation/card.ts'
import type { Media } from '../../conversation/message.ts'
import type { Turn } from '../../conversation/skill.ts'
import { Refusal } from '../../people/refusal.ts'
import { photoLimits } from '../../sales/visit-attachment.ts'
import type { Ports, SalesAnswer, SalesSkill } from '../ports.ts'
import { calledOf, type PhotoOffer } from './offer.ts'

type Needs = Pick<Ports, 'visits' | 'visitAttachments' | 'customers' | 'platform'>

/** 现场照片: one sent into the chat goes to the visit that its sender taps, without where and when it was taken. */
export function photoSkill(
  { visits, visitAttachments, customers, platform }: Needs,
  offerPhoto: PhotoOffer,
): SalesSkill {
  return { name: 'photo', intents: [], media, presses: { place, drop } }

  async function media(turn: Turn, sent: Media): Promise<SalesAnswer | undefined> {
    if (sent.type !== 'image') return undefined
    const fetched = await platform(turn.platform)?.media?.(sent)
    if (fetched === undefined) return undefined
    if ('unfit' in fetched) throw new Refusal(fetched.unfit)
    return offerPhoto(turn, fetched.bytes)
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
      title: `照片放进${await calledOf(customers, turn, visit)}的拜访了`,
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
}
