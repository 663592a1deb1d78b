import type { Config } from './config.ts'

/** Somebody outside who receives data of ours 受托处理方: who, what for, which data, and what protects it (PIPL art. 21). */
export interface Recipient {
  who: string
  purpose: string
  receives: string
  safeguards: string
}

/** The register of everybody outside who receives data under this configuration. */
export function recipientsOf({
  wecom,
  feishu,
  dingtalk,
  languageModel,
}: Pick<Config, 'wecom' | 'feishu' | 'dingtalk' | 'languageModel'>): Recipient[] {
  return [
    ...(wecom === undefined ? [] : [chatPlatform('企业微信', wecom.apiBase)]),
    ...(feishu === undefined ? [] : [chatPlatform('飞书', feishu.apiBase)]),
    ...(dingtalk === undefined ? [] : [chatPlatform('钉钉', dingtalk.apiBase)]),
    ...(languageModel === undefined
      ? []
      : [
          {
            who: `语言模型 ${new URL(languageModel.baseUrl).host} · ${languageModel.model}`,
            purpose: '读懂内置规则拿不准的话，润色话术的措辞',
            receives: '销售发给机器人的那一句话，给销售的那一套话术',
            safeguards: '客户名、人名、手机号、邮箱、证件号先换成代号；每日上限；可随时关闭',
          },
        ]),
  ]
}

function chatPlatform(name: string, apiBase: string): Recipient {
  return {
    who: `${name} ${new URL(apiBase).host}`,
    purpose: '收发聊天消息、核对通讯录成员',
    receives: '机器人的回复，含客户与商机信息',
    safeguards: '只发给提问的人；只连这一个地址，不跟随跳转',
  }
}
