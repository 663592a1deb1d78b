import type { LegalBasis } from '../../sales/outside-contact.ts'

/** On what ground somebody's data is kept, in words (PIPL 13). */
export const groundNames: Record<LegalBasis, string> = {
  contract: '订立、履行合同所必需',
  consent: '客户本人同意',
  public: '已合法公开的信息',
}
