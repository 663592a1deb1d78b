import type { Approvals } from '../../conversation/approvals.ts'
import type { Card } from '../../conversation/card.ts'
import { PlatformError } from '../../conversation/platform.ts'
import type { Turn } from '../../conversation/skill.ts'
import { reachOf } from '../../people/permissions.ts'
import { Refusal } from '../../people/refusal.ts'
import type { Ports, SalesAnswer, SalesSkill } from '../ports.ts'
import { templateAsked } from './asked.ts'

/** 审批模板: an administrator has requests go through a template of the platform as well, or no longer. */
export function approvalTemplateSkill({
  outsideApprovals,
  platform,
}: Pick<Ports, 'outsideApprovals' | 'platform'>): SalesSkill {
  return {
    name: 'approval-template',
    intents: ['approval.request'],
    comesFirst: true,

    async reply(turn, text) {
      const asked = templateAsked(text)
      switch (asked?.what) {
        case undefined:
          return undefined
        case 'show':
          return show(turn)
        case 'drop':
          return drop(turn)
        case 'adopt':
          return adopt(turn, asked.code)
      }
    },

    presses: { drop },
  }

  async function show(turn: Turn): Promise<SalesAnswer> {
    const { label, approvals } = offering(turn)
    const template = await outsideApprovals.templateOf(turn.person.tenantId, turn.platform)
    return { replies: [{ kind: 'card', card: templateCard(label, approvals, template?.name) }] }
  }

  async function adopt(turn: Turn, code: string): Promise<SalesAnswer> {
    const { label, approvals } = offering(turn)
    const adopted = await adoptedBy(approvals, code, label)
    if ('unfit' in adopted) throw new Refusal(`没有启用：${adopted.unfit}`)
    const { name } = adopted
    const text = `已启用${label}审批模板「${name}」。从现在起，送审的申请会同时以申请人的名义在${label}审批里发起一份，${wherever(approvals)}两边一致。说“停用审批模板”随时停。`
    return {
      replies: [{ kind: 'text', text }],
      changes: [
        { kind: 'approval-template.adopted', level: 'human', subject: turn.platform, template: { code, name } },
      ],
    }
  }

  async function drop(turn: Turn): Promise<SalesAnswer> {
    const { label } = offering(turn)
    const template = await outsideApprovals.templateOf(turn.person.tenantId, turn.platform)
    if (template === undefined) return { replies: [{ kind: 'text', text: `没有启用${label}审批模板。` }] }
    return {
      replies: [
        {
          kind: 'text',
          text: `已停用「${template.name}」：以后的申请只在沙盘里批。已经在${label}审批里的照旧，两边仍一致。`,
        },
      ],
      changes: [{ kind: 'approval-template.dropped', level: 'human', subject: turn.platform }],
    }
  }

  function offering({ person, platform: name }: Turn): { label: string; approvals: Approvals } {
    if (reachOf(person, 'manage', 'approval') === undefined) throw new Refusal('审批模板由沙盘管理员来设。')
    const { label = '', approvals } = platform(name) ?? {}
    if (approvals === undefined) throw new Refusal('这里还接不上平台自己的审批，申请由沙盘自己记、自己批。')
    return { label, approvals }
  }
}

/** What a platform says to a code it does not know, or to an app without the right, is for whoever typed it. */
async function adoptedBy(approvals: Approvals, code: string, label: string): ReturnType<Approvals['adopt']> {
  try {
    return await approvals.adopt(code)
  } catch (error) {
    if (!(error instanceof PlatformError) || error.retry !== 'never') throw error
    return { unfit: `${label}没有接受（${error.code}）。核对一下模板编码，再用 doctor 看看权限。` }
  }
}

function wherever({ answer }: Approvals): string {
  return answer === undefined ? '由流程里的人在那边批，' : '哪边先批都算，'
}

function templateCard(label: string, approvals: Approvals, inUse: string | undefined): Card {
  const begun = `同时在那里以申请人的名义发起一份，${wherever(approvals)}两边一致。`
  return {
    title: inUse === undefined ? `接上${label}审批` : `${label}审批模板：${inUse}`,
    blocks: [
      {
        kind: 'text',
        text: inUse === undefined ? `选一个模板，送审的申请就会${begun}` : `送审的申请会${begun}`,
      },
      {
        kind: 'text',
        text: `模板里留一个单行或多行文本控件放申请内容，其他控件不要设成必填。然后发给我：审批模板 加上编码。${approvals.whereTheCodeIs}`,
      },
    ],
    ...(inUse === undefined ? {} : { buttons: [{ label: '停用', action: 'approval-template.drop', argument: '' }] }),
  }
}
