import type { Picture, Shade } from '../../conversation/picture.ts'
import type { Found } from '../../sales/risk/findings.ts'
import type { Signal } from '../../sales/risk/signals/signal.ts'
import { sayStage } from '../../sales/stage.ts'

/** Rows that a phone shows at a glance. */
const shown = 12

const shadeOf: Record<'high' | 'watch' | 'none' | 'not-applicable', Shade> = {
  high: 'dark',
  watch: 'light',
  none: 'none',
  'not-applicable': 'blank',
}

/**
 * The heatmap for a group: deals by their place in the list and their stage alone. No customer, no deal, no person, no amount goes in,
 * and none of a signal's own words, which quote them. `undefined` where nothing is to be looked at.
 */
export function groupPicture(
  { rows, count, speaking }: Pick<Found, 'rows' | 'count' | 'speaking'>,
  columns: readonly Pick<Signal, 'id' | 'name'>[],
): Picture | undefined {
  const few = rows.slice(0, Math.min(shown, speaking))
  if (few.length === 0) return undefined
  return {
    title: '风险热力图',
    subtitle: `${count} 单里有 ${speaking} 单要核实，最要紧的在前`,
    columns: columns.map(({ name }) => name),
    rows: few.map(({ deal, levels }, at) => ({
      label: `${at + 1}  ${sayStage(deal.stage)}`,
      cells: columns.map(({ id }) => shadeOf[levels[id]?.level ?? 'not-applicable']),
    })),
    note: '2 高　1 留意　0 正常　– 不适用。不含客户和金额，是哪几单看单聊。',
  }
}
