import type { ImportKind, ImportState, Verdict } from '../../src/server/contract.ts'

/** The kinds of files, each with what it is for. */
export const kinds: readonly { value: ImportKind; label: string; about: string }[] = [
  { value: 'customers', label: '客户', about: '名称、简称、行业、地区' },
  { value: 'contacts', label: '联系人', about: '要有来源和合法依据' },
  { value: 'open-deals', label: '在谈商机', about: '阶段、金额、竞品' },
  { value: 'closed-deals', label: '已结商机', about: '同类成交几单从这里数' },
]

export const verdicts: readonly { key: Verdict; label: string }[] = [
  { key: 'add', label: '新增' },
  { key: 'update', label: '更新' },
  { key: 'same', label: '没有变化' },
  { key: 'skip', label: '跳过' },
  { key: 'bad', label: '有问题' },
]

export const stateNames: Record<ImportState['state'], string> = {
  running: '导入中',
  done: '已导入',
  stopped: '中途停了',
  undone: '已撤销',
}

export function kindName(kind: ImportKind): string {
  return kinds.find(({ value }) => value === kind)?.label ?? ''
}

/** `11月24日 09:05`, as the reader's clock has it. */
export function dayAndTime(at: string): string {
  return new Intl.DateTimeFormat('zh-CN', {
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(new Date(at))
}
