import type { ApprovalStanding } from '../../conversation/approvals.ts'
import type { Approval, ApprovalChange } from '../../sales/approval.ts'
import type { Ports } from '../ports.ts'
import { headline } from './cards.ts'
import { nameOf } from './name-of.ts'

/** What an answer given on the platform comes to here. */
export interface SettledThere {
  change: ApprovalChange
  /** Who gave it, where they are with us. */
  personId?: string
  /** How the card reads from now on, and what the asker and those who decide are told. */
  label: string
  toAsker: string
  toDeciders: string
}

type Kind = SettledThere['change']['kind'] & ('approval.granted' | 'approval.declined' | 'approval.voided')

/** `undefined` where nothing has become of it that is not written already. */
export async function settledThere(
  people: Pick<Ports['people'], 'known' | 'byId'>,
  approval: Approval,
  { state, by, at, comment }: ApprovalStanding,
  { label, now }: { label: string; now: Date },
): Promise<SettledThere | undefined> {
  const { id, tenantId, ownerId, platform } = approval
  const kind = kindOf(approval.state, state)
  if (kind === undefined) return undefined
  const person = by === undefined ? undefined : await people.known(tenantId, { platform, userId: by })
  const answered = { by: person?.id ?? (by === undefined ? platform : `${platform}:${by}`), at: at ?? now.getTime() }
  const asker = await nameOf(people, tenantId, ownerId)
  const who = person?.name ?? (by === undefined ? '流程' : '审批人')
  const said = { who, asker, what: headline(approval), where: `${label}审批里`, comment: quoted(comment) }
  const isTakenBack = kind === 'approval.voided' && approval.state === 'open' && person?.id === ownerId
  const words = isTakenBack ? takenBack : approval.state === 'granted' ? revoked : wordings[kind]
  return {
    change: {
      kind: isTakenBack ? 'approval.withdrawn' : kind,
      level: 'human',
      subject: id,
      there: answered,
    },
    ...(person === undefined ? {} : { personId: person.id }),
    ...words(said),
  }
}

/** Only what was granted can be taken back once it is settled. */
function kindOf(here: Approval['state'], there: ApprovalStanding['state']): Kind | undefined {
  if (there === 'open') return undefined
  if (here === 'open')
    return ({ granted: 'approval.granted', declined: 'approval.declined', void: 'approval.voided' } as const)[there]
  return here === 'granted' && there === 'void' ? 'approval.voided' : undefined
}

interface Said {
  who: string
  asker: string
  what: string
  where: string
  comment: string
}

type Words = (said: Said) => Pick<SettledThere, 'label' | 'toAsker' | 'toDeciders'>

const wordings: Record<Kind, Words> = {
  'approval.granted': ({ who, what, where, comment }) => ({
    label: '已同意',
    toAsker: `${who}在${where}同意了：${what}。${comment}怎么跟客户说，还是由你来定。`,
    toDeciders: `${who}在${where}同意了：${what}，不用再批。`,
  }),
  'approval.declined': ({ who, what, where, comment }) => ({
    label: '未同意',
    toAsker: `${who}在${where}没有同意：${what}。${comment}可以直接找他聊聊，或换个条件再送。`,
    toDeciders: `${who}在${where}没有同意：${what}，不用再批。`,
  }),
  'approval.voided': ({ what, where }) => ({
    label: '已作废',
    toAsker: `${what}在${where}被撤销、删除或超时关闭了，这件申请作废。还要的话再说一遍，我重新写。`,
    toDeciders: `${what}在${where}被撤销、删除或超时关闭了，不用批了。`,
  }),
}

const takenBack: Words = ({ asker, what, where }) => ({
  label: '已撤回',
  toAsker: `你在${where}撤回了：${what}，这边也撤了。`,
  toDeciders: `${asker}在${where}撤回了申请：${what}，不用批了。`,
})

const revoked: Words = ({ what, where }) => ({
  label: '已作废',
  toAsker: `注意：${what}原来批了，现在在${where}被撤销，不要再按它答应客户。`,
  toDeciders: `${what}原来批了，现在在${where}被撤销。`,
})

function quoted(comment: string | undefined): string {
  const said = comment?.trim().slice(0, 200) ?? ''
  return said === '' ? '' : `“${said}”`
}
