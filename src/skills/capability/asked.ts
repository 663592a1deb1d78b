/** 能力缺口报告, 我哪块弱, 小王哪类异议不行: where somebody handles customers below their colleagues. */
export function gapsAsked(text: string): boolean {
  const said = text.trim()
  return said.length <= longest && !ofCustomers.test(said) && gaps.test(said)
}

/** The same where nobody else can be meant, neither a customer nor a colleague by name. */
export function asksForGaps(text: string): boolean {
  return gapsAsked(text) && gaps.exec(text.trim().replace(ofUs, ''))?.index === 0
}

/** 我哪块弱 asks of oneself, whomever one answers for. */
export function asksOfOneself(text: string): boolean {
  return /^(?:看看?|查一?下)?我(?!们|组)/.test(text.trim())
}

/** Longer it is a story, not a question. */
const longest = 24
const ofUs =
  /^(?:看看?|查一?下|来|发我|给我)?(?:[这本上]周)?的?(?:一?[份张])?(?:我们|咱们?|我|本|全|各|每个?|整个|大家|谁)?(?:组|团队|部门|公司|人)?(?:里|谁)?(?:的)?/
const ofCustomers = /客户|对方|甲方|他们|竞品|怎么[回答说]|产品|方案/
const gaps =
  /能力缺口|(?:能力)?短板(?:在哪|是什么|有哪些|报告)|(?:哪|什么)(?:一?[块类种样项]|些|方面|个方面|类异议|种异议).{0,6}(?:弱|不行|不如|差|欠缺|接不住|落后)|(?:弱项|缺口)(?:在哪|是什么|有哪些|报告)|(?:该|要|得)(?:补|练)(?:什么|啥|哪[块样类])/
