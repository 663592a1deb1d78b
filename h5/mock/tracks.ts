import type { TracksPage } from '../../src/server/contract.ts'

/** A company half a year into using it: one way is ahead in what moves, nothing is known yet of wins. */
export const tracks: TracksPage = {
  shown: 640,
  known: 588,
  closed: 121,
  moved: [
    { strategy: '澄清提问', value: 0.012, low: -0.011, high: 0.035, trials: 188, label: '证据不足' },
    { strategy: '证据价值', value: 0.051, low: 0.026, high: 0.076, trials: 231, label: '有证据' },
    { strategy: '推进动作', value: -0.063, low: -0.088, high: -0.038, trials: 169, label: '有证据' },
  ],
  won: [
    { strategy: '澄清提问', value: 0.004, low: -0.028, high: 0.036, trials: 41, label: '证据不足' },
    { strategy: '证据价值', value: 0.011, low: -0.021, high: 0.043, trials: 47, label: '证据不足' },
    { strategy: '推进动作', value: -0.015, low: -0.047, high: 0.017, trials: 33, label: '证据不足' },
  ],
  trades: [
    {
      trade: '机械',
      lifts: [
        { strategy: '澄清提问', value: 0.015, low: -0.02, high: 0.05, trials: 61, label: '证据不足' },
        { strategy: '证据价值', value: 0.047, low: 0.011, high: 0.083, trials: 74, label: '证据不足' },
        { strategy: '推进动作', value: -0.062, low: -0.098, high: -0.026, trials: 55, label: '证据不足' },
      ],
    },
  ],
  outlook: {
    strategy: '证据价值',
    logged: 0.41,
    ips: 0.47,
    snips: 0.463,
    doublyRobust: 0.461,
    gainAtLeast: 0.021,
    effective: 196,
    passes: true,
  },
  tracks: [
    ['price-clarify', '先弄清贵是跟谁比', '澄清提问', '嫌贵', 96, 31, 40, 6, 29, 13],
    ['price-evidence', '把用起来的钱也算进去', '证据价值', '嫌贵', 96, 38, 44, 4, 35, 19],
    ['price-advance', '拿条件换价格不白让', '推进动作', '嫌贵', 96, 27, 21, 17, 26, 8],
  ].map(([id, name, strategy, topic, shown, first, taken, refused, tried, moved]) => ({
    id: String(id),
    ...(id === 'price-evidence' ? { version: 2 } : {}),
    isNow: id !== 'price-clarify',
    name: String(name),
    strategy: String(strategy),
    topic: String(topic),
    shown: Number(shown),
    first: Number(first),
    taken: Number(taken),
    refused: Number(refused),
    tried: Number(tried),
    moved: Number(moved),
    rate: (Number(moved) + 12) / (Number(tried) + 30),
    low: (Number(moved) + 12) / (Number(tried) + 30) - 0.08,
    high: (Number(moved) + 12) / (Number(tried) + 30) + 0.08,
    retired: id === 'price-advance',
    reprieved: false,
    edited: id === 'price-clarify' ? 4 : 0,
    distance: id === 'price-clarify' ? 0.32 : 0,
  })),
}
