/** 响应时间怎么样, 我们组异议处理时效: what somebody wants to know of how soon things are answered; of customers and deals others know. */
export function timelinessAsked(text: string): 'responses' | 'handling' | undefined {
  const said = text.trim()
  if (said.length > longest || ofCustomers.test(said)) return undefined
  if (handling.test(said)) return 'handling'
  return responses.test(said) ? 'responses' : undefined
}

/** The same where nobody else can be meant, neither a customer nor a colleague by name. */
export function asksForTimeliness(text: string): boolean {
  const rest = text.trim().replace(ofUs, '')
  return timelinessAsked(text) !== undefined && (handling.exec(rest) ?? responses.exec(rest))?.index === 0
}

/** Longer it is a story, not a question. */
const longest = 24
const ofUs = /^(?:看看?|查一?下)?(?:我们|咱们?|我|本|全|各|每个?|整个|大家|谁)?(?:组|团队|部门|公司|人)?(?:里)?(?:的)?/
const ofCustomers = /客户|对方|甲方|他们|怎么[回答说]|嫌/
const responses =
  /(?:响应|应答)(?:的)?(?:时间|速度|时长|时效)|(?:话术|建议)(?:出|给|来)得?(?:多快|快不快|要多久|及时)|^TTR/i
const handling =
  /异议(?:的)?(?:处理|应对|接住)?(?:的)?(?:时效|时间|用时|速度)|(?:处理|接|应对)异议.{0,3}(?:多快|多久|快不快|最慢|最快)/
