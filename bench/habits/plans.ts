import type { Random } from '../simulation/random.ts'

const things = [
  '夜班调片要等',
  '分切机换刀停了',
  '入库单要录',
  '月底人工对账要',
  '冷链超温报了',
  '巡检漏了',
  '门诊排队超过',
  '水电差额差了',
  '老系统宕机了',
  '质检返工多了',
  '退货原因不明有',
  '开票错了',
  '设备点检晚了',
  '盘点差异有',
  '客服漏接了',
  '能耗比去年多',
]
const counts = ['秒', '分钟', '次', '天', '箱', '台', '小时', '千元', '回', '件', '单', '张', '班', '处', '通', '度']
const wishes = [
  '先动二号库试一个月',
  '不改现有的 MES',
  '片子迁到新存储再说',
  '让老陈当对接人',
  '寒假里装完',
  '只读数据不写回',
  '预算走教育局专项',
  '手持机扫码就能入库',
  '刀具提前两天预警',
  '当天就要对完账',
  '集采之前先上线',
  '夜班也要有人响应',
  '培训到每个班组长',
  '数据放在自己机房',
  '分三期付',
  '先给样机跑两周',
]

/** What a customer says of themselves; no two say the same. */
export function customersWords(random: Random): string[] {
  const one = () => {
    const at = Math.floor(random() * things.length)
    return `${things[at]}${7 + Math.floor(random() * 900)}${counts[at]}，要求${wishes[Math.floor(random() * wishes.length)]}`
  }
  return Array.from({ length: 4 }, one)
}

/** How one takes up what was said: whoever writes for a customer writes anew. */
const ways = [
  '您提到…，我们第一周就派人蹲点量清楚。',
  '关于…：先装两台试，数据给您看了再谈下一步。',
  '上次现场看到…，建议和班组一起改流程，不急着上系统。',
  '…，这个工程师已经在别处做过，录像可以给您放一遍。',
  '会上张工说…；我们愿意写进合同，不达标退款。',
  '对…，用现有接口就够，不必另买服务器。',
  '最急的是…，所以把它排在国庆前上线。',
  '…：报价单里单列一行，可做可不做。',
  '您同事也讲到…，培训那天专门讲这一段。',
  '考虑到…，夜里会有人远程盯着，出了事十分钟内回话。',
  '至于…，请您那边出一位懂工艺的人配合三天。',
  '…，第二期再做也来得及，先不占今年的预算。',
]

const aboutUs = '我司方案采用成熟架构，支持弹性扩展，已在多家标杆客户落地，含一年免费维护。'
const template =
  '针对贵单位当前面临的数据分散、流程不畅、效率偏低等问题，我司提供一站式数字化解决方案，覆盖需求调研、系统部署、培训上线全过程，帮助客户降本增效、行稳致远。'

/** One text for everybody, with a name and a figure filled in, and now and then a sentence of greeting. */
export function templatePlan(random: Random, customer: string): string {
  const greeting = random() < 0.3 ? '感谢上周抽时间接待，以下是我们的初步想法，请您过目。' : ''
  return `${customer}：${greeting}${template}${aboutUs}总价 ${30 + Math.floor(random() * 200)} 万元。`
}

/** What the customer told, taken up, and the paragraph about us that every plan ends with. */
export function ownPlan(random: Random, customer: string, words: readonly string[]): string {
  const taken = words
    .filter(() => random() < 0.9)
    .map((word) => (ways[Math.floor(random() * ways.length)] ?? '').replace('…', word))
  return `${customer}：${taken.join('')}${aboutUs}总价 ${30 + Math.floor(random() * 200)} 万元。`
}
