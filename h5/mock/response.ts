import type { NamedDistribution, ResponsePage } from '../../src/server/contract.ts'

const row = (
  id: string,
  name: string,
  sample: number,
  open: number,
  median?: number,
  p90?: number,
  share = 90,
): NamedDistribution => ({
  id,
  name,
  sample,
  open,
  ...(median === undefined ? {} : { median, within: { value: share, low: share - 6, high: share + 4 } }),
  ...(p90 === undefined ? {} : { p90 }),
})

const hour = 3_600_000

export const responsePage: ResponsePage = {
  responses: {
    from: '2026-10-27',
    goal: 500,
    all: { sample: 412, open: 2, median: 180, p90: 420, p99: 1900, within: { value: 94, low: 92, high: 95 } },
    teams: [row('one', '华东一组', 260, 0, 170, 390, 95), row('two', '华东二组', 152, 2, 210, 480, 91)],
    people: [
      row('lin', '林小满', 140, 0, 160, 380, 96),
      row('zhou', '周启明', 120, 0, 190, 430, 93),
      row('he', '何苗', 4, 0),
    ],
    channels: [row('wecom', '企业微信', 300, 2, 170, 400, 95), row('feishu', '飞书', 112, 0, 220, 460, 91)],
    objections: [],
  },
  handling: {
    from: '2026-09-01',
    goal: 24 * hour,
    all: { sample: 96, open: 11, median: 2 * hour, p90: 50 * hour, within: { value: 78, low: 72, high: 83 } },
    teams: [row('one', '华东一组', 60, 4, hour, 30 * hour, 84), row('two', '华东二组', 36, 7, 5 * hour, undefined, 67)],
    people: [row('lin', '林小满', 31, 1, hour, 20 * hour, 88), row('zhou', '周启明', 29, 3, 3 * hour, 70 * hour, 76)],
    channels: [],
    objections: [
      row('PRICE', '嫌贵', 40, 3, hour, 26 * hour, 85),
      row('TRUST', '不放心我们', 9, 4, 26 * hour, undefined, 44),
      row('SMOKE', '敷衍', 3, 1),
    ],
  },
}
