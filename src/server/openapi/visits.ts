import { z } from 'zod'
import { Wishes } from '../../skills/attention/index.ts'
import { VisitForm } from '../../skills/visit/visit-form.ts'
import { VisitSubmitted } from '../contract.ts'
import { look, step } from './describe.ts'

/** The page of a visit, and how somebody wants to be reminded. */
export const visitPaths = {
  '/api/visits/form': {
    ...look('一张预填好的拜访表单；?deal= 商机，?appointment= 日程，?draft= 聊天里没点的那张', 'VisitPage'),
    ...step('按新写的话再填一遍；自己改过的字段不动', VisitForm, 'VisitForm'),
  },
  '/api/visits/preview': step('看看会记成什么；什么都不写', VisitForm, 'VisitPreview'),
  '/api/visits': step('交上去；同一个 key 交几次都只记一次', VisitSubmitted, 'VisitState'),
  '/api/visits/filings/{key}': look('一张表单后来怎样了', 'VisitState'),
  '/api/visits/filings/{key}/undo': step('十分钟内撤销', z.object({}), 'VisitState'),
  '/api/deals/{id}/visits': look('一个商机以往的拜访，两栏：我们说的，客户说的', 'PastVisits'),
  '/api/attention': {
    ...look('什么时候提醒我、一天几条', 'AttentionPage'),
    ...step('改提醒的时间和多少，马上生效', Wishes, '没有内容', '204'),
  },
}
