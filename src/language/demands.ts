/**
 * Whether a discount in these words is what the customer asks for: 要让5个点, 92折才签. Nobody has given it; 我们让了5个点 tells
 * that somebody has.
 */
export function isDemanded(text: string): boolean {
  return demanding.test(text) && !giving.test(text)
}

const demanding =
  /要(?:求)?(?:我们?)?(?:再)?(?:给|让|降|打|便宜|优惠|[\d一二三四五六七八九].{0,3}[折点])|才(?:肯|能|会|考虑)?(?:签|买|定|下单|付|谈|跟)|非(?:要|得)|咬(?:死|住)|压(?:价|到|我们)|砍(?:价|到)/

const giving =
  /(?:我们?|咱们?)(?:这边|公司)?(?:要|想|准备|打算|可以|愿意|已经|答应|同意|给|让|降|打)|(?:让|降|打)(?:了|给他)/
