/**
 * The prior scorecard 经验先验: what a sales director would believe before this company has any history.
 *
 * Every number is a judgement, in log-odds, of 2026-11-21, written before looking at any data set; `sd` says how unsure
 * the judgement is. They are kept small on purpose: with a handful of facts the result should stay moderate, and the first
 * hundred closed deals should be able to overrule any of them.
 */
export interface Weight {
  logOdds: number
  sd: number
  /** What an expert would argue with. */
  reason: string
}

export const judgedOn = '2026-11-21'

/** Log-odds of winning a deal about which nothing but its stage is known; the ladder is wide because companies differ. */
export const baseByStage = {
  unknown: { logOdds: -0.7, sd: 0.45, reason: '阶段没说，按一般在谈商机约三成算' },
  lead: { logOdds: -2.0, sd: 0.5, reason: '线索阶段，多数走不到立项' },
  contact: { logOdds: -1.6, sd: 0.5, reason: '刚建联，需求还没坐实' },
  need: { logOdds: -1.1, sd: 0.45, reason: '需求确认过，但还没有方案' },
  solution: { logOdds: -0.7, sd: 0.4, reason: '进了方案测试，约三成能走到底' },
  budget: { logOdds: -0.45, sd: 0.4, reason: '立项了，钱和时间开始有着落' },
  bidding: { logOdds: -0.4, sd: 0.45, reason: '招投标阶段，入围者里通常三家取一' },
  negotiation: { logOdds: 0.25, sd: 0.45, reason: '进了商务谈判，多半只剩一两家' },
  contract: { logOdds: 1.3, sd: 0.5, reason: '走合同了，仍有少数会翻' },
} as const satisfies Record<string, Weight>

