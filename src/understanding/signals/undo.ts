import { phrases } from '../phrases.ts'
import type { Signal } from './signal.ts'

/** The last entry shall not have happened, and no right value is given. */
export const undo: Signal = {
  intent: 'undo.last',
  phrases: phrases`
    撤销|撤回|回退|回滚|倒回去|倒回|退回去|undo|恢复原样|恢复到之前|恢复到刚才|恢复成|还原 ≠ 同意|授权|审批|小组|撤销了|客户撤|他们撤|阶段|一格|一步棋|退到|退回到
    上一步|上一条|上条|刚才那条|刚才的|刚刚那条|刚才那个|刚那条|刚刚的|刚才录的|刚才记的|最后一条|前一条|刚记的|刚刚录|这条 …8 不要|作废|删|去掉|取消|不算|撤|别记|别存|抹|清|扔|丢掉|不对,删
    删|删掉|取消|去掉|作废|撤掉|抹掉|撤|清掉 …6 刚才|刚刚|上一|上条|刚|最后一|前一|这条|那条 ≠ 信息|资料|电话|话术
    当我没说|就当没说|算我没说|不算数|别记了|别存了|不记了|先不存|不用记了|点错了|按错了|手滑|误操作|误触|发错了|录重了|重复了
  `,
}
