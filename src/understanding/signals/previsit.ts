import { phrases } from '../phrases.ts'
import type { Signal } from './signal.ts'

/** A page on one customer is wanted. */
export const previsit: Signal = {
  intent: 'brief.previsit',
  phrases: phrases`
    准备|备 …6 一下|一页|下|点|一份|份|资料|材料|功课|页|课|$|好 ≠ 准备好了|在准备|他们准备|客户准备|准备上|准备换|准备招|准备买|准备签|说准备|正准备|怎么准备|咋准备|如何准备|准备才|设备|备案|没准备|提醒|记得|待办|准备投标|准备标书|准备合同
    速读|速览|快报|要问的|列列.{0,4}问题|列.{0,3}问题|问什么好|问题清单|提问清单|拜访提纲|拜访清单|访前|客户背景|背景资料|客户简报|拜访简报|一页纸|作战地图|功课|拜访包|要问什么|该问啥|问哪些|拜访提纲|提纲|客户画像|客户档案整理|拜访卡
    整|弄|写|出|来|给我|做 [个|我|一] 一页
    情况|背景|资料 理一下|捋一下|整一下|理一理|过一下|汇总
    整理|汇总|梳理|捋|收集 …10 资料|背景|信息|情况 ≠ 名单|导|个人|待办
    出|做|列|整|弄|来|给|拉|写|生成|搞|准备 …8 问题清单|提纲|简报|一页纸|背景|清单 ≠ 提醒
  `,
}

/** A computed page that leaves the house: return on investment, a link to share. */
export const roiSheet: Signal = {
  intent: 'brief.previsit',
  phrases: phrases`
    ROI|投资回报|回报率|回本|投入产出|TCO|节省测算|收益测算|价值测算|回报测算|省多少|能省|回本|成本测算|效益测算 ≠ 客户说|客户问|客户嫌|怎么回|怎么解释|是啥|什么意思|啥意思
    分享链接|发链接|链接发|测算链接|生成链接|出个链接|给个链接|做个链接|分享页
  `,
}
