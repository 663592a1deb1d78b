import type { Course } from '../../sales/coaching/course.ts'
import { idOf } from './id.ts'

/** What the demo company teaches; made up, like everything in it. */
export const courses: Course[] = (
  [
    {
      title: '三句话写出他家的方案',
      minutes: 5,
      covers: ['plan-likeness', 'customisation'],
      text: '一、开头写他说过的一句原话和出处。二、中间换成他的数：标本量、台班、停机时长，没有就先问。三、结尾只留一步：谁、哪天、确认什么。写完把客户名字盖住读一遍，要是还能发给别家，就没写完。',
    },
    {
      title: '问了两小时内先回一句',
      minutes: 3,
      covers: ['response-time'],
      text: '不知道答案也先回：收到了，几点前给您准信。把那个“几点”当承诺记进待办，到点前再说一句进展。客户等的是有人管，不一定是答案。',
    },
    {
      title: '拜访完当天约好下一次',
      minutes: 4,
      covers: ['touch-frequency', 'second-touch'],
      text: '出门前问一句：这件事下一步谁来定，我哪天来听结果合适。约不到日子，就留一个要送回来的东西：参数表、样品、同行的联系方式。',
    },
    {
      title: '嫌贵先问贵在哪',
      minutes: 6,
      covers: ['PRICE', 'BUDGET'],
      text: '先分三种：比预算贵、比竞品贵、比他觉得值的贵。第一种拆首付和分期，第二种拆清单对清单，第三种回到他说过的损失。没分清之前不降价。',
    },
    {
      title: '第一次就带上交付',
      minutes: 4,
      covers: ['teamwork', 'DELIVERY'],
      text: '方案阶段约一次三方会：我方交付、对方使用人、对方管钱的。议程三条：现在卡在哪、上线那天谁在场、最坏会怎样。会后当天发纪要，写清谁在哪天前做什么。',
    },
  ] satisfies Omit<Course, 'id'>[]
).map((course, at) => ({ ...course, id: idOf('course', at + 1) }))
