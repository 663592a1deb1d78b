import { alike } from './alike.ts'
import type { Behaviour } from './behaviour.ts'
import { meanOf } from './interval.ts'
import { tooLittle } from './measured.ts'
import { namesAround } from './names-around.ts'
import { plansOf } from './plans.ts'

/** Fewer plans than this may look alike by chance. */
const enough = 4

/** How much of the latest plans is one template 方案雷同度: of each what it shares with the plan for another customer most like it. */
export const planLikeness: Behaviour = {
  id: 'plan-likeness',
  name: '方案雷同',
  axis: '内容',
  what: '近 10 份方案，各和别家最像的一份有多少字一样（去掉名字和数字；同一单改稿不算）',
  records: '推送进来的方案，同一单只取最近一份；样本是方案',
  unit: '%',
  better: 'less',
  standard: { healthy: 45, warning: 65 },
  least: 5,
  most: 100,
  action: '按客户自己说过的话，起草各家不一样的段落',
  measure(work, _window, { healthy, warning }) {
    const plans = plansOf(work).map((plan) => ({ ...plan, names: namesAround(plan.deal) }))
    if (plans.length < enough) return tooLittle(plans.length)
    const nearest = plans.map((plan) => {
      const others = plans.filter(({ deal }) => deal.customerId !== plan.deal.customerId)
      return { ...plan, share: 100 * Math.max(0, ...others.map((other) => alike(plan, other))) }
    })
    const mean = meanOf(nearest.map(({ share }) => share))
    return {
      ...mean,
      sample: plans.length,
      level: mean.value > warning ? 'warning' : mean.value <= healthy ? 'fine' : 'watch',
      about: nearest
        .filter(({ share, deal }) => share > warning && deal.status === 'open')
        .toSorted((one, other) => other.share - one.share)
        .map(({ deal: { id, customer }, share }) => ({
          dealId: id,
          customer,
          note: `和别家 ${Math.round(share)} % 一样`,
        })),
    }
  },
}
