import { type Component, defineAsyncComponent, h } from 'vue'
import { createRouter, createWebHistory, type Router } from 'vue-router'
import MissingPage from './pages/MissingPage.vue'

/** Read before the router writes its own: nothing stands there yet, so this is neither a reload nor a step back. */
const cold = window.history.state === null

const DealsPage = defineAsyncComponent(() => import('./pages/DealsPage.vue'))

/** Fetched when it is shown, not already when it is laid beneath another page. */
const ListPage: Component = { render: () => h(DealsPage) }

const CasePage = () => import('./pages/CasePage.vue')
const LibraryWritePage = () => import('./pages/LibraryWritePage.vue')

/**
 * Titles name no customer: chat clients put them on share cards and into their own history. What a card should say otherwise
 * stands as `shared`.
 */
export const router = createRouter({
  history: createWebHistory('/h5/'),
  routes: [
    { path: '/', component: ListPage, meta: { title: '我的商机' } },
    { path: '/today', component: () => import('./pages/TodayPage.vue'), meta: { title: '今日' } },
    { path: '/customers', component: () => import('./pages/CustomersPage.vue'), meta: { title: '客户' } },
    { path: '/customers/merge', component: () => import('./pages/MergePage.vue'), meta: { title: '合并客户' } },
    { path: '/hand-over', component: () => import('./pages/HandOverPage.vue'), meta: { title: '交接客户' } },
    {
      path: '/customers/:id',
      component: () => import('./pages/CustomerPage.vue'),
      props: ({ params }) => ({ customerId: params['id'] }),
      meta: { title: '客户', shared: '一家客户的往来' },
    },
    { path: '/more', component: () => import('./pages/MorePage.vue'), meta: { title: '更多' } },
    {
      path: '/deals/:id',
      component: CasePage,
      props: ({ params, query }) => ({ dealId: params['id'], row: query['row'] }),
      meta: { title: '商机推演', shared: '一条商机的进展' },
    },
    {
      path: '/deals/:id/events',
      component: () => import('./pages/EventsPage.vue'),
      props: ({ params, query }) => ({ dealId: params['id'], eventId: query['event'] }),
      meta: { title: '收到的事件' },
    },
    { path: '/beside', component: () => import('./pages/BesidePage.vue'), meta: { title: '当前客户' } },
    { path: '/events', component: () => import('./pages/EventsPage.vue'), meta: { title: '待认领的事件' } },
    {
      path: '/decisions/:id',
      component: CasePage,
      props: ({ params }) => ({ decisionId: params['id'] }),
      meta: { title: '商机推演', shared: '一条商机的进展' },
    },
    {
      path: '/scoreboard',
      component: () => import('./pages/ScoreboardPage.vue'),
      meta: { title: '预测战绩' },
    },
    { path: '/heatmap', component: () => import('./pages/HeatmapPage.vue'), meta: { title: '风险热力图' } },
    { path: '/behaviour', component: () => import('./pages/BehaviourPage.vue'), meta: { title: '销售健康度' } },
    {
      path: '/behaviour/settings',
      component: () => import('./pages/BehaviourSettingsPage.vue'),
      meta: { title: '行为标准' },
    },
    {
      path: '/behaviour/:id',
      component: () => import('./pages/PersonBehaviourPage.vue'),
      props: true,
      meta: { title: '销售健康度' },
    },
    {
      path: '/behaviour/:id/drafts',
      component: () => import('./pages/PlanDraftsPage.vue'),
      props: true,
      meta: { title: '方案段落' },
    },
    { path: '/coach', component: () => import('./pages/CoachPage.vue'), meta: { title: '教练式看板' } },
    { path: '/courses', component: () => import('./pages/CoursesPage.vue'), meta: { title: '微课库' } },
    { path: '/points', component: () => import('./pages/PointsPage.vue'), meta: { title: '改进积分' } },
    { path: '/practices', component: () => import('./pages/PracticesPage.vue'), meta: { title: '最佳实践' } },
    { path: '/gaps', component: () => import('./pages/GapsPage.vue'), meta: { title: '能力缺口报告' } },
    {
      path: '/gaps/:id',
      component: () => import('./pages/PersonGapsPage.vue'),
      props: true,
      meta: { title: '能力缺口报告' },
    },
    { path: '/response', component: () => import('./pages/ResponsePage.vue'), meta: { title: '响应与异议时效' } },
    { path: '/assessment', component: () => import('./pages/AssessmentPage.vue'), meta: { title: '评价说明' } },
    { path: '/score', component: () => import('./pages/ScorePage.vue'), meta: { title: '综合评分' } },
    { path: '/targets', component: () => import('./pages/TargetsPage.vue'), meta: { title: '销售目标' } },
    { path: '/settings', component: () => import('./pages/SettingsPage.vue'), meta: { title: '信号设置' } },
    { path: '/attention', component: () => import('./pages/AttentionPage.vue'), meta: { title: '提醒设置' } },
    { path: '/calendar', component: () => import('./pages/CalendarPage.vue'), meta: { title: '连接日历' } },
    { path: '/outsiders', component: () => import('./pages/OutsidersPage.vue'), meta: { title: '客户联系人' } },
    { path: '/tracks', component: () => import('./pages/TracksPage.vue'), meta: { title: '话术台账' } },
    { path: '/library', component: () => import('./pages/LibraryPage.vue'), meta: { title: '话术库' } },
    {
      path: '/library/files',
      component: () => import('./pages/LibraryFilesPage.vue'),
      meta: { title: '话术导入导出' },
    },
    { path: '/solutions', component: () => import('./pages/SolutionsPage.vue'), meta: { title: '方案库' } },
    { path: '/library/write', component: LibraryWritePage, meta: { title: '写话术' } },
    {
      path: '/library/:kind(track|path|drafts)/:id/write',
      component: LibraryWritePage,
      props: ({ params }) => ({ where: `${params['kind']}/${params['id']}` }),
      meta: { title: '写话术' },
    },
    {
      path: '/library/:kind(track|path|drafts)/:id',
      component: () => import('./pages/LibraryItemPage.vue'),
      props: ({ params }) => ({ where: `${params['kind']}/${params['id']}` }),
      meta: { title: '话术库' },
    },
    {
      path: '/visit',
      component: () => import('./pages/VisitPage.vue'),
      props: ({ query }) => ({ deal: query['deal'], appointment: query['appointment'], draft: query['draft'] }),
      meta: { title: '记拜访' },
    },
    { path: '/import', component: () => import('./pages/ImportPage.vue'), meta: { title: '导入' } },
    {
      path: '/dingtalk-sign-in',
      component: () => import('./pages/DingtalkSignInPage.vue'),
      meta: { title: '登录', alone: true },
    },
    { path: '/:rest(.*)', component: MissingPage, meta: { title: '没有这个页面' } },
  ],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})

router.afterEach(({ meta }) => {
  document.title = `${String(meta['title'])} · 沙盘`
})

/**
 * A page opened from a chat has nothing to go back to: the list is laid beneath it, so that back leads there. Not in a frame,
 * whose steps would count as the outer page's, not after a reload, when it is there already, and not while signing in.
 */
export async function layListBeneath(router: Router): Promise<void> {
  const opened = router.resolve(location.pathname.replace(/^\/h5\/?/, '/') + location.search)
  if (!cold || opened.path === '/' || opened.meta['alone'] === true || window !== window.top) return
  await router.replace('/')
  await router.push(opened)
}
