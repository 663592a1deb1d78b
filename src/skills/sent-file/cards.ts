import type { Card } from '../../conversation/card.ts'
import { type ImportKind, importKinds, kindLabels } from '../../sales/import/kinds.ts'
import type { DryRun } from '../import/dry-run.ts'
import type { Reading } from '../import/index.ts'
import type { SolutionTrial } from '../solutions/files.ts'

const nothingYet = '什么都还没写。'

/** A table of which only its sender knows what it holds. */
export function whichKind({ upload }: Reading): Card {
  const { id, file, table } = upload
  return {
    title: `收到表格《${file}》，里面是什么？`,
    subtitle: `${table.rows.length} 行，${table.columns.length} 列`,
    blocks: [
      { kind: 'text', text: `列：${table.columns.slice(0, 8).join('、')}` },
      { kind: 'text', text: `选一种先试算，${nothingYet}`, tone: 'quiet' },
    ],
    buttons: importKinds.map((kind) => ({
      label: kindLabels[kind],
      action: 'sent-file.try',
      argument: `${id} ${kind}`,
    })),
  }
}

/** What bringing it in would come to, as far as it is known; the page goes on from there. */
export function importTrial({ upload }: Reading, trial: DryRun | { open: string }): Card {
  const { id, file, kind } = upload
  const counts = 'counts' in trial ? trial.counts : undefined
  return {
    title: `《${file}》按${kindLabels[kind]}${counts === undefined ? '读了' : '试算好了'}`,
    blocks: [
      ...(counts === undefined
        ? []
        : [
            {
              kind: 'facts' as const,
              rows: [
                { label: '新增', value: `${counts.add} 条` },
                { label: '更新', value: `${counts.update} 条` },
                { label: '没变', value: `${counts.same + counts.skip} 条` },
                { label: '用不了', value: `${counts.bad} 条` },
              ],
            },
          ]),
      ...('open' in trial ? [{ kind: 'text' as const, text: trial.open }] : []),
      { kind: 'text', text: `${nothingYet}半小时内在页面上核对列、看每条问题，再导入。`, tone: 'quiet' },
    ],
    link: { label: '核对并导入', path: `/h5/import?upload=${encodeURIComponent(id)}` },
  }
}

export function solutionsTrial(id: string, name: string, trial: SolutionTrial): Card {
  const { added, changed } = countsOf(trial)
  return {
    title: `《${name}》里读到 ${trial.items.length} 个方案`,
    blocks: [
      { kind: 'facts', rows: solutionRows(trial) },
      ...trial.items
        .flatMap(({ title, mistakes }) =>
          mistakes.map(({ line, text }) => `${title}，第 ${line} ${trial.unit}：${text}`),
        )
        .slice(0, 5)
        .map((text) => ({ kind: 'text' as const, text })),
      { kind: 'text', text: added + changed === 0 ? '没有要写的。' : nothingYet, tone: 'quiet' },
    ],
    ...(added + changed === 0
      ? {}
      : { buttons: [{ label: `放进方案库（${added + changed} 个）`, action: 'sent-file.bring', argument: id }] }),
    link: { label: '方案库', path: '/h5/solutions' },
  }
}

export function solutionsBrought(trial: SolutionTrial): Card {
  return {
    title: '已放进方案库',
    blocks: [{ kind: 'facts', rows: solutionRows(trial) }],
    link: { label: '方案库', path: '/h5/solutions' },
  }
}

function solutionRows(trial: SolutionTrial) {
  const { added, changed, wrong } = countsOf(trial)
  return [
    { label: '新增', value: `${added} 个` },
    { label: '修改', value: `${changed} 个` },
    { label: '用不了', value: `${wrong} 个` },
  ]
}

function countsOf({ items }: SolutionTrial) {
  const count = (wanted: string) => items.filter(({ verdict }) => verdict === wanted).length
  return { added: count('new'), changed: count('changed'), wrong: count('wrong') }
}

/** The kind in a button's argument. */
export function readKind(argument: string): { uploadId: string; kind: ImportKind } | undefined {
  const [uploadId = '', said] = argument.split(' ')
  const kind = importKinds.find((one) => one === said)
  return kind === undefined ? undefined : { uploadId, kind }
}
