/** What of the whole answer somebody asked for: how to begin, what to do next, or all of it. */
export type Variant = 'opening' | 'next' | 'whole'

/** `isKnown`: the customer was spoken of before; of somebody new a next step alone would be too little. */
export function variantOf(text: string, isKnown: boolean): Variant {
  const variant = words.find(([, pattern]) => pattern.test(text))?.[0] ?? 'whole'
  return variant === 'next' && !isKnown ? 'whole' : variant
}

const words: readonly [Variant, RegExp][] = [
  ['opening', /开场|第一[句通次]|头一句|怎么开口|开口|破冰|打招呼|自我介绍|开头/],
  ['next', /下一?步|接下来|往下|后面怎么|然后呢|第一步/],
]
