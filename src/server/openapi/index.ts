import { z } from 'zod'
import { importKinds } from '../../sales/import/kinds.ts'
import { Pushed } from '../../skills/tipping/pushed.ts'
import {
  AlertAnswered,
  ApartAsked,
  BehaviourSet,
  GroupSet,
  GroupTakenBack,
  HandOverAsked,
  ImportChosen,
  ImportSettled,
  MergeAsked,
  OutsideContactDeed,
  OutsiderDisplaced,
  OutsiderPlaced,
  PaperTicked,
  SignalAnswered,
  SignalSet,
  WhatIfRequest,
} from '../contract.ts'
import { Assignment } from '../routes/events.ts'
import { coachingPaths } from './coaching.ts'
import { download, failures, json, look, step, withParameters } from './describe.ts'
import { libraryPaths } from './library.ts'
import { visitPaths } from './visits.ts'

/** GET /api/openapi.json: what other programs may call, described. */
export const openapi = {
  openapi: '3.1.0',
  info: { title: 'Sandtable 沙盘', version: '1' },
  paths: withParameters({
    '/api/me': { get: { summary: '我是谁', responses: { '200': json('Me'), ...failures } } },
    '/api/deals': { get: { summary: '我能看到的在谈商机', responses: { '200': json('DealList'), ...failures } } },
    '/api/deals/{id}': {
      get: { summary: '一个商机的推演', responses: { '200': json('CasePage'), ...failures } },
    },
    '/api/deals/{id}/record': {
      get: {
        summary: '一个商机的概率走势、决策链、信号、往来',
        responses: { '200': json('DealRecord'), ...failures },
      },
    },
    '/api/today': {
      get: { summary: '我今天的约、待办、要看的单、等的答复', responses: { '200': json('TodayPage'), ...failures } },
    },
    '/api/merges': {
      get: { summary: '疑似重复的客户，和合并过的', responses: { '200': json('MergePage'), ...failures } },
      post: {
        summary: '把两家客户合成一家；三十天内能撤销',
        requestBody: { required: true, content: { 'application/json': { schema: z.toJSONSchema(MergeAsked) } } },
        responses: { '200': json('MergeRow'), '403': json('不能合并，`message` 里是原因'), ...failures },
      },
    },
    '/api/merges/apart': step('说这两家不是一家，不再列为疑似重复；或收回这句话', ApartAsked, '没有内容', '204'),
    '/api/merges/{id}/undo': step('撤销一次合并', z.object({}), 'MergeRow'),
    '/api/hand-overs': {
      get: {
        summary: '谁有客户、谁能接（主管）；?from= 看这个人的客户',
        responses: { '200': json('HandOverPage'), ...failures },
      },
      post: {
        summary: '把客户连同在谈的单、待办、日程一起交接（主管）；七天内能撤销',
        requestBody: { required: true, content: { 'application/json': { schema: z.toJSONSchema(HandOverAsked) } } },
        responses: { '200': json('HandOverRow'), '403': json('不能交接，`message` 里是原因'), ...failures },
      },
    },
    '/api/hand-overs/{id}/undo': step('撤销一次交接', z.object({}), 'HandOverRow'),
    '/api/customers': {
      get: {
        summary: '我能看到的客户；?q= 按名字、简称、拼音找',
        responses: { '200': json('CustomerList'), ...failures },
      },
    },
    '/api/customers/{id}/group': step('说一家客户属于哪个集团，空的就是不属于', GroupSet, '没有内容', '204'),
    '/api/customers/{id}': {
      get: {
        summary: '一个客户的商机、联系人、往来',
        responses: { '200': json('CustomerPage'), ...failures },
      },
    },
    '/api/decisions/{id}': {
      get: { summary: '一次推演', responses: { '200': json('CasePage'), ...failures } },
    },
    '/api/heatmap': {
      get: { summary: '在谈商机的风险信号，最要紧的在前', responses: { '200': json('Heatmap'), ...failures } },
    },
    '/api/signals': {
      get: { summary: '信号看什么、标准是多少、谁改过', responses: { '200': json('SignalsPage'), ...failures } },
      post: {
        summary: '改一个信号的标准或停用它（销售运营、管理员），马上生效',
        requestBody: { required: true, content: { 'application/json': { schema: z.toJSONSchema(SignalSet) } } },
        responses: { '204': { description: '改了' }, '403': json('不能这样改，`message` 里是原因'), ...failures },
      },
    },
    '/api/behaviour': look('我能看到的人的销售健康度，四个时点', 'BehaviourPage'),
    '/api/behaviour/{id}': look('一个人的行为：数、样本、区间、在哪些单上，和谁看过', 'BehaviourOfPerson'),
    '/api/behaviour/{id}/drafts': look('雷同的方案各换一段：每句的出处和日子', 'PlanDraftsPage'),
    '/api/behaviour/settings': {
      ...look('各项行为的标准、谁改过', 'BehaviourSettingsPage'),
      ...step('改一项行为对一个角色的标准或停用它（销售运营、管理员），马上生效', BehaviourSet, '没有内容', '204'),
    },
    ...coachingPaths,
    '/api/heatmap/{id}/papers': step('说招标要的一样资料在不在手上', PaperTicked, '记下了', '204'),
    '/api/heatmap/{id}/not-applicable': step('说一项信号不适用，或收回', SignalAnswered, '记下了', '204'),
    '/api/heatmap/{id}': {
      get: {
        summary: '一个商机的各项信号：依据、建议、怎样消除',
        responses: { '200': json('HeatmapDeal'), ...failures },
      },
    },
    '/api/events': {
      post: {
        summary: '推送事件：一条或一组（不超过 1000 条），按 id 只记一次；Authorization: Bearer PUSH_API_KEY',
        requestBody: {
          required: true,
          content: { 'application/json': { schema: z.toJSONSchema(Pushed, { io: 'input' }) } },
        },
        responses: {
          '200': json('`results` 按来的顺序：记下了、之前有过、或哪里不对，以及对上的商机'),
          '400': json('没有一条是对的'),
          '401': json('没有带对 PUSH_API_KEY'),
        },
      },
    },
    '/api/events/from/{id}': step('其他系统按自己的格式推送，对应关系在 EVENTS_FILE 里', z.unknown(), '同 /api/events'),
    '/api/events/{id}/deal': step('把一条事件改到另一个商机，或标为无关', Assignment, '已改'),
    '/api/events/{id}/answer': step('回应一条临界点：继续，或先停着', AlertAnswered, '没有内容', '204'),
    '/api/events/unclaimed': {
      get: { summary: '待认领的事件（销售运营）', responses: { '200': json('EventList'), ...failures } },
    },
    '/api/chat-groups': look('说过属于哪个商机、或与商机无关的客户群（销售运营）', 'ChatGroupList'),
    '/api/chat-groups/take-back': step('收回对一个群说过的话', GroupTakenBack, '没有内容', '204'),
    '/api/deals/{id}/events': {
      get: {
        summary: '一个商机收到的事件，按什么对上的',
        responses: { '200': json('EventList'), ...failures },
      },
    },
    '/api/scoreboard': {
      get: { summary: '预测战绩：说过的概率后来怎样', responses: { '200': json('ScoreboardPage'), ...failures } },
    },
    '/api/scoreboard/retrain': {
      post: {
        summary: '用已结的单重新学习（销售运营、管理员）',
        responses: { '200': json('LessonResult'), ...failures },
      },
    },
    '/api/scoreboard/roll-back': {
      post: { summary: '退回上一个模型（销售运营、管理员）', responses: { '200': json('LessonResult'), ...failures } },
    },
    '/api/decisions/{id}/what-if': {
      post: {
        summary: '如果……会怎样；不写任何记录',
        requestBody: { required: true, content: { 'application/json': { schema: z.toJSONSchema(WhatIfRequest) } } },
        responses: { '200': json('WhatIfResult'), '400': json('说不清的假设'), ...failures },
      },
    },
    '/api/decisions/{id}/levers/{lever}/task': {
      post: {
        summary: '把能推动的一件事记成自己的待办，聊天里有回执；同一天再点不会重复',
        responses: { '200': json('LeverTaken'), ...failures },
      },
    },
    '/api/imports/uploads': {
      post: {
        summary: '上传一份 CSV 或 XLSX（不超过 10 MB、50000 行），得到列对应的猜测；什么都不写',
        parameters: [
          { name: 'x-import-kind', in: 'header', required: true, schema: { type: 'string', enum: [...importKinds] } },
          { name: 'x-file-name', in: 'header', required: true, schema: { type: 'string' } },
        ],
        requestBody: { required: true, content: { 'application/octet-stream': {} } },
        responses: { '200': json('ImportReading'), '403': json('读不了、太大，或没有权限'), ...failures },
      },
    },
    '/api/imports/uploads/{id}': look('已经传来的一份文件（网页上传，或发在聊天里），半小时内', 'ImportReading'),
    '/api/imports/uploads/{id}/reading': step('换一种列对应，再看猜测', ImportChosen, 'ImportReading'),
    '/api/imports/uploads/{id}/dry-run': step(
      '试算：会新增、更新、跳过什么，哪些行有问题；什么都不写',
      ImportSettled,
      'ImportDryRun',
    ),
    '/api/imports/uploads/{id}/run': step('开始导入，进度看 /api/imports/{id}', ImportSettled, 'ImportState', '202'),
    '/api/imports': { get: { summary: '最近的导入', responses: { '200': json('ImportList'), ...failures } } },
    '/api/imports/{id}': {
      get: {
        summary: '一次导入的进度和结果',
        responses: { '200': json('ImportState'), ...failures },
      },
    },
    '/api/imports/{id}/report': {
      get: {
        summary: '逐行结果，CSV',
        responses: { '200': { description: '报告', content: { 'text/csv': {} } }, ...failures },
      },
    },
    '/api/imports/{id}/undo': step('七天之内撤销整次导入；之后又被改过的部分留下并列出', z.object({}), 'ImportUndone'),
    '/api/merges/preview': look('合并前先看会怎样；?kept= 留下的，?gone= 并过去的', 'MergePreview'),
    '/api/heatmap/live': download('热力图的变化，一有就来（text/event-stream）', 'text/event-stream'),
    '/api/{platform}/colleagues/{id}': look('一位同事在聊天软件里的账号，用来打开对话', 'Colleague'),
    '/api/outside-contacts': {
      ...look('我在聊天软件里的客户联系人：授权、来源、依据、归在哪家客户', 'OutsideContactsPage'),
      ...step('授权、撤回，或把一位归到客户名下；结果在聊天里答', OutsideContactDeed, '没有内容', '204'),
    },
    '/api/{platform}/outsiders/{id}': {
      ...look('聊天里对面的外部联系人：叫什么、在哪家客户', 'Outsider'),
      ...step('记下这位外部联系人是哪家客户的谁', OutsiderPlaced, 'Outsider'),
    },
    '/api/{platform}/outsiders/{id}/displace': step('不是这家客户的：解开，联系人还在', OutsiderDisplaced, 'Outsider'),
    '/api/deals/{id}/contacts': look('商机的客户那边，已知的联系人', 'ContactList'),
    '/api/{platform}/signature': look('页面在客户端里要用的签名；?url= 页面地址', 'PageSignature'),
    '/api/openapi.json': look('这一份', 'OpenAPI 3.1'),
    ...libraryPaths,
    ...visitPaths,
  }),
}
