import type { Occasion } from '../../conversation/dispatch.ts'
import { recipientOf } from '../../conversation/reception.ts'
import type { Reply } from '../../conversation/skill.ts'
import type { Ports, SalesAnswer } from '../ports.ts'

/** Administrators are told what of the platform's monthly allowance is used up, what that means, and what to do. */
export async function quotaNews(
  quota: string,
  { tenant, platform }: Occasion,
  people: Pick<Ports['people'], 'withRole'>,
): Promise<SalesAnswer> {
  const text = words[quota]
  if (text === undefined) return { replies: [] }
  const administrators = await people.withRole(tenant.id, 'administrator')
  const replies = administrators
    .flatMap(({ identities }) => identities)
    .filter((identity) => identity.platform === platform.name)
    .map(
      ({ userId }): Reply => ({
        kind: 'text',
        text,
        to: recipientOf({ platform: platform.name, corp: platform.corp }, userId),
      }),
    )
  return { replies }
}

const remedy = '恢复的办法：在开放平台的「资源用量」里购买，或等到下月一日。今天不再提醒。'

const words: Readonly<Record<string, string>> = {
  calls: `本月的接口调用额度用完了。同事说话后的 90 分钟里，我改用文字答复，没有按钮；别的答复发不出去，记在 stuck 里，恢复后可以重发。\n${remedy}`,
  deliveries: `本月的消息推送额度用完了。同事说话时，平台只告诉我有人说话，不给内容，我会请他们找你。\n${remedy}`,
}
