/**
 * What the simulated company is assumed to be. Nothing here is taken from the product, and nothing the product decides by is
 * known here: the year would look the same to any other product.
 */
export const assumptions = {
  deals: 2000,
  days: 365,
  reps: 10,
  /** Standard deviation of how much better or worse a rep sells, in log-odds; nobody writes it down. */
  repEffect: 0.3,
  /** Days from first contact to the close: log-normal. */
  cycle: { median: 35, spread: 0.5 },
  /** What else decides a deal and is never noted, in log-odds. */
  unseen: 0.4,
  /** Share of what is never told, and of what is told wrongly; the rest is told on some day while the deal is open. */
  gaps: 0.2,
  mistakes: 0.04,
  /** Each rep is away once for so many days: nothing of theirs is closed meanwhile, and less of those deals is told. */
  leave: { days: 15, gaps: 0.5 },
  /** One rep quits in this week of the year; a newcomer nobody has heard of takes over. */
  quitsInWeek: 16,
  /** A rep looks at a deal for the last time so many days before it is closed. */
  lastLook: 7,
  /** Somewhere in these days a rival halves its prices and budgets are frozen. */
  drift: {
    from: 170,
    to: 200,
    level: -0.8,
    rivalWorse: -0.7,
    rivalShare: { before: 0.35, after: 0.5 },
  },
  /** How much companies differ, as standard deviations in log-odds: in how often they win at all, and in what each effect is worth. */
  companies: { level: 0.6, effect: 0.3 },
  /** Log-odds by what is true of a deal in a middling company, with the share of deals it is true of. */
  effects: {
    start: -0.5,
    standing: { early: [-0.8, 0.4], middle: [0, 0.35], late: [0.9, 0.25] },
    budget: { approved: [0.9, 0.3], stated: [0, 0.5], none: [-0.9, 0.2] },
    decider: { supports: [0.9, 0.2], met: [0.3, 0.3], named: [-0.2, 0.35], opposes: [-1.2, 0.15] },
    user: { supports: [0.5, 0.4], neutral: [0, 0.4], opposes: [-0.6, 0.2] },
    champion: { yes: [0.6, 0.35], no: [0, 0.65] },
    price: { objected: [-0.6, 0.4], fine: [0.2, 0.6] },
    bought: { before: [0.8, 0.25], never: [0, 0.75] },
    trade: { hospitals: [-0.4, 0.5], software: [0.3, 0.5] },
    rival: -0.6,
    /** A champion is worth more against a rival. */
    championAgainstRival: 0.4,
  },
} as const
