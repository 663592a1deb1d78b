import { phrases } from '../phrases.ts'
import type { Signal } from './signal.ts'

/** What a manager reads out in the morning. */
export const teamBrief: Signal = {
  intent: 'brief.daily',
  phrases: phrases`
    早会|晨会|例会|周会|朝会|早例会|站会|周例会|晨例会|夕会 ≠ 客户的|客户周会|参加客户|提醒|约
    top\s*\d|TOP|前三名单|重点三个 ≠ 销售|排名|客户说
  `,
}

/** What a rep does first today. */
export const ownBrief: Signal = {
  intent: 'brief.daily',
  phrases: phrases`
    今天|今儿|今日|明天|明儿|这周|本周|下周|上午|下午|现在|这会儿 …6 先|优先|该|干|做|跟|忙|打|找|见|跑|重点 …6 哪|谁|啥|什么|几个 ≠ 怎么跟他|团队|谁没|跑了|跟了|找谁签
    先|优先|该先 跟|打|干|做|忙|联系|找|跑|处理|搞|见|看 …4 哪|谁|啥|什么 ≠ 攻|接下来|这单|这个项目
    今天|今日|今儿|明天|明日|这周|本周|下周|昨天 …6 待办|重点|要事|安排|计划|任务|优先级|日程|清单|要干|要做|简报|小结|总结|汇总|日报|行程 ≠ 提醒|加个待办|记个待办|约|排进|放进
    待办|任务 …8 排一排|排个序|排序|优先级|轻重缓急|有哪些|有啥|列|看看
    轻重缓急|优先级|我的日报|我的周报|日报|周报|一周小结|工作安排 ≠ 谁没|没写|没交|提醒
  `,
}
