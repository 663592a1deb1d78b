import type { StoredApproval } from './approvals.ts'
import type { WecomEmulatorOptions } from './options.ts'

/** The plaintext XML of one callback, before encryption. Delivered twice, it is the same letter twice. */
export type Letter = string

/** Kinds of message a member can send to an app: https://developer.work.weixin.qq.com/document/path/90239 */
export type MessageType = keyof typeof elementsOf

/** The elements after MsgType, with what they say unless told otherwise. */
const elementsOf = {
  text: { Content: '' },
  image: { PicUrl: 'https://wework.qpic.cn/wwpic/1/0', MediaId: '1image' },
  voice: { MediaId: '1voice', Format: 'amr' },
  video: { MediaId: '1video', ThumbMediaId: '1thumb' },
  location: { Location_X: '31.2304', Location_Y: '121.4737', Scale: '15', Label: '上海市黄浦区人民大道' },
  link: { Title: '', Description: '', Url: 'https://example.com', PicUrl: '' },
}

/** Written without CDATA in the documents. */
const numeric = ['CreateTime', 'MsgId', 'AgentID', 'Location_X', 'Location_Y', 'Scale']

export type Letters = ReturnType<typeof openLetters>

export function openLetters(app: Pick<WecomEmulatorOptions, 'corpId' | 'agentId'>, now: () => number) {
  // Above 2^53, and so close together that two of them read as numbers are one. Never those of an earlier emulator.
  let lastMsgId = BigInt(Date.now()) * 1_000_000n
  const head = (from: string, type: string) => ({
    ToUserName: app.corpId,
    FromUserName: from,
    CreateTime: String(Math.floor(now() / 1000)),
    MsgType: type,
  })
  const agent = { AgentID: String(app.agentId) }

  return {
    message(from: string, type: MessageType, fields: Record<string, string>): Letter {
      lastMsgId += 1n
      const tail = type === 'location' ? { AppType: 'wxwork' } : {}
      const elements = { ...elementsOf[type], ...fields }
      return xml({ ...head(from, type), ...elements, MsgId: String(lastMsgId), ...agent, ...tail })
    },

    /** Nobody's doing, and of no app in particular. https://developer.work.weixin.qq.com/document/path/92130 */
    system: (event: string, fields: Record<string, string>): Letter =>
      xml({ ...head('sys', 'event'), Event: event, ...fields }),

    /** https://developer.work.weixin.qq.com/document/path/90240 */
    event(from: string, event: string, fields: Record<string, string>, selected = ''): Letter {
      return xml({ ...head(from, 'event'), Event: event, ...fields, ...agent }, selected)
    },

    /** What becomes of a form, told under the number of the app called 审批. https://developer.work.weixin.qq.com/document/path/91815 */
    approvalEvent(form: StoredApproval, change: number): Letter {
      return xml(
        { ...head('sys', 'event'), Event: 'sys_approval_change', AgentID: '3010040' },
        approvalInfo(form, change),
      )
    },

    /** Of calendars, which name no app. https://developer.work.weixin.qq.com/document/path/93651 */
    calendarEvent(from: string, event: string, fields: Record<string, string>): Letter {
      return xml({ ...head(from, 'event'), Event: event, ...fields })
    },
  }
}

/** `SelectedItems` of a template_card_event; nothing when nothing can be selected on the card. */
export function selectedItems(selected: Record<string, string[]>): string {
  const items = Object.entries(selected).map(([question, options]) => {
    const ids = options.map((option) => element('OptionId', option)).join('')
    return `<SelectedItem>${element('QuestionKey', question)}<OptionIds>${ids}</OptionIds></SelectedItem>`
  })
  return items.length === 0 ? '' : `<SelectedItems>${items.join('')}</SelectedItems>`
}

function approvalInfo({ number, template, status, appliedAt, asker, record }: StoredApproval, change: number): string {
  const steps = record.map((tasks) => {
    const details = tasks.map(({ userid, speech, status: answered, at }) => {
      const words = `<Approver>${element('UserId', userid)}</Approver>${element('Speech', speech)}`
      return `<Details>${words}<SpStatus>${answered}</SpStatus><SpTime>${at}</SpTime></Details>`
    })
    return `<SpRecord><SpStatus>${status}</SpStatus><ApproverAttr>1</ApproverAttr>${details.join('')}</SpRecord>`
  })
  return (
    `<ApprovalInfo><SpNo>${number}</SpNo>${element('SpNoStr', number)}${element('SpName', template.name)}` +
    `<SpStatus>${status}</SpStatus>${element('TemplateId', template.id)}<ApplyTime>${appliedAt}</ApplyTime>` +
    `<Applyer>${element('UserId', asker)}${element('Party', '1')}</Applyer>${steps.join('')}` +
    `<StatuChangeEvent>${change}</StatuChangeEvent></ApprovalInfo>`
  )
}

function xml(elements: Record<string, string>, rest = ''): Letter {
  const written = Object.entries(elements).map(([name, value]) => element(name, value))
  return `<xml>${written.join('')}${rest}</xml>`
}

function element(name: string, value: string): string {
  if (numeric.includes(name)) return `<${name}>${value}</${name}>`
  return `<${name}><![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]></${name}>`
}
