/** Words by which somebody takes back what they said. */
const words = /错|不对|不是|改口|口误|听岔|更正|应该是|搞混|弄反|改[成到为]/

/** Whether a message says of itself that it puts something right. */
export function isCorrecting(text: string): boolean {
  return words.test(text)
}
