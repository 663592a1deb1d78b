import type { OutsideContactsPage, Outsider, OutsiderPlaced } from '../../src/server/contract.ts'

/** Somebody in the chat client who is at no customer until they are placed. */
export function answerOutsider(method: string, body: unknown): Outsider {
  const told = {
    name: '王工',
    company: '苏州宏达精密机械有限公司',
    likely: [{ id: 'hongda', name: '宏达精密' }],
    grounds,
  }
  if (method !== 'POST' || !('name' in (body as object))) return { ...told, known: [] }
  const { customerId, name } = body as OutsiderPlaced
  return { ...told, known: [{ customerId, customer: '宏达精密', contact: name }] }
}

const grounds: NonNullable<Outsider['grounds']> = [
  { value: 'contract', label: '订立、履行合同所必需' },
  { value: 'public', label: '已合法公开的信息' },
]

const row = {
  platform: 'wecom',
  origin: '企业微信：林晓 2026-11-03 通过扫描二维码添加（渠道 上海展会）',
  ground: '订立、履行合同所必需',
  isSetAside: false,
  isLost: false,
}

export const outsideContacts: OutsideContactsPage = {
  platforms: [
    {
      platform: 'wecom',
      label: '企业微信',
      allowed: { since: '2026-11-20T01:00:00.000Z', ground: '订立、履行合同所必需' },
      consent: { since: '2026-11-21T01:00:00.000Z', lookedAt: '2026-11-24T01:00:00.000Z' },
    },
  ],
  contacts: [
    {
      ...row,
      id: 'wm1',
      name: '王工',
      company: '苏州宏达精密机械有限公司',
      position: '设备科长',
      tags: ['重点', '展会'],
      placed: [],
      likely: [{ id: 'hongda', name: '宏达精密' }],
    },
    { ...row, id: 'wm2', name: '张主任', tags: [], placed: [{ id: 'hospital', name: '苏州第九医院' }], likely: [] },
    { ...row, id: 'wm3', name: '李总', tags: [], placed: [], likely: [] },
    {
      ...row,
      id: 'wm4',
      name: '赵工',
      tags: [],
      placed: [{ id: 'hongda', name: '宏达精密' }],
      likely: [],
      isLost: true,
    },
  ],
}
