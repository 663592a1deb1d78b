import { join } from 'node:path'
import { openDingtalk, openFeishu, openWecom, wecomMediaHosts } from '../../bots/index.ts'
import { openDraw } from '../connectors/pictures/draw.ts'
import type { Log } from '../conversation/log.ts'
import type { Platform } from '../conversation/platform.ts'
import type { Config } from './config.ts'
import type { GrantsOf } from './grants.ts'
import type { NoticesOf } from './notices.ts'
import { guardedFetch, hostAndPort } from './outbound.ts'
import { packageRoot } from './package-root.ts'

/** What adapters keep: without it they act for no member, and tell nobody beside the chat. */
interface Kept {
  grantsOf: GrantsOf
  noticesOf: NoticesOf
}

/** The chat platforms whose row of the configuration is filled in. */
export function openPlatforms(
  { wecom, feishu, dingtalk, publicUrl, outboundAllow }: Config,
  log: Log,
  kept?: Kept,
): Platform[] {
  const draw = openDraw(join(packageRoot, 'src/connectors/pictures/noto-sans-sc.woff2'))
  const around = (bases: readonly string[], families: readonly RegExp[] = []) => ({
    publicUrl,
    log,
    draw,
    fetch: guardedFetch([...bases.map((base) => hostAndPort(new URL(base))), ...families, ...outboundAllow]),
  })
  return [
    ...(wecom === undefined
      ? []
      : [
          openWecom({
            config: wecom,
            ...around([wecom.apiBase], [wecomMediaHosts]),
            ...(kept && { grants: kept.grantsOf('wecom', wecom.corpId) }),
          }),
        ]),
    ...(feishu === undefined
      ? []
      : [
          openFeishu({
            config: feishu,
            ...around([feishu.apiBase]),
            ...(kept && { grants: kept.grantsOf('feishu', feishu.appId) }),
          }),
        ]),
    ...(dingtalk === undefined
      ? []
      : [
          openDingtalk({
            config: dingtalk,
            ...around([dingtalk.apiBase, dingtalk.oapiBase]),
            ...(kept && { notices: kept.noticesOf('dingtalk', dingtalk.corpId) }),
          }),
        ]),
  ]
}

/** A company before anybody has named it. */
export const unnamedCompany = { name: '本公司', kind: 'company', joining: 'join' } as const
