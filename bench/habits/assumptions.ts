/**
 * What the simulated company is assumed to be: who has which habit, and how people with and without it work. Nothing here is taken
 * from the product, and none of its thresholds is known here.
 */
export const assumptions = {
  teams: 5,
  repsPerTeam: 8,
  /** The quarter, and its Mondays. */
  first: '2026-08-31',
  weeks: 12,
  /** Share of reps who have a habit; each by itself. */
  share: 0.2,
  /** Customers of old that matter, and new ones met in the quarter. */
  old: 6,
  fresh: 8,
  /** Visits and messages a week to each customer that matters; how much reps differ, as a standard deviation of its logarithm. */
  touches: { usual: 2.6, neglectful: 0.4, spread: 0.15 },
  /** Working days until a new customer is seen again: medians of a log-normal, and its spread. */
  again: { usual: 2, cool: 12, spread: 0.5 },
  /** Working hours until a customer who asks in writing is answered; so many ask in the quarter. */
  answers: { asked: 14, usual: 1, slow: 8, spread: 0.7 },
  /** How often a colleague comes along to a deal at least once. */
  colleagues: { usual: 0.85, alone: 0.03 },
  /** How often what was promised is done by its day; so many promises. */
  promises: { made: 16, usual: 0.95, broken: 0.35 },
  /** So many customers were sent a plan. */
  plans: 9,
  /** Done, and told nobody; of what was done, a visit nobody was met at, noted all the same. */
  gaps: 0.15,
  missed: 0.06,
  /** Done in time, and ticked off never. */
  unticked: 0.08,
  /** Each is away once, for so many working days; in half of the calendars it stands. */
  leave: { days: 7, noted: 0.5 },
} as const
