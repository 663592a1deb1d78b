import { objectionNames } from '../../language/objections.ts'
import type { BuyingRole } from '../../language/roles.ts'
import type { Deal } from '../deal.ts'

/** What a 客户攻坚会 is to go through, a line each: what is on record of the deal, and what nobody knows yet, which is to be told there. */
export function agendaFor({ facts }: Pick<Deal, 'facts'>): string[] {
  const [objection] = facts.objections
  const unmet = wanted.filter((role) => !facts.contacts.some((contact) => isMet(contact, role)))
  const rivals = facts.competitors?.value ?? []
  return [
    objection === undefined
      ? '客户卡在哪：记录里没有，会上说'
      : `客户卡在哪：${objectionNames[objection.value]}（${objection.on}）`,
    unmet.length === 0 ? '还有谁没谈拢' : `还没接触：${unmet.map((role) => names[role]).join('、')}，谁去`,
    `${rivals.length === 0 ? '' : `对手 ${rivals.join('、')}：`}我们缺什么，谁在哪天前补上`,
  ]
}

const wanted = ['EB', 'TB', 'UB'] as const satisfies readonly BuyingRole[]
const names: Record<(typeof wanted)[number], string> = { EB: '拍板人', TB: '把关人', UB: '使用人' }

function isMet({ role, touched, left }: Deal['facts']['contacts'][number], wantedRole: BuyingRole): boolean {
  return role?.value === wantedRole && touched?.value !== false && left === undefined
}
