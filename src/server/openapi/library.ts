import { z } from 'zod'
import { DraftDeed, Keeping, LibraryTry, LibraryWriting, PolicyStepBack, Preferring, StepBack } from '../contract.ts'
import { download, look, step, upload } from './describe.ts'

/** Talk-tracks with their ledger, and solution summaries. */
export const libraryPaths = {
  '/api/tracks': look('话术台账：谁排第一是轮换的，后来怎样', 'TracksPage'),
  '/api/tracks/prefer': step('让证据领先的一路排第一（销售运营、管理员）', Preferring, 'TracksPage'),
  '/api/tracks/step-back': step('退回上一个决定', PolicyStepBack, 'TracksPage'),
  '/api/tracks/keep': step('留用一套要退役的话术', Keeping, 'TracksPage'),
  '/api/library': look('话术库与行业路径，可搜可筛；谁都能看', 'LibraryPage'),
  '/api/library/choices': look('写话术时能选的异议、打法、行业', 'LibraryChoices'),
  '/api/library/{kind}/{id}': look('一套话术或一条路径，连同历次版本', 'LibraryItem'),
  '/api/library/drafts': step('写一份草稿，或改已有的（销售运营、管理员）', LibraryWriting, 'LibraryItem'),
  '/api/library/drafts/{id}': look('一份草稿', 'LibraryItem'),
  '/api/library/drafts/{id}/submit': step('提交审批', DraftDeed, 'LibraryItem'),
  '/api/library/drafts/{id}/publish': step('审批并发布；不能是写的人自己，除非没有别人', DraftDeed, 'LibraryItem'),
  '/api/library/drafts/{id}/decline': step('不采用，附一句理由', DraftDeed, '没有内容', '204'),
  '/api/library/drafts/{id}/drop': step('扔掉自己的草稿', z.object({}), '没有内容', '204'),
  '/api/library/{kind}/{id}/restore': step('一步退回到某一版，0 是随产品的', StepBack, 'LibraryItem'),
  '/api/library/try': step('在一单上试一下，不写任何东西', LibraryTry, 'LibraryTried'),
  '/api/library/files/tracks': download('导出话术；?form=markdown 或 xlsx，筛选同 /api/library', 'text/markdown'),
  '/api/library/files/paths': download('导出行业路径；?form=markdown 或 xlsx', 'text/markdown'),
  '/api/library/files/template': download('写新话术的模板；?form=markdown 或 xlsx', 'text/markdown'),
  '/api/library/files/try': upload('试算一份话术文件；什么都不写', 'LibraryFileTrial'),
  '/api/library/files/bring-in': upload('导入成草稿；x-library-submit: 1 一并提交审批', 'LibraryFileTrial'),
  '/api/solutions': look('公司的方案摘要；?q= 按客户的话找，附为什么', 'SolutionPage'),
  '/api/solutions/files/try': upload('试算一份方案文件（DOCX、Markdown、CSV、XLSX）；什么都不写', 'SolutionFileTrial'),
  '/api/solutions/files/bring-in': upload('导入方案（销售运营、管理员），马上在用', 'SolutionFileTrial'),
  '/api/solutions/{id}/retire': step('停用一个方案（销售运营、管理员）', z.object({}), '没有内容', '204'),
}
