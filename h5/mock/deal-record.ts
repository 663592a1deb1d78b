import type { DealRecord } from '../../src/server/contract.ts'
import { coldChain } from './solutions.ts'

export const dealRecord: DealRecord = {
  points: [
    { at: '2026-10-12T02:00:00Z', value: 0.22, low: 0.1, high: 0.4 },
    { at: '2026-10-29T02:00:00Z', value: 0.31, low: 0.18, high: 0.49 },
    { at: '2026-11-12T06:00:00Z', value: 0.44, low: 0.29, high: 0.6 },
    { at: '2026-11-21T10:05:00Z', value: 0.38, low: 0.24, high: 0.54 },
  ],
  steps: [
    { on: '11月21日', from: 0.44, to: 0.38, reasons: ['－ 等集采，时间不在我们手里'] },
    { on: '11月12日', from: 0.31, to: 0.44, reasons: ['＋ 预算已经说出来', '＋ 使用科室支持'] },
    { on: '10月29日', from: 0.22, to: 0.31, reasons: ['阶段到了方案论证'] },
  ],
  chain: [
    {
      role: 'UB',
      name: '使用人',
      people: [{ who: '监护室 赵护士长', stance: '支持', leaning: 'support', met: true, unsure: false }],
    },
    {
      role: 'TB',
      name: '把关人',
      people: [
        { who: '设备科 张主任', met: true, unsure: true },
        { who: '信息科 陆工', stance: '反对', leaning: 'oppose', met: true, unsure: false },
      ],
    },
    { role: 'EB', name: '拍板人', people: [], gap: '院长或分管副院长' },
    { role: 'COACH', name: '内线', people: [{ who: '老吴', stance: '支持', leaning: 'support', unsure: false }] },
  ],
  ahead: [
    { when: '11月27日 周五 14:00', text: '和设备科过参数表' },
    { when: '11月25日 周三', text: '把论证表样本发给张主任', late: true },
  ],
  signals: [
    { name: '决策链', level: 'high', reason: '方案阶段了，拍板的人没有接触记录', suggestion: '请张主任引见分管副院长' },
    { name: '沉默', level: 'watch', reason: '12 天没有往来', suggestion: '带一条新消息去问' },
  ],
  solutions: [coldChain],
  timeline: [
    { key: 'fact.budget', at: '2026-11-21T10:05:00Z', kind: '改动', text: '预算 — → 80 万', who: '林悦' },
    { key: 'fact.quote', at: '2026-11-20T10:05:00Z', kind: '改动', text: '报价 — → 126 万', who: '林悦' },
    { at: '2026-11-20T02:30:00Z', kind: '事件', text: '电话：张主任说要等集采', who: '张主任' },
    { at: '2026-11-12T06:00:00Z', kind: '拜访', text: '拜访设备科，留了参数表', who: '我' },
  ],
}
