import { phrases } from '../phrases.ts'
import type { Signal } from './signal.ts'

const team =
  '小组|小分队|分队|战队|专班|攻坚组|突击队|作战组|作战室|项目组|工作组|攻坚队|联合组|小队|虚拟团队|打单组|专项组|支援组|协同组|敢死队'

/** People are gathered around one deal. */
export const swarmCreate: Signal = {
  intent: 'swarm.manage',
  phrases: phrases`
    拉|组|建|成立|搭|凑|搞|组建|起|开|弄|要|缺|创建|整 [一|个|一个|支|起|下] …6 ${team}|局打|群 ≠ 散|撤|解散|客户群|拉群通知
    组 个 …4 团|队|班子
    拉|凑|组 [一|个] …4 团队|班子|队伍|个群 …8 打|攻|啃|跟|拿|支援|冲|做|一起
    组队|抱团打|拉人一起打|拉几个人|拉个人|拉上 ≠ 散了|怎么拉上
    打|攻|跟|啃 …10 单|标|项目 …6 拉|组|缺|要|找 …6 懂|会做|售前|专家|帮手|支援
    叫上|拉上|喊上|带上|拉进来|加进来 …14 一起|搞|打|上|帮|进来|群 ≠ 一起去|一起吃|吃饭|拜访|提醒|客户|约
    找|拉|叫|调|要 [个|几个|两个|一个|位] …3 懂|熟悉|做过 …12 一起|帮|支援|打|组
  `,
}

/** They are sent home. */
export const swarmDissolve: Signal = {
  intent: 'swarm.manage',
  phrases: phrases`
    ${team}|团队|群|队伍 …10 散了|散吧|散掉|散|解散|撤了|撤掉|收了|收掉|关了|关掉|结束|撤销|可以撤
    解散|遣散|撤掉|关掉|撤销|散了 …12 ${team}|团队|群|队伍
  `,
}
