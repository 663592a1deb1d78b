/**
 * What the simulated company is assumed to be: how often customers push back, how reps differ anyway, and who has which gap.
 * Nothing here is taken from the product, and none of its thresholds is known here.
 */
export const assumptions = {
  reps: 40,
  days: 182,
  /** Pushbacks a rep is told of in a week, and how much reps differ in it (deviation of its logarithm). */
  weekly: { usual: 5, spread: 0.3 },
  /** Deviations in log-odds: of how hard an objection, a stage or a trade is, and of how reps differ, over all and objection by objection. */
  hard: { objection: 0.4, stage: 0.2, industry: 0.2 },
  reps_differ: { overall: 0.2, objection: 0.15 },
  /** Log-odds of a pushback being handled. */
  level: 0.6,
  /** Shares of pushbacks by objection, stage and role, the most frequent first; a rep works in so many trades. */
  objections: [0.2, 0.13, 0.11, 0.1, 0.09, 0.08, 0.06, 0.05, 0.05, 0.04, 0.03, 0.02, 0.02, 0.01, 0.01],
  stages: [0.02, 0.08, 0.2, 0.25, 0.15, 0.1, 0.15, 0.05],
  roles: { EB: 0.15, UB: 0.2, TB: 0.25, COACH: 0.1, nobody: 0.3 },
  trades: { all: 8, each: 3 },
  /** Shares of reps with a gap along each dimension, each by itself, and how far it takes them down, in probability. */
  gaps: { objection: 0.2, stage: 0.1, role: 0.1, industry: 0.1, depth: 0.4 },
  /** How what was handled, and what was not, shows: the customer's mood told of, words taken, the same pushback again. */
  shows: { warm: 0.4, upset: 0.35, again: 0.25 },
  /** Told the other way round. */
  noise: 0.05,
} as const
