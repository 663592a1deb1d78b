/** Words by which somebody takes back what they said. */
const words = /错|不对|不是|改口|口误|听岔|更正|应该是|搞混|弄反|改[成到为]/

/** Whether a message says of itself that it puts something right. */
export function isCorrecting(text: string): boolean {
  return words.test(text)
}

/** 昨天那个, 上午记的那条 point at something filed by when it was: the words without that. */
export function withoutPointer(text: string): string {
  return text.replace(pointer, '')
}

const pointer =
  /(?:昨天|前天|今天|早上|上午|中午|下午|晚上|刚才|刚刚|之前|前面)(?:[记说录填报]的?|的)?那(?:个|条|笔|家|单|次)/
