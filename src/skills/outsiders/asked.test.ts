import { expect, test } from 'vitest'
import { outsidersAsked } from './asked.ts'

const nobody = { slots: {} } as Parameters<typeof outsidersAsked>[1]
const hongda = { slots: { customer: '宏达精密' } } as Parameters<typeof outsidersAsked>[1]

test.each([
  ['开启客户联系人', 'allow'],
  ['启用企业微信客户', 'allow'],
  ['停用客户联系人', 'forbid'],
  ['授权客户联系人', 'consent'],
  ['同意读取我的企业微信客户', 'consent'],
  ['授权沙盘读取我的外部联系人', 'consent'],
  ['撤回客户联系人授权', 'withdraw'],
  ['取消外部联系人的授权', 'withdraw'],
  ['停止读取我的客户联系人', 'withdraw'],
  ['我的客户联系人', 'show'],
  ['看看企业微信里的客户', 'show'],
  ['读一下我和王总的聊天记录', 'history'],
  ['能不能把我跟客户的会话记录同步过来', 'history'],
  ['开通会话存档', 'history'],
])('%s asks for %s', (text, wanted) => {
  expect(outsidersAsked(text, nobody)).toBe(wanted)
})

test.each([
  '把宏达精密的员工名单导进来',
  '抓取宏达精密的通讯录',
  '宏达精密全体员工批量录一下',
  '把宏达精密的组织架构爬下来',
])('%s takes a directory', (text) => {
  expect(outsidersAsked(text, hongda)).toBe('directory')
})

test.each([
  '宏达精密的组织架构是什么样的',
  '宏达精密决策链上都有谁',
  '宏达精密的王总和李工',
  '客户联系人换成了李工',
  '刚见了宏达精密的王总，他说员工名单要保密',
  '帮我看看这段聊天记录：王总说预算没批',
  '客户同意先试用',
  '我的客户有哪些',
  '导出宏达精密的通讯录',
  '我们公司的通讯录什么时候同步',
])('%s is about something else', (text) => {
  expect(outsidersAsked(text, hongda)).toBeUndefined()
})
