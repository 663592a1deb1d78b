import { sayConsent } from '../../sales/customers/given-consent.ts'
import { type LegalBasis, mayBePlaced, type OutsideContact } from '../../sales/outside-contact.ts'

/** On what ground somebody's data is kept, in words (PIPL 13). */
export const groundNames: Record<LegalBasis, string> = {
  contract: '订立、履行合同所必需',
  consent: '客户本人同意',
  public: '已合法公开的信息',
}

/** The ground for one person, with their consent where that is it. */
export function sayGround(contact: Pick<OutsideContact, 'legalBasis' | 'consent'>): string {
  const { legalBasis, consent } = contact
  const ground = groundNames[legalBasis]
  if (consent !== undefined) return `${ground}（${sayConsent(consent)}）`
  return mayBePlaced(contact) ? ground : `${ground}（还没有记下，归到客户时在聊天里问你）`
}
