/**
 * What a customer's person is to the purchase: the one who pays (EB), who uses (UB), who checks (TB),
 * who wants us to win (COACH), or none of these.
 */
export const buyingRoles = ['EB', 'UB', 'TB', 'COACH', 'OTHER'] as const
export type BuyingRole = (typeof buyingRoles)[number]

export const roleNames: Record<BuyingRole, string> = {
  EB: '拍板人',
  UB: '使用人',
  TB: '把关人',
  COACH: '内线',
  OTHER: '经办人',
}

/** Where somebody stands towards us; `unknown` is said aloud ("摸不透"), which is not the same as never told. */
export const stances = ['support', 'neutral', 'oppose', 'unknown'] as const
export type Stance = (typeof stances)[number]

export const stanceNames: Record<Stance, string> = {
  support: '支持',
  neutral: '中立',
  oppose: '反对',
  unknown: '摸不透',
}
