import type { Turn } from '../../conversation/skill.ts'
import { sayInstant } from '../../sales/told-time.ts'
import type { Ports } from '../ports.ts'
import { headline } from './cards.ts'
import { decidersOf, namesOf } from './raise.ts'

/** 批了没: how one's own requests stand, those of a deal where the talk is about one; `undefined` when there are none to tell of. */
export async function approvalsText(
  { approvals, people }: Pick<Ports, 'approvals' | 'people'>,
  { person, memory, today }: Turn,
): Promise<string | undefined> {
  const dealId = memory['deal']
  const open = (await approvals.open(person)).filter(({ ownerId }) => ownerId === person.id)
  const here = open.filter((approval) => approval.dealId === dealId)
  const granted = dealId === undefined ? [] : await approvals.grantedFor(person, dealId)
  const waiting = await Promise.all(
    (here.length > 0 || granted.length > 0 ? here : open).map(async (approval) => {
      const deciders = namesOf(await decidersOf(people, approval))
      return `还没批：${headline(approval)}，${sayInstant(new Date(approval.askedAt), today)} 送给${deciders}的。`
    }),
  )
  const answered = granted.map((approval) => {
    const when = approval.decided === undefined ? '' : `${sayInstant(new Date(approval.decided.at), today)} `
    return `批了：${headline(approval)}，${when}同意的。`
  })
  const lines = [...waiting, ...answered]
  return lines.length === 0 ? undefined : lines.join('\n')
}

/** A bare 批了没, or of the request by name; 预算批了没 asks of the customer's money. */
export function asksWhetherGranted(text: string): boolean {
  return /(?:批|同意)(?:了|下来)?(?:没有?|了?吗|么)[？?]?$/.test(text.trim()) && !/预算|立项|资金|院里|客户/.test(text)
}
