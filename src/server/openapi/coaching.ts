import { z } from 'zod'
import { TargetsSet } from '../contract.ts'
import { download, look, step, upload } from './describe.ts'

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Targets and scores. */
export const coachingPaths = {
  '/api/score': look('综合评分：达成率 × 健康系数，及各自的样本；?period=2026-11', 'ScorePage'),
  '/api/score/export': download('综合评分的表格，公式在格子里', workbook),
  '/api/targets': {
    ...look('一期的销售目标；?period=2026-11', 'TargetPage'),
    ...step('定一期的目标（主管、销售运营），0 是取消', TargetsSet, '没有内容', '204'),
  },
  '/api/targets/files/try': upload('试算一份目标表，什么都不写', 'TargetFileTrial'),
  '/api/targets/files/bring-in': upload('导入一份目标表；文件名在 x-file-name', 'TargetFileTrial'),
  '/api/targets/imports/{id}/undo': step('撤销一次目标导入，七天内', z.object({}), '没有内容', '204'),
}
