/** What can be brought in from another system, a file of one kind at a time. */
export const importKinds = ['customers', 'contacts', 'open-deals', 'closed-deals'] as const
export type ImportKind = (typeof importKinds)[number]

export const kindLabels: Record<ImportKind, string> = {
  customers: '客户',
  contacts: '联系人',
  'open-deals': '在谈商机',
  'closed-deals': '已结商机',
}
