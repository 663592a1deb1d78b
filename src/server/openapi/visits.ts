import { z } from 'zod'
import { Wishes } from '../../skills/attention/index.ts'
import { MeetingPushed } from '../../skills/calendar/pushed-meeting.ts'
import { VisitForm } from '../../skills/visit/visit-form.ts'
import { PlaceTold, VisitSubmitted } from '../contract.ts'
import { CalendarGiven } from '../routes/calendar.ts'
import { download, json, look, step, upload } from './describe.ts'

/** The page of a visit, one's calendar, and how somebody wants to be reminded. */
export const visitPaths = {
  '/api/visits/form': {
    ...look('一张预填好的拜访表单；?deal= 商机，?appointment= 日程，?draft= 聊天里没点的那张', 'VisitPage'),
    ...step('按新写的话再填一遍；自己改过的字段不动', VisitForm, 'VisitForm'),
  },
  '/api/visits/preview': step('看看会记成什么；什么都不写', VisitForm, 'VisitPreview'),
  '/api/visits': step('交上去；同一个 key 交几次都只记一次', VisitSubmitted, 'VisitState'),
  '/api/visits/filings/{key}': look('一张表单后来怎样了', 'VisitState'),
  '/api/visits/filings/{key}/undo': step('十分钟内撤销', z.object({}), 'VisitState'),
  '/api/visits/attachments/{id}/photo': {
    ...upload(
      '放一张照片（JPEG、PNG、WebP，不超过 5 MB），拍摄信息当场去掉；编号由页面给，重传不会重复',
      '没有内容',
      '204',
    ),
    ...download('一张照片；能看这次拜访的人才能看', 'image/jpeg'),
  },
  '/api/visits/attachments/{id}/place': step('放上大概位置，只留到一公里左右', PlaceTold, '没有内容', '204'),
  '/api/visits/attachments/{id}/drop': step('收回自己放的照片或位置，随时可以', z.object({}), '没有内容', '204'),
  '/api/deals/{id}/visits': look('一个商机以往的拜访，两栏：我们说的，客户说的', 'PastVisits'),
  '/api/calendar': {
    ...look('我按地址连接的日历，只说在哪台服务器', 'CalendarPage'),
    ...step('连接一个 ICS 地址或 CalDAV 账号；地址封存，不再给出', CalendarGiven, '没有内容', '204'),
  },
  '/api/calendar/meetings': {
    post: {
      summary:
        '其他系统把会议放进某个人的日程、改期、取消：一条或一组（不超过 1000 条），按 id 和 revision 只记一次，旧的 revision 不算数；Authorization: Bearer PUSH_API_KEY',
      requestBody: {
        required: true,
        content: { 'application/json': { schema: z.toJSONSchema(MeetingPushed, { io: 'input' }) } },
      },
      responses: {
        '200': json(
          '`results` 按来的顺序：记下了（kept）、之前有过（repeat）、已有更新的（outdated）、或哪里不对，以及认出的客户和商机',
        ),
        '400': json('没有一条是对的'),
        '401': json('没有带对 PUSH_API_KEY'),
      },
    },
  },
  '/api/calendar/leave': step('断开，读到的一并删掉', z.object({}), '没有内容', '204'),
  '/api/attention': {
    ...look('什么时候提醒我、一天几条', 'AttentionPage'),
    ...step('改提醒的时间和多少，马上生效', Wishes, '没有内容', '204'),
  },
}
