import { randomUUID } from 'node:crypto'
import type { StoredInstance } from './approvals.ts'
import { calendarId } from './calendars.ts'
import type { Pressable } from './card-rules.ts'
import type { Company } from './company.ts'

/** The plain JSON of an event or callback, before it is sealed. */
export type Letter = Record<string, unknown>

/** Where something is said; a message to nobody in particular names nobody. */
export interface Saying {
  group?: string
  /** Who is named with an @, in this order; the words hold `@_user_1` and so on. */
  mentions?: readonly { openId: string; name: string }[]
  messageId?: string
}

/** What people do in the client, as the platform writes it down. */
export function openLetters({ options, now }: Company) {
  const letter = (event_type: string, event: object): Letter => ({
    schema: '2.0',
    header: {
      event_id: randomUUID().replaceAll('-', ''),
      token: options.verificationToken,
      create_time: String(now()),
      event_type,
      tenant_key: tenantKey,
      app_id: options.appId,
    },
    event,
  })

  /** https://open.feishu.cn/document/server-docs/im-v1/message/events/receive */
  const message = (openId: string, type: string, content: object, saying: Saying = {}): Letter =>
    letter('im.message.receive_v1', {
      sender: { sender_id: idsOf(openId), sender_type: 'user', tenant_key: tenantKey },
      message: {
        message_id: saying.messageId ?? `om_${randomUUID().replaceAll('-', '')}`,
        create_time: String(now()),
        chat_id: saying.group ?? `oc_${openId}`,
        chat_type: saying.group === undefined ? 'p2p' : 'group',
        message_type: type,
        content: JSON.stringify(content),
        ...(saying.mentions === undefined
          ? {}
          : {
              mentions: saying.mentions.map(({ openId, name }, at) => ({
                key: `@_user_${at + 1}`,
                id: idsOf(openId),
                mentioned_type: 'user',
                name,
                tenant_key: tenantKey,
              })),
            }),
      },
    })

  return {
    says: (openId: string, text: string, saying?: Saying) => message(openId, 'text', { text }, saying),
    posts: (openId: string, title: string, content: object[][], saying?: Saying) =>
      message(openId, 'post', { title, content }, saying),
    sends: (openId: string, type: 'image' | 'audio' | 'file' | 'media' | 'sticker') =>
      message(openId, type, { file_key: '75235e0c-4f92-430a-a99b-8446610223cg' }),
    enters: (openId: string) =>
      letter('im.chat.access_event.bot_p2p_chat_entered_v1', { chat_id: `oc_${openId}`, operator_id: idsOf(openId) }),
    menu: (openId: string, event_key: string) =>
      letter('application.bot.menu_v6', {
        operator: { operator_name: '', operator_id: idsOf(openId) },
        event_key,
        timestamp: Math.floor(now() / 1000),
      }),
    /** https://open.feishu.cn/document/uAjLw4CM/ukzMukzMukzM/feishu-cards/card-callback-communication */
    clicks: (openId: string, messageId: string, { value, option }: Pick<Pressable, 'value' | 'option'>) =>
      letter('card.action.trigger', {
        operator: { tenant_key: tenantKey, ...idsOf(openId) },
        token: `c-${randomUUID()}`,
        action: {
          value,
          tag: option === undefined ? 'button' : 'select_static',
          timezone: 'Asia/Shanghai',
          ...(option === undefined ? {} : { option }),
        },
        host: 'im_message',
        context: { open_message_id: messageId, open_chat_id: `oc_${openId}` },
      }),
    fills: (openId: string, messageId: string, { field, value }: { field: string; value: unknown }, typed: string) =>
      letter('card.action.trigger', {
        operator: { tenant_key: tenantKey, ...idsOf(openId) },
        token: `c-${randomUUID()}`,
        action: { value, tag: 'button', timezone: 'Asia/Shanghai', form_value: { [field]: typed } },
        host: 'im_message',
        context: { open_message_id: messageId, open_chat_id: `oc_${openId}` },
      }),
    /** https://open.feishu.cn/document/server-docs/contact-v3/user/events/updated */
    memberChanged: (openId: string, status: Partial<Record<string, boolean>>) =>
      letter('contact.user.updated_v3', { object: { ...idsOf(openId), status }, old_object: idsOf(openId) }),
    /** https://open.feishu.cn/document/server-docs/calendar-v4/calendar-event/events/changed */
    calendarsChanged: (openIds: readonly string[]) =>
      letter('calendar.calendar.event.changed_v4', {
        calendar_id: calendarId(openIds[0] ?? ''),
        user_id_list: openIds.map(idsOf),
      }),
    /** In the older envelope. https://open.feishu.cn/document/server-docs/approval-v4/event/common-event/approval-instance-event */
    approvalChanged: ({ template, code, uuid }: StoredInstance, status: string): Letter => ({
      ts: (now() / 1000).toFixed(7),
      uuid: randomUUID().replaceAll('-', ''),
      token: options.verificationToken,
      type: 'event_callback',
      event: {
        app_id: options.appId,
        tenant_key: tenantKey,
        type: 'approval_instance',
        approval_code: template.code,
        instance_code: code,
        status,
        operate_time: String(now()),
        instance_operate_time: String(now()),
        uuid,
      },
    }),
    other: letter,
  }
}

const tenantKey = '2ca1d211f64f6438'

function idsOf(openId: string) {
  return { open_id: openId, union_id: `on_${openId}`, user_id: openId.slice(-8) }
}
