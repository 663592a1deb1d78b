import type { LessonResult, ScoreboardPage } from '../../src/server/contract.ts'

/** A company a year into using it, with one model of its own and a level that was moved once. */
export const scoreboard: ScoreboardPage = {
  closed: 312,
  judged: 268,
  needed: 20,
  speaking: '第 2 版模型',
  sayings: ['上月我们说 30 % 上下的 11 单，赢了 4 单。', '上月我们说 70 % 上下的 20 单，赢了 13 单。'],
  overall: {
    cases: 268,
    wins: 109,
    brier: 0.189,
    logLoss: 0.561,
    base: { brier: 0.241, logLoss: 0.675 },
  },
  reliability: [
    [0.06, 17, 0.06],
    [0.15, 38, 0.13],
    [0.25, 44, 0.3],
    [0.36, 41, 0.32],
    [0.45, 36, 0.5],
    [0.55, 31, 0.48],
    [0.64, 24, 0.71],
    [0.75, 20, 0.65],
    [0.84, 12, 0.83],
    [0.93, 5, 1],
  ].map(([said = 0, cases = 0, happened = 0], bin) => ({
    from: bin / 10,
    to: (bin + 1) / 10,
    cases,
    said,
    happened,
    low: Math.max(0, happened - 0.6 / Math.sqrt(cases)),
    high: Math.min(1, happened + 0.6 / Math.sqrt(cases)),
  })),
  guessed: {
    cases: 61,
    wins: 26,
    theirs: { brier: 0.232, logLoss: 0.66 },
    ours: { brier: 0.196, logLoss: 0.578 },
  },
  months: Array.from({ length: 11 }, (_, index) => ({
    month: `2026-${String(index + 1).padStart(2, '0')}`,
    cases: index === 1 ? 3 : 18 + index,
    wins: index === 1 ? 1 : 8 + (index % 4),
    ...(index === 1 ? {} : { said: 0.38 + 0.01 * (index % 5), brier: 0.235 - 0.005 * index }),
    soFar: 0.24 - 0.005 * index,
    baseSoFar: 0.243 - 0.0004 * index,
  })),
  versions: [
    {
      number: 2,
      at: '2026-09-02T01:00:00.000Z',
      cases: 210,
      promoted: true,
      speaking: true,
      why: '在没学过的 96 单上，对数损失比现任低 0.041，条件全部满足',
      tested: 96,
      champion: { brier: 0.213, logLoss: 0.617 },
      challenger: { brier: 0.198, logLoss: 0.576 },
      rules: [
        { rule: '至少 30 单可比，现有 96 单', passed: true },
        { rule: '对数损失平均低 0.041，单侧 95 % 下界 0.012 要大于 0', passed: true },
      ],
      dataHash: '9f2c1a7be04d5531',
      seed: 42,
    },
    {
      number: 1,
      at: '2026-05-11T01:00:00.000Z',
      cases: 74,
      promoted: false,
      speaking: false,
      why: '没有上岗，沿用现任。未满足：对数损失平均低 0.008，单侧 95 % 下界 -0.021 要大于 0',
      tested: 41,
      champion: { brier: 0.224, logLoss: 0.641 },
      challenger: { brier: 0.221, logLoss: 0.633 },
      rules: [
        { rule: '至少 30 单可比，现有 41 单', passed: true },
        { rule: '对数损失平均低 0.008，单侧 95 % 下界 -0.021 要大于 0', passed: false },
      ],
      dataHash: '03bb7712fe90ac4e',
      seed: 42,
    },
  ],
  tenures: [
    {
      at: '2026-10-20T01:00:00.000Z',
      kind: '调整水平',
      who: '第 2 版模型',
      why: '最近 100 单赢得比说的少（偏离 4.1 个标准差），整体下调了一档',
    },
    { at: '2026-09-02T01:00:00.000Z', kind: '上岗', who: '第 2 版模型', why: '条件全部满足' },
  ],
  mayManage: true,
}

export const lesson: LessonResult = { message: '第 3 版学完了：能比的只有 12 单，数据不足，沿用现任。' }
