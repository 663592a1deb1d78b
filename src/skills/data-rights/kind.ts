import type { RequestKind } from '../../sovereignty/data-request.ts'

/** What is asked for, by its words; the gravest first. */
export function kindOf(text: string): RequestKind {
  return words.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other'
}

const words: readonly [RequestKind, RegExp][] = [
  [
    'export',
    /导[出成一个给]|打包|下载|拷|备份|(?:所有|全部|名下|整个|完整).{0,8}(?:客户|联系人|名单|通讯录|电话|手机号)/,
  ],
  ['delete', /删|注销|清[除掉空]|抹|销毁|移除|擦除/],
  [
    'refuse',
    /退订|撤[回销]|取消(?:订阅|授权)|(?:别|不要|不许|不准|不让)再?.{0,6}(?:打|联系|发|骚扰)|不同意|没同意|拒绝/,
  ],
  ['correct', /更正|改正|修正|(?:信息|资料|名字|职务|电话).{0,4}(?:错|改)/],
  [
    'access',
    /查[阅看询]?|复制|副本|哪[来里儿]|(?:存|留|收集|保存|掌握)[了着]?.{0,3}(?:哪些|什么|啥)|给(?:他|她|客户)看/,
  ],
]
