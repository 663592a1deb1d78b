import type { ApprovalStanding, Approvals } from '../../conversation/approvals.ts'
import { PlatformError } from '../../conversation/platform.ts'
import type { Turn } from '../../conversation/skill.ts'
import { Refusal } from '../../people/refusal.ts'
import type { Approval } from '../../sales/approval.ts'
import type { Ports } from '../ports.ts'
import type { Underway } from './underway.ts'

/** How a request stands on its platform once somebody has answered it from here, and who they are there. */
export interface AnsweredThere {
  label: string
  by: string
  standing: ApprovalStanding
}

/**
 * A request that goes through the platform is answered there first, in the name of whoever pressed here: so of two answers the
 * first counts on both sides. `undefined` where the product is alone with it.
 */
export function openThere({ people, platform }: Pick<Ports, 'people' | 'platform'>, underway: Underway) {
  return {
    answer: (turn: Turn, approval: Approval, granted: boolean) =>
      there(turn, approval, ({ answer }) => answer && ((instance, by) => answer(instance, { by, granted }))),
    withdraw: (turn: Turn, approval: Approval) => there(turn, approval, ({ withdraw }) => withdraw),
  }

  async function there(
    { person, now }: Turn,
    approval: Approval,
    deedOf: (approvals: Approvals) => ((instance: string, by: string) => Promise<void>) | undefined,
  ): Promise<AnsweredThere | undefined> {
    const { label = '', approvals } = platform(approval.platform) ?? {}
    const { outside } = approval
    if (approvals === undefined || outside === undefined || outside.apart) return undefined
    const { instance } = outside
    if (instance === undefined) throw new Refusal(`这件申请正在送进${label}审批，过几秒再点一次。`)
    const by = await userIdOn(people, approval, person.id)
    if (by === undefined) throw new Refusal(`这件申请走${label}审批，你在那边没有账号，这里批不了。`)
    const deed = deedOf(approvals)
    if (deed === undefined) return onItsPage(approvals, instance, { label, by })
    underway.begin(instance, now)
    const acted = await orRefused(async () => void (await deed(instance, by)))
    const standing = await orRefused(() => approvals.standing(instance))
    if ('state' in standing && standing.state !== 'open') return { label, by, standing }
    underway.end(instance)
    if (acted !== undefined) throw new Refusal(whyNot(acted, label))
    if (standing instanceof PlatformError) throw new Refusal(whyNot(standing, label))
    return { label, by, standing }
  }

  /** What people did on the platform's own page counts; what they did not do there cannot be done from here. */
  async function onItsPage(
    approvals: Approvals,
    instance: string,
    { label, by }: Omit<AnsweredThere, 'standing'>,
  ): Promise<AnsweredThere> {
    const standing = await approvals.standing(instance)
    if (standing.state !== 'open') return { label, by, standing }
    throw new Refusal(`这件申请在${label}的“审批”里办，请到那边处理，这里会跟着变。`)
  }
}

/** Whose page alone a request is answered on, where our own buttons would do nothing. */
export function pageOf(platform: Ports['platform'], { platform: name, outside }: Approval): string | undefined {
  const { label, approvals } = platform(name) ?? {}
  const isThere = outside !== undefined && !outside.apart && approvals !== undefined
  return isThere && approvals.answer === undefined ? label : undefined
}

export type There = ReturnType<typeof openThere>

/** What the platform will refuse again; what may pass is tried once more with the whole message. */
async function orRefused<T>(ask: () => Promise<T>): Promise<T | PlatformError> {
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof PlatformError) || error.retry !== 'never') throw error
    return error
  }
}

export async function userIdOn(
  people: Pick<Ports['people'], 'addressesOf'>,
  { tenantId, platform }: Pick<Approval, 'tenantId' | 'platform'>,
  personId: string,
): Promise<string | undefined> {
  const addresses = await people.addressesOf(tenantId, personId)
  return addresses.find((address) => address.platform === platform)?.userId
}

function whyNot({ code }: PlatformError, label: string): string {
  return code === 'not-asked'
    ? `这件申请在${label}审批里现在不轮到你批。那边批了，这里会跟着变。`
    : `${label}审批没有接受这次操作（${code}）。请到${label}审批里处理，这里会跟着变。`
}
