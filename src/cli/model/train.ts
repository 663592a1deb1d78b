import { refusedColumns } from '../../sales/model/leaks.ts'
import { dealsFrom } from './deals.ts'
import { checkFolders, readMapping, writeJson } from './files.ts'
import { trainInWorker } from './in-worker.ts'
import { listMistakes } from './listing.ts'
import { neededOption, type Options, wholeOption } from './options.ts'
import { readTable } from './table.ts'

/** `model train --data F.csv --mapping M.json --out MODEL.json [--report R.json] [--folds 5] [--seed 42]` */
export async function trainCommand(options: Options): Promise<boolean> {
  const out = neededOption(options, 'out')
  await checkFolders(out, options['report'])
  const mapping = await readMapping(neededOption(options, 'mapping'))
  const table = await readTable(neededOption(options, 'data'))
  const { history, open, mistakes } = dealsFrom(table, mapping)
  const refused = refusedColumns(mapping)
  listMistakes([...table.mistakes, ...mistakes, ...refused.map(({ why }) => why)])
  const seed = wholeOption(options, 'seed', 42, 0)
  const folds = wholeOption(options, 'folds', 5, 2)
  const { model, evidence } = await trainInWorker({ history, mapping, seed, folds })
  listMistakes(evidence.leak_warnings.map(({ why }) => why))
  await writeJson(out, model)
  const report = {
    mode: model.mode,
    learner: evidence.choice?.learner ?? 'logistic',
    why:
      evidence.choice?.why ??
      `赢单 ${model.history.wins}、丢单 ${history.rows - model.history.wins}，两样都至少要 2 单才能学；先用先验`,
    rows: {
      learned_from: history.rows,
      wins: model.history.wins,
      neither_won_nor_lost: open,
      unreadable: table.mistakes.length,
      duplicates: evidence.duplicates,
      duplicates_by_chance: evidence.duplicates_by_chance,
    },
    mistakes: [...table.mistakes, ...mistakes],
    refused_columns: refused,
    leak_warnings: evidence.leak_warnings,
    validation: { kind: evidence.validation, folds: evidence.folds },
    choice: evidence.choice,
    calibration: { kind: model.calibration.kind, tried: evidence.tried_calibrations },
    interval: {
      level: 0.8,
      of: '概率本身的不确定，不是成败的不确定',
      method: intervalMethods[model.learner?.kind ?? 'none'],
    },
    fingerprint: model.history.fingerprint,
    seed,
  }
  if (options['report'] !== undefined) await writeJson(options['report'], report)
  const named = { prior: '先验为主', learned: '已学到', no_signal: '无法区分' }
  console.log(`${history.rows} 单（赢 ${model.history.wins}）学成「${named[model.mode]}」：${report.why}`)
  if (open > 0) console.log(`另有 ${open} 行既不是赢也不是丢，没有用。`)
  return true
}

const intervalMethods = {
  logistic: '拉普拉斯近似的后验协方差',
  blend: '拉普拉斯近似加五个成员的分组刀切法，按模拟的真值校到覆盖 80 %',
  none: '平均赢率的 Jeffreys 区间',
}
