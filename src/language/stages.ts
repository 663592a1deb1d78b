/** How reps name where a deal stands 阶段; the last three end or park it. */
const stageNames = [
  '线索',
  '建联',
  '需求确认',
  '方案测试',
  '立项',
  '招投标',
  '商务谈判',
  '合同',
  '赢单',
  '丢单',
  '搁置',
] as const

export type StageName = (typeof stageNames)[number]
