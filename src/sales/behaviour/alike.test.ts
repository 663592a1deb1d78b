import { describe, expect, test } from 'vitest'
import { alike } from './alike.ts'

/** Plans as reps write them. The first of each pair is the template; whether the second is the same plan was decided by reading both. */
const template =
  '针对贵单位当前面临的数据分散、流程不畅等问题，我司提供一站式数字化解决方案，覆盖需求调研、系统部署、培训上线全过程。方案采用成熟的微服务架构，支持弹性扩展，已在多家标杆客户落地。项目周期约 3 个月，总价 80 万元，含一年免费维护。期待与宏达精密携手共赢。'

const same = [
  {
    what: 'name and figures changed',
    text: '针对贵单位当前面临的数据分散、流程不畅等问题，我司提供一站式数字化解决方案，覆盖需求调研、系统部署、培训上线全过程。方案采用成熟的微服务架构，支持弹性扩展，已在多家标杆客户落地。项目周期约 5 个月，总价 126 万元，含一年免费维护。期待与云澜二院携手共赢。',
  },
  {
    what: 'a sentence of greeting put before it',
    text: '尊敬的张主任：感谢上周的接待。针对贵院当前面临的数据分散、流程不畅等问题，我司提供一站式数字化解决方案，覆盖需求调研、系统部署、培训上线全过程。方案采用成熟的微服务架构，支持弹性扩展，已在多家标杆客户落地。项目周期约 4 个月，总价 95 万元，含一年免费维护。期待与云澜二院携手共赢。',
  },
  {
    what: 'the sentences in another order',
    text: '我司提供一站式数字化解决方案，覆盖需求调研、系统部署、培训上线全过程。针对贵单位当前面临的数据分散、流程不畅等问题，方案采用成熟的微服务架构，支持弹性扩展，已在多家标杆客户落地。总价 60 万元，含一年免费维护，项目周期约 2 个月。期待与云澜二院携手共赢。',
  },
  {
    what: 'a few words put in other words',
    text: '针对贵公司当前面临的数据分散、流程不畅等问题，我司提供一站式数字化解决方案，覆盖需求调研、系统部署、培训上线全流程。方案采用成熟的微服务架构，支持弹性扩展，已在十余家标杆客户落地。项目周期约 3 个月，总价 80 万元，含两年免费维护。期待与云澜二院合作共赢。',
  },
]

const different = [
  {
    what: 'the same product, written for this customer',
    text: '云澜二院影像科反映夜班调片要等四十秒，老 PACS 的索引坏了两次。我们建议先把近三年的片子迁到新存储，调片降到三秒以内，再接门诊和体检两个科室。张主任提过集采要等到明年三月，所以第一期只做存储，预算控制在 80 万以内，设备科自己就能批。',
  },
  {
    what: 'the same paragraph about us, all else of the customer',
    text: '贵厂三条隔膜产线去年停机 214 小时，一半出在分切机换刀。方案先给 2 号线装振动监测，换刀提前两天预警，按李工给的停机成本一年省 96 万。王总要求不动现有 MES，我们只读数据、不写回。方案采用成熟的微服务架构，支持弹性扩展，已在多家标杆客户落地。',
  },
  {
    what: 'the same headings, other contents',
    text: '针对贵校宿舍水电计费对不上账的问题，我们按楼栋装表、按房间出账，每月 5 号把差额推给后勤处。覆盖需求调研时孙老师列的 11 栋楼，先做研究生公寓两栋，寒假里装完。总价 38 万元，走教育局信息化专项，含三年换表。',
  },
  {
    what: 'half of it the template',
    text: '针对贵单位当前面临的数据分散、流程不畅等问题，我们和信息科一起走了一遍入库流程：一张单子要录四次，月底靠人工对账三天。方案把四次并成一次，手持机扫码即入库，对账当天出。先在二号库试一个月，试点费用 6 万，不满意全退，仓储部老陈愿意做对接人，上线前由他验收。',
  },
]

describe('plans on the template', () => {
  test.each(same)('$what is the same plan', ({ text }) => {
    expect(likeness(text)).toBeGreaterThan(65)
  })

  test.each(different)('$what is another plan', ({ text }) => {
    expect(likeness(text)).toBeLessThan(65)
  })

  test('a text is itself, and nothing is like nothing', () => {
    expect(alike({ text: template, names: [] }, { text: template, names: [] })).toBe(1)
    expect(alike({ text: '', names: [] }, { text: '', names: [] })).toBe(0)
  })
})

function likeness(text: string): number {
  return 100 * alike({ text: template, names: ['宏达精密'] }, { text, names: ['云澜二院', '张主任'] })
}
