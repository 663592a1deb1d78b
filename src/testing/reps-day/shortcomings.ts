/** Where the day falls short of a careful assistant, and what stands instead. What is mended leaves the list. */
export const shortcomings: { words: readonly string[]; records: readonly { ought: string; is?: string }[] } = {
  words: [
    // Dictated without a stop, what was agreed on is the visit's next step alone, and no appointment beside it.
    '10:50 刚跟东睦施总工碰完他挺认可咱们的检测精度就是说预算还没批下周四下午再去给他演示一遍: sees no button 记下',
  ],
  records: [
    {
      // A call told straight after a visit was saved is kept as news of the deal alone.
      ought:
        '嘉兴海纳化纤有限公司 ｜ 断丝检测 ｜ open ｜ amount 108 万 ｜ competitors 中科慧远 ｜ industry 化工 ｜ stage need ｜ 沈经理 met',
      is: '嘉兴海纳化纤有限公司 ｜ 断丝检测 ｜ open ｜ amount 108 万 ｜ competitors 中科慧远 ｜ industry 化工 ｜ stage need ｜ 沈经理',
    },
    {
      ought:
        '嘉兴海纳化纤有限公司 ｜ 2026-11-24 ｜ 海纳沈经理来电话说要多加两台相机，总价从86万加到105万，竞品就剩中科慧远了',
    },
    {
      ought:
        '宁波东睦轴承有限公司 ｜ 2026-11-24 ｜ 刚跟东睦施总工碰完他挺认可咱们的检测精度就是说预算还没批下周四下午再去给他演示一遍',
      is: '宁波东睦轴承有限公司 ｜ 2026-11-24 ｜ 刚跟东睦施总工碰完他挺认可咱们的检测精度就是说预算还没批下周四下午再去给他演示一遍（更正：记错了，演示是下周五下午）',
    },
    { ought: '宁波东睦轴承有限公司 ｜ 2026-12-04 ｜ afternoon ｜ 给他演示一遍 ｜ 施总工' },
    {
      ought: '瑞检 ｜ channel ｜ 渠道说瑞检这单他们早就报备了 ｜ 渠道说瑞检这单他们早就报备了，飞单怎么算 ｜ open',
      is: '— ｜ channel ｜ 渠道说瑞检这单他们早就报备了 ｜ 渠道说瑞检这单他们早就报备了，飞单怎么算 ｜ open',
    },
  ],
}
