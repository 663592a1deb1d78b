import { phrases } from '../phrases.ts'
import type { Signal } from './signal.ts'

/** Something to be reminded of. */
export const task: Signal = {
  intent: 'task.create',
  phrases: phrases`
    提醒|叫我|催我|喊我|闹我|闹钟|戳我|ping我|敲我|cue我|call我|通知我|叫醒 ≠ 提醒过|客户提醒|他提醒|别提醒|不用提醒|取消提醒|提醒我们
    记得|别忘|不要忘|别让我忘|可别忘|千万记|得记着|记着 ≠ 还记得|不记得|记得他|记得存|记得吗|经验记得|你记得
    记个事|记件事|备个忘|别让我忘|喊我一声|到点叫|到时喊
    待办|备忘|to\s*do|todo|代办 ≠ 排一排|轻重缓急|优先|有哪些|哪些|有啥|排序|看看|今天的?待办|今日待办|本周待办|这周待办|明天待办|给我[本今这列看出拉]
    加|建|记|创建|设|挂|安排 …3 任务|事项|提醒
    再聊|再联系|再跟进|再问|再说 …0 $ ≠ 客户|他|说|她|要|怎么|约
  `,
}
