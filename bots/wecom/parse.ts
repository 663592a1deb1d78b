import { hash } from 'node:crypto'
import { readButtonKey } from '../../src/conversation/card.ts'
import {
  type Content,
  conversationId,
  type Incoming,
  type Media,
  newsLane,
  outsiderNews,
} from '../../src/conversation/message.ts'
import { allAt, textAt, type XmlRecord, type XmlValue } from './xml.ts'

/** A decrypted callback: its text, what was read from it, and when it reached us in milliseconds. */
export interface Letter {
  plaintext: string
  message: XmlRecord
  receivedAt: number
}

/**
 * Messages and events of a self-built app. What we do not know becomes a Notice and is kept.
 * https://developer.work.weixin.qq.com/document/path/90239 (messages), /90240 (events)
 */
export function toIncoming(corp: string, { plaintext, message, receivedAt }: Letter): Incoming {
  // User ids ignore case: the same member may come as "LinXia" here and as "linxia" in an answer of the API. The speaker stays
  // as said, the conversation is one either way; whoever compares speakers lower-cases both sides.
  const speaker = textAt(message, 'FromUserName') || system
  const content = contentOf(message)
  const isNews = content.kind === 'news'
  return {
    platform: 'wecom',
    corp,
    conversation: isNews ? newsLane('wecom', corp, content) : conversationId('wecom', corp, speaker.toLowerCase()),
    speaker: isNews ? system : speaker,
    dedupeKey: dedupeKey(plaintext, message, speaker),
    receivedAt,
    content,
  }
}

/** What WeCom calls the speaker of events nobody caused. */
const system = 'sys'

/**
 * A redelivery is encrypted anew but says the same. MsgId alone was seen to collide (WxJava #333); the official key for events,
 * speaker and second, loses the second of two presses, so events go by their whole text.
 */
function dedupeKey(plaintext: string, message: XmlRecord, speaker: string): string {
  const id = textAt(message, 'MsgId')
  return id ? `msg:${id}:${speaker}:${textAt(message, 'CreateTime') ?? ''}` : `sha256:${hash('sha256', plaintext)}`
}

function contentOf(message: XmlRecord): Content {
  const type = textAt(message, 'MsgType') ?? ''
  if (type === 'text') return { kind: 'text', text: textAt(message, 'Content') ?? '' }
  if (type === 'event') return eventContent(message)
  return isMedia(type)
    ? { kind: 'media', type, detail: detailOf(message) }
    : { kind: 'notice', name: type || 'unknown', detail: detailOf(message) }
}

/** `file` is in no document of messages; should one ever come, it is media like the rest. */
const mediaTypes: readonly string[] = ['voice', 'image', 'video', 'location', 'link', 'file'] satisfies Media['type'][]

function isMedia(type: string): type is Media['type'] {
  return mediaTypes.includes(type)
}

function eventContent(message: XmlRecord): Content {
  const name = textAt(message, 'Event') ?? 'unknown'
  return answerable(name.toLowerCase(), message) ?? { kind: 'notice', name, detail: detailOf(message) }
}

/** The events somebody waits for an answer to. */
function answerable(event: string, message: XmlRecord): Content | undefined {
  switch (event) {
    case 'enter_agent':
      return { kind: 'enter' }
    case 'template_card_event':
    case 'template_card_menu_event':
      return pressed(message)
    case 'click':
      return clicked(message)
    // Into the app's visible scope, out of it, or disabled: which of them, the directory knows.
    case 'subscribe':
    case 'unsubscribe':
      return { kind: 'news', of: 'member', id: textAt(message, 'FromUserName') ?? '' }
    case 'sys_approval_change':
      return approvalNews(message)
    // Each calendar is one member's alone, and only they can change what is in it.
    case 'add_schedule':
    case 'modify_schedule':
    case 'delete_schedule':
    case 'respond_schedule':
    case 'modify_calendar':
    case 'delete_calendar':
      return { kind: 'news', of: 'calendar', id: textAt(message, 'FromUserName') ?? '' }
    case 'change_external_contact':
      return customerNews(message)
    case 'change_contact':
      return organisationNews(message)
    default:
      return undefined
  }
}

/** Of a form of the company's, ours or not; its number has long been text beside the number it was. */
function approvalNews(message: XmlRecord): Content | undefined {
  const [info] = under(message, 'ApprovalInfo')
  if (info === undefined || typeof info === 'string') return undefined
  const id = textAt(info, 'SpNoStr') || textAt(info, 'SpNo')
  return id ? { kind: 'news', of: 'approval', id } : undefined
}

