import { z } from 'zod'
import { WhatIfRequest } from './contract.ts'

const json = (description: string) => ({ description, content: { 'application/json': {} } })
const byId = [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }]
const failures = { '401': json('未登录：`signIn` 里是登录地址'), '404': json('没找到，可能已删除，或者没有权限查看') }

/** GET /api/openapi.json: what other programs may call, described. */
export const openapi = {
  openapi: '3.1.0',
  info: { title: 'Sandtable 沙盘', version: '1' },
  paths: {
    '/api/me': { get: { summary: '我是谁', responses: { '200': json('Me'), ...failures } } },
    '/api/deals': { get: { summary: '我能看到的在谈商机', responses: { '200': json('DealList'), ...failures } } },
    '/api/deals/{id}': {
      get: { summary: '一个商机的推演', parameters: byId, responses: { '200': json('CasePage'), ...failures } },
    },
    '/api/decisions/{id}': {
      get: { summary: '一次推演', parameters: byId, responses: { '200': json('CasePage'), ...failures } },
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
        parameters: byId,
        requestBody: { required: true, content: { 'application/json': { schema: z.toJSONSchema(WhatIfRequest) } } },
        responses: { '200': json('WhatIfResult'), '400': json('说不清的假设'), ...failures },
      },
    },
  },
}
