/** The fifteen ways a customer pushes back 异议, each with the word a rep would use for it. */
export const objectionNames = {
  PRICE: '嫌贵',
  BUDGET: '没预算',
  AUTH: '做不了主',
  NEED: '没需求',
  TIME: '再等等',
  TRUST: '不放心我们',
  FUNC: '功能不满足',
  DELIVERY: '交期太长',
  SERVICE: '售后有意见',
  COMPETE: '拿竞品压',
  RISK: '怕切换和安全',
  PAYMENT: '账期付款',
  PROCESS: '必须走流程',
  RELATION: '认老供应商',
  SMOKE: '敷衍',
} as const

export type ObjectionCode = keyof typeof objectionNames

export const objectionCodes = Object.keys(objectionNames) as ObjectionCode[]