/**
 * A member has somebody new as a customer, noted something of them, or one of the two ended it. Who ended it is told here alone: the
 * API goes on listing a customer who removed the member. https://developer.work.weixin.qq.com/document/path/92130
 */
function customerNews(message: XmlRecord): Content | undefined {
  const [member, outsideId] = [textAt(message, 'UserID'), textAt(message, 'ExternalUserID')]
  const type = textAt(message, 'ChangeType') ?? ''
  if (!member || !outsideId || !Object.hasOwn(customerChanges, type)) return undefined
  const what = customerChanges[type]
  const at = Number(textAt(message, 'CreateTime')) * 1000
  const isTold = what !== undefined && Number.isFinite(at)
  return { kind: 'news', of: 'outsider', id: outsiderNews(member, outsideId), ...(isTold && { told: { what, at } }) }
}

/** A transfer that failed left the customer with whom they were; `msg_audit_approved` is about an archive we do not take. */
const customerChanges: Readonly<Record<string, 'won' | 'lost' | undefined>> = {
  add_external_contact: 'won',
  add_half_external_contact: 'won',
  edit_external_contact: undefined,
  del_external_contact: 'lost',
  del_follow_user: 'lost',
  transfer_fail: undefined,
}

/** Members and departments, where the directory's own callbacks are sent here too. */
// https://developer.work.weixin.qq.com/document/path/90970 (members), /90971 (departments)
function organisationNews(message: XmlRecord): Content | undefined {
  const type = textAt(message, 'ChangeType') ?? ''
  const member = textAt(message, 'UserID')
  if (/^(?:create|update|delete)_user$/.test(type) && member) return { kind: 'news', of: 'member', id: member }
  const department = textAt(message, 'Id')
  if (/^(?:create|update|delete)_party$/.test(type) && department)
    return { kind: 'news', of: 'department', id: department }
  return undefined
}

/** A button of a card. Options chosen on the card follow the button's own argument, separated by commas. */
function pressed(message: XmlRecord): Content | undefined {
  const button = readButtonKey(textAt(message, 'EventKey') ?? '')
  if (button === undefined) return undefined
  const argument = [button.argument, ...chosenOptions(message)].filter((part) => part !== '').join(',')
  const handle = textAt(message, 'ResponseCode')
  return { kind: 'press', action: button.action, argument, ...(handle ? { handle } : {}) }
}

/** A key of the menu below the chat: a button of ours, or the sentence the administrator gave the entry. */
function clicked(message: XmlRecord): Content | undefined {
  const key = textAt(message, 'EventKey') ?? ''
  const button = readButtonKey(key)
  if (button !== undefined) return { kind: 'press', ...button }
  return key === '' ? undefined : { kind: 'text', text: key }
}

/** The platform writes `OptionIds`, in older documents and samples `OpitonIds`. */
function chosenOptions(message: XmlRecord): string[] {
  return under(message, 'SelectedItems')
    .flatMap((items) => under(items, 'SelectedItem'))
    .flatMap((item) => under(item, 'OptionIds', 'OpitonIds'))
    .flatMap((ids) => under(ids, 'OptionId', 'OpitonId'))
    .filter((id) => typeof id === 'string')
}

function under(item: string | XmlRecord, ...tags: string[]): (string | XmlRecord)[] {
  return typeof item === 'string' ? [] : tags.flatMap((tag) => allAt(item, tag))
}

/** Every message has these; they are the frame, not the picture. */
const frame = new Set(['ToUserName', 'FromUserName', 'CreateTime', 'MsgType', 'MsgId', 'AgentID', 'Event'])

/** What the message says beyond its frame, nested tags joined by dots: `ApprovalInfo.Applyer.UserId`. */
function detailOf(message: XmlRecord): Record<string, string> {
  const pairs = Object.keys(message)
    .filter((tag) => !frame.has(tag))
    .flatMap((tag) => flattened(tag, message[tag] ?? ''))
  return Object.fromEntries(pairs)
}

function flattened(path: string, value: XmlValue): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  return Object.keys(value).flatMap((tag) => flattened(`${path}.${tag}`, childAt(value, tag)))
}

function childAt(value: Exclude<XmlValue, string>, tag: string): XmlValue {
  return (Array.isArray(value) ? value[Number(tag)] : value[tag]) ?? ''
}
