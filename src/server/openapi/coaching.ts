import { z } from 'zod'
import {
  AssessmentSetBody,
  ChallengeAnswered,
  ChallengeRaised,
  CourseSend,
  CourseWritten,
  PointRuleSet,
  PracticeShared,
  ScoreSent,
  TargetsSet,
} from '../contract.ts'
import { download, look, step, upload } from './describe.ts'

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The coach's board, its courses, gaps, how soon things are answered, targets and scores. */
export const coachingPaths = {
  '/api/coach': look('教练式看板：每人值得学的、要练的、发过的微课和之后的变化；本人看到的和主管一样', 'CoachPage'),
  '/api/coach/send': step('把一门微课发给组里一个人（主管），一人一门只发一次', CourseSend, '没有内容', '204'),
  '/api/coach/sent/{id}/learned': step('本人说学完了', z.object({}), '没有内容', '204'),
  '/api/courses': {
    ...look('公司的微课', 'CoursePage'),
    ...step('写一门微课或改一门（销售运营、管理员）', CourseWritten, '没有内容', '204'),
  },
  '/api/courses/files/try': upload('试算一份微课表，什么都不写', 'TargetFileTrial'),
  '/api/courses/files/bring-in': upload('导入一份微课表，马上能发', 'TargetFileTrial'),
  '/api/courses/{id}/retire': step('停用一门微课，发过的还在', z.object({}), '没有内容', '204'),
  '/api/points': look('改进积分：怎么算、谁因为什么得了几分', 'PointsPage'),
  '/api/points/rules': step('定一条积分规则（销售运营、管理员），0 是不算', PointRuleSet, '没有内容', '204'),
  '/api/practices': look('最佳实践：近三周的三个，和分享给全公司的；都不带名字', 'PracticesPage'),
  '/api/practices/share': step('把一个做法分享给全公司（本人或主管），一单一次', PracticeShared, '没有内容', '204'),
  '/api/gaps': look('能力缺口报告：我能看到的人，各低于同事在哪', 'GapPage'),
  '/api/gaps/{id}': look('一个人的能力缺口：区间、样本、学什么、问谁，和谁看过', 'GapsOfPerson'),
  '/api/response': look('响应时间和异议处理时效的分布：人、组、渠道、异议', 'ResponsePage'),
  '/api/assessment': look('评价说明，和等自己答复的异议', 'AssessmentPage'),
  '/api/assessment/settings': step('评价保存几个月，或对谁停用、恢复（管理员）', AssessmentSetBody, '没有内容', '204'),
  '/api/assessment/challenges': step('对自己的一项评价提异议，连同当时的数字', ChallengeRaised, '没有内容', '204'),
  '/api/assessment/challenges/{id}/answer': step(
    '答复一条异议：维持要有理由，或更正',
    ChallengeAnswered,
    '没有内容',
    '204',
  ),
  '/api/score': look('综合评分：达成率 × 健康系数，及各自的样本；?period=2026-11', 'ScorePage'),
  '/api/score/export': download('综合评分的表格，公式在格子里', workbook),
  '/api/score/send': step('把综合评分的表格发到自己的聊天里，留痕同导出', ScoreSent, '没有内容', '204'),
  '/api/targets': {
    ...look('一期的销售目标；?period=2026-11', 'TargetPage'),
    ...step('定一期的目标（主管、销售运营），0 是取消', TargetsSet, '没有内容', '204'),
  },
  '/api/targets/files/try': upload('试算一份目标表，什么都不写', 'TargetFileTrial'),
  '/api/targets/files/bring-in': upload('导入一份目标表；文件名在 x-file-name', 'TargetFileTrial'),
  '/api/targets/imports/{id}/undo': step('撤销一次目标导入，七天内', z.object({}), '没有内容', '204'),
}