export const weights = {
  'budget:approved': { logOdds: 0.5, sd: 0.2, reason: '预算批了，钱是真的' },
  'budget:stated': { logOdds: 0.2, sd: 0.15, reason: '客户报了预算，是认真在考虑' },
  'budget:applied': { logOdds: 0.1, sd: 0.15, reason: '预算报上去了，还要过审' },
  'budget:cut': { logOdds: -0.45, sd: 0.2, reason: '预算在缩，范围和时间都会变' },
  'budget:none': { logOdds: -0.5, sd: 0.25, reason: '没有预算，只能等下一个预算窗口' },

  'fit:within': { logOdds: 0.15, sd: 0.1, reason: '报价在预算里' },
  'fit:over': { logOdds: -0.4, sd: 0.2, reason: '报价高出预算 15 % 以上，得有人替我们要钱' },
  'fit:far-under': { logOdds: -0.1, sd: 0.15, reason: '报价比预算低 15 % 以上，范围可能没对齐' },

  'decider:supports': { logOdds: 0.7, sd: 0.25, reason: '拍板人支持' },
  'decider:met': { logOdds: 0.4, sd: 0.2, reason: '拍板人见过了' },
  'decider:named': { logOdds: -0.1, sd: 0.15, reason: '知道谁拍板，还没见到' },
  'decider:missing': { logOdds: -0.3, sd: 0.15, reason: '拍板人未接触，我们的话传不到做主的人' },
  'decider:opposes': { logOdds: -0.9, sd: 0.3, reason: '拍板人不支持' },

  'gatekeeper:supports': { logOdds: 0.35, sd: 0.15, reason: '把关人认可我们' },
  'gatekeeper:opposes': { logOdds: -0.6, sd: 0.2, reason: '把关人卡着，他有一票否决的手段' },
  'user:supports': { logOdds: 0.3, sd: 0.15, reason: '使用的人想用我们' },
  'user:opposes': { logOdds: -0.4, sd: 0.2, reason: '使用的人不想换' },
  'coach:present': { logOdds: 0.4, sd: 0.2, reason: '里面有人透底' },

  'others:supports': { logOdds: 0.15, sd: 0.12, reason: '有人支持我们，只是还不知道他说话的分量' },
  'others:opposes': { logOdds: -0.2, sd: 0.15, reason: '有人反对我们，只是还不知道他说话的分量' },

  'breadth:single': { logOdds: -0.2, sd: 0.1, reason: '只有一条线，这个人一动单子就断' },
  'breadth:wide': { logOdds: 0.2, sd: 0.1, reason: '三个以上的人在谈，不怕一处断' },

  'rivals:none': { logOdds: 0.3, sd: 0.15, reason: '眼下没有对手' },
  'rivals:one': { logOdds: -0.2, sd: 0.12, reason: '有一家对手在场' },
  'rivals:several': { logOdds: -0.4, sd: 0.18, reason: '好几家一起比' },

  'objection:PRICE': { logOdds: -0.15, sd: 0.12, reason: '嫌贵，多半是还没看到值在哪' },
  'objection:BUDGET': { logOdds: -0.45, sd: 0.2, reason: '说没预算，先分清是没钱还是没排上' },
  'objection:AUTH': { logOdds: -0.2, sd: 0.12, reason: '面前的人做不了主' },
  'objection:NEED': { logOdds: -0.5, sd: 0.2, reason: '觉得现有的够用，痛还不够' },
  'objection:TIME': { logOdds: -0.3, sd: 0.15, reason: '在等，时间不在我们手里' },
  'objection:TRUST': { logOdds: -0.3, sd: 0.15, reason: '对我们不放心，缺同行案例' },
  'objection:FUNC': { logOdds: -0.4, sd: 0.2, reason: '指标或功能有缺口' },
  'objection:DELIVERY': { logOdds: -0.2, sd: 0.12, reason: '嫌交付慢，排期要能让人信' },
  'objection:SERVICE': { logOdds: -0.4, sd: 0.2, reason: '售后有旧账没结' },
  'objection:COMPETE': { logOdds: -0.35, sd: 0.15, reason: '客户拿竞品压我们' },
  'objection:RISK': { logOdds: -0.25, sd: 0.15, reason: '怕切换、数据或合规出事' },
  'objection:PAYMENT': { logOdds: -0.1, sd: 0.1, reason: '在谈付款，说明价格之外都过得去，但账期会磨人' },
  'objection:PROCESS': { logOdds: -0.15, sd: 0.12, reason: '要走流程，参数和时间要提前对上' },
  'objection:RELATION': { logOdds: -0.55, sd: 0.2, reason: '认老供应商，换的理由要大于换的麻烦' },
  'objection:SMOKE': { logOdds: -0.45, sd: 0.2, reason: '在敷衍，还没把我们当选项' },

  'purchase:single-source': { logOdds: 0.5, sd: 0.25, reason: '单一来源，流程走完就是我们' },
  'purchase:direct': { logOdds: 0.15, sd: 0.12, reason: '直接采购，少一道比价' },
  'purchase:invited': { logOdds: 0.1, sd: 0.12, reason: '邀标，能被请就已经筛过一轮' },
  'purchase:open-tender': { logOdds: -0.25, sd: 0.15, reason: '公开招标，参数和资格决定大半' },
  'purchase:volume': { logOdds: -0.2, sd: 0.15, reason: '集采，价格和入围名单说了算' },
  'purchase:inquiry': { logOdds: -0.1, sd: 0.12, reason: '询价，价格权重大' },

  'next-step:agreed': { logOdds: 0.25, sd: 0.12, reason: '下一步约定了日子' },
  'milestone:passed': { logOdds: 0.4, sd: 0.2, reason: '关键节点已通过' },
  'customer:existing': { logOdds: 0.4, sd: 0.2, reason: '老客户，用过我们' },
  'concession:given': { logOdds: 0.12, sd: 0.12, reason: '让了价，但只让价的单子也容易被再压' },

  // What the signals found, judged on 2026-11-22; the small ones count little until a company's own deals say what they are worth.
  'signal:clear': { logOdds: 0.15, sd: 0.12, reason: '各项风险信号都安静' },
  'signal:complaint-watch': { logOdds: -0.15, sd: 0.12, reason: '有过投诉，刚了结' },
  'signal:complaint-high': { logOdds: -0.35, sd: 0.2, reason: '投诉压着这一单' },
  'signal:budget-apart': { logOdds: -0.3, sd: 0.2, reason: '报价和预算差 15 % 以上' },
  'signal:chain-broken': { logOdds: -0.15, sd: 0.12, reason: '决策链上还有断的地方' },
  'signal:key-person-left': { logOdds: -0.35, sd: 0.2, reason: '关键的人走了' },
  'signal:rival-priced': { logOdds: -0.3, sd: 0.15, reason: '对手的价格已经在桌上' },
  'signal:silence-watch': { logOdds: -0.15, sd: 0.12, reason: '两周没有动静' },
  'signal:silence-high': { logOdds: -0.4, sd: 0.2, reason: '一个月没有动静' },
  'signal:ghosted-watch': { logOdds: -0.2, sd: 0.15, reason: '找了几次没回音' },
  'signal:ghosted-high': { logOdds: -0.45, sd: 0.2, reason: '一再找他都没回音' },
  'signal:step-overdue': { logOdds: -0.3, sd: 0.15, reason: '约好的下一步过了没有下文' },
  'signal:signing-slipped': { logOdds: -0.3, sd: 0.15, reason: '预计签约的日子已经过了' },
  'signal:deadline-near': { logOdds: 0, sd: 0.12, reason: '快截止了' },
  // Told by systems, and no deal of ours says yet what they are worth: said as reasons, they move nothing.
  'signal:delivery-trouble': { logOdds: 0, sd: 0.12, reason: '交付有异常' },
  'signal:device-alarm': { logOdds: 0, sd: 0.12, reason: '设备有报警' },
  'signal:bad-press': { logOdds: 0, sd: 0.12, reason: '有提到客户的负面消息' },
  'signal:stuck-watch': { logOdds: -0.1, sd: 0.1, reason: '停在一个阶段一个月' },
  'signal:stuck-high': { logOdds: -0.3, sd: 0.15, reason: '停在一个阶段两个月' },
  'signal:single-thread': { logOdds: -0.15, sd: 0.1, reason: '近来只有一个人在联系' },
  'signal:price-late': { logOdds: -0.1, sd: 0.1, reason: '到了这一步还没报过价' },
  'signal:procurement-change': { logOdds: -0.2, sd: 0.15, reason: '采购方式变了，规则要重来' },
  'signal:escalation': { logOdds: -0.3, sd: 0.2, reason: '客户把事情往上捅了' },
  'signal:contract-threat': { logOdds: -0.5, sd: 0.25, reason: '客户提到不签、终止或换人' },
  'signal:budget-cut': { logOdds: -0.45, sd: 0.2, reason: '预算被砍了' },
} as const satisfies Record<string, Weight>

export type WeightKey = keyof typeof weights

/**
 * Weight of the prior against this company's own closed deals of the same trade, in deals: with 18 of our own the prior
 * still counts for 32/(32+18) = 64 %. Judged: a director changes their mind about a trade after about thirty outcomes.
 */
export const priorStrength = 32
