import type { TodayPage } from '../../src/server/contract.ts'

export const todayPage: TodayPage = {
  day: '11月24日 周二',
  appointments: [
    { when: '今天 14:00', text: '宏达精密 和王总过方案', dealId: 'hongda' },
    { when: '今天 下午', text: '云澜二院 见设备科张科长', dealId: 'hospital' },
  ],
  tasks: [
    { when: '今天 09:00', text: '把参数表发给张主任', dealId: 'hospital', late: true },
    { when: '今天 18:00', text: '问财务要三张发票' },
  ],
  deals: [
    {
      dealId: 'hospital',
      customer: '华东某三甲医院 · 设备科',
      name: '监护仪更新',
      signs: ['方案阶段了，拍板的人没有接触记录', '12 天没有记过往来'],
      remedy: '请张主任约分管副院长二十分钟',
    },
  ],
  waiting: [{ what: '宏达精密 折扣：8 折', who: '主管', since: '11月23日', mine: false, dealId: 'hongda' }],
}
