/**
 * What the simulated company is assumed to be. Nothing here is taken from the product, and nothing the product decides by is
 * known here: the year would look the same to any other product.
 */
export const assumptions = {
  deals: 2000,
  days: 365,
  reps: 10,
  /** Standard deviation of how much better or worse a rep sells, in log-odds. */
  repEffect: 0.35,
  /** Days from first contact to the close: log-normal. */
  cycle: { median: 35, spread: 0.5 },
  /** What decides a deal and no column shows, in log-odds. */
  unseen: 0.5,
  /** Share of cells nobody filled in, and of cells filled in wrongly. */
  gaps: 0.2,
  mistakes: 0.04,
  /** Each rep is away once for so many days: nothing of theirs is closed meanwhile, and less is noted before. */
  leave: { days: 15, gaps: 0.5 },
  /** One rep quits in this week of the year; a newcomer nobody has heard of takes over. */
  quitsInWeek: 16,
  /** Somewhere in these days a rival halves its prices and budgets are frozen. */
  drift: {
    from: 170,
    to: 200,
    level: -0.8,
    rivalWorse: -0.9,
    rivalShare: { before: 0.35, after: 0.5 },
  },
  /** Log-odds by what is known of a deal. */
  effects: {
    start: -0.5,
    source: { 转介绍: 0.8, 展会: -0.2, 官网: 0.1, 电话: -0.6 },
    champion: 0.9,
    rival: -0.6,
    /** By standard deviation of the logarithm of the budget, and by visit beyond two. */
    budget: 0.35,
    visits: 0.2,
    /** A champion is worth more against a rival. */
    championAgainstRival: 0.5,
  },
  /** What an expert would have said before any data: the right direction, the size guessed. */
  expert: {
    source: { 转介绍: 0.5, 电话: -0.3 },
    champion: { 有: 0.5, 无: -0.2 },
    rival: { 有: -0.3, 无: 0.1 },
  },
} as const
