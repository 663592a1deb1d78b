import { randomUUID } from 'node:crypto'
import type { StoredInstance, Told } from './approvals.ts'
import type { Pressable } from './card-rules.ts'
import type { Company } from './company.ts'
import { unionIdOf } from './options.ts'

/** What the platform has to tell the app, before it is signed, sealed or framed. */
export type Letter =
  | { kind: 'robot'; body: Record<string, unknown> }
  | { kind: 'card'; body: Record<string, unknown>; routeKey?: string }
  | { kind: 'event'; id: string; type: string; bornAt: number; data: Record<string, unknown> }

interface Saying {
  /** The group it is said in, naming the robot. */
  group?: string
  msgId?: string
  sessionWebhook?: string
  /** What stands in the body besides, or instead. */
  more?: Record<string, unknown>
}

/** What people do in the client, as the platform writes it down. `server`: where sessionWebhooks lead. */
export function openLetters(company: Company, server: () => string) {
  const { options, now } = company

  /** https://open.dingtalk.com/document/orgapp/robot-receive-message */
  const message = (userId: string, said: object, { group, msgId, sessionWebhook, more }: Saying = {}): Letter => {
    const { session, until } = company.openSession(group ?? userId)
    const member = options.members.find((one) => one.userId === userId)
    return {
      kind: 'robot',
      body: {
        senderPlatform: 'Mac',
        conversationId: group ?? `cid${userId}==`,
        chatbotCorpId: options.corpId,
        chatbotUserId: '$:LWCP_v1:$bot',
        msgId: msgId ?? `msg${randomUUID()}==`,
        senderNick: member?.name ?? userId,
        isAdmin: false,
        senderStaffId: userId,
        ...(member === undefined ? {} : { senderUnionId: unionIdOf(member) }),
        sessionWebhookExpiredTime: until,
        createAt: now(),
        senderCorpId: options.corpId,
        conversationType: group === undefined ? '1' : '2',
        senderId: `$:LWCP_v1:$${userId}`,
        ...(group === undefined
          ? {}
          : { conversationTitle: '测试群', isInAtList: true, atUsers: [{ dingtalkId: '$:LWCP_v1:$bot' }] }),
        sessionWebhook: sessionWebhook ?? `${server()}/robot/sendBySession?session=${session}`,
        robotCode: options.robotCode,
        ...said,
        ...more,
      },
    }
  }

  const event = (type: string, data: Record<string, unknown>, id: string = randomUUID()): Letter => ({
    kind: 'event',
    id,
    type,
    bornAt: now(),
    data,
  })

  return {
    says: (userId: string, text: string, saying?: Saying) =>
      message(userId, { msgtype: 'text', text: { content: saying?.group === undefined ? text : ` ${text}` } }, saying),
    sends: (userId: string, msgtype: 'picture' | 'audio' | 'video' | 'file', more: object = {}) =>
      message(userId, { msgtype, content: { downloadCode: randomUUID(), ...more } }),
    writesRich: (userId: string, richText: object[]) => message(userId, { msgtype: 'richText', content: { richText } }),
    /** Past the month's deliveries: who spoke, and not what. */
    overQuota: (userId: string) =>
      message(userId, { msgtype: 'text', errorCode: 20001, errorMessage: '受调用量超量影响，消息内容不可见' }),
    /** https://open.dingtalk.com/document/orgapp/event-callback-card */
    clicks(userId: string, outTrackId: string, { actionId, params }: Pick<Pressable, 'actionId' | 'params'>): Letter {
      const card = company.cards.get(outTrackId)
      const routeKey = card?.callback.type === 'HTTP' ? card.callback.routeKey : undefined
      return {
        kind: 'card',
        ...(routeKey === undefined ? {} : { routeKey }),
        body: {
          type: 'actionCallback',
          outTrackId,
          corpId: options.corpId,
          userId,
          userIdType: 1,
          spaceType: 'IM_ROBOT',
          spaceId: userId,
          extension: '{}',
          content: JSON.stringify({ cardPrivateData: { actionIds: [actionId], params } }),
        },
      }
    },
    /** https://open.dingtalk.com/document/development/event-bpms-instance-change */
    approvalChanged: ({ id, template, asker, startedAt }: StoredInstance, { type, result }: Told): Letter =>
      event('bpms_instance_change', {
        processInstanceId: id,
        processCode: template.code,
        businessId: id.replaceAll('-', '').slice(0, 21),
        bizCategoryId: '',
        title: `${asker}提交的${template.name}`,
        type,
        ...(result === undefined ? {} : { result }),
        staffId: asker,
        createTime: startedAt,
        ...(type === 'start' ? {} : { finishTime: now() }),
        url: `https://aflow.dingtalk.com/dingtalk/mobile/homepage.htm?procInstId=${id}`,
      }),
    event,
  }
}
