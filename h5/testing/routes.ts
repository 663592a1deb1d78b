import type { Page } from 'playwright-core'

/** Each route of the workbench: an address of it where the route itself is none, and a tap that makes the page work. */
export const routes: Record<string, { path?: string; tap(page: Page): Promise<void> }> = {
  '/': { tap: toTab('客户') },
  '/today': { tap: toTab('更多') },
  '/customers': { tap: (page) => page.getByLabel('找客户').pressSequentially('mes') },
  '/customers/merge': { tap: (page) => page.getByRole('button', { name: '看看' }).first().click() },
  '/hand-over': { tap: chooseCustomer },
  '/customers/:id': { path: '/customers/hongda', tap: toTab('商机') },
  '/more': { tap: toTab('今日') },
  '/deals/:id': { path: '/deals/hospital', tap: (page) => page.getByRole('switch').first().click() },
  '/deals/:id/events': { path: '/deals/hospital/events', tap: toTab('今日') },
  '/beside': { tap: (page) => page.getByLabel('找客户').pressSequentially('mes') },
  '/events': { tap: (page) => page.getByRole('button', { name: '撤回群' }).first().click() },
  '/decisions/:id': { path: '/decisions/unnamed', tap: (page) => page.locator('summary').first().click() },
  '/scoreboard': { tap: toTab('今日') },
  '/heatmap': { tap: (page) => page.getByRole('button', { name: '看文字表' }).click() },
  '/behaviour': { tap: toTab('今日') },
  '/behaviour/settings': { tap: toTab('今日') },
  '/behaviour/:id': { path: '/behaviour/lin', tap: (page) => page.locator('summary').first().click() },
  '/behaviour/:id/drafts': {
    path: '/behaviour/lin/drafts',
    tap: (page) => page.getByRole('button', { name: '复制这段' }).first().click(),
  },
  '/coach': { tap: (page) => page.locator('summary').first().click() },
  '/courses': { tap: (page) => page.getByRole('button', { name: '写一门微课' }).click() },
  '/points': { tap: (page) => page.getByRole('button', { name: '保存' }).first().click() },
  '/practices': { tap: (page) => page.getByRole('button', { name: '分享给全公司' }).first().click() },
  '/gaps': { tap: toTab('今日') },
  '/gaps/:id': { path: '/gaps/lin', tap: toTab('今日') },
  '/response': { tap: toTab('今日') },
  '/assessment': { tap: toTab('今日') },
  '/score': { tap: toTab('今日') },
  '/targets': { tap: toTab('今日') },
  '/settings': { tap: toTab('今日') },
  '/attention': { tap: (page) => page.getByRole('button', { name: '存下' }).click() },
  '/calendar': { tap: toTab('今日') },
  '/outsiders': { tap: (page) => page.getByRole('button', { name: '别的客户' }).first().click() },
  '/tracks': { tap: toTab('今日') },
  '/library': { tap: (page) => page.getByText('行业路径（').click() },
  '/library/files': { tap: toTab('今日') },
  '/solutions': { tap: toTab('今日') },
  '/library/write': { tap: toTab('今日') },
  '/library/:kind(track|path|drafts)/:id/write': { path: '/library/track/price-clarify/write', tap: toTab('今日') },
  '/library/:kind(track|path|drafts)/:id': { path: '/library/drafts/d1', tap: toTab('今日') },
  '/visit': {
    path: '/visit?deal=hospital',
    tap: (page) => page.getByRole('button', { name: '看看会记成什么' }).click(),
  },
  '/import': { tap: toTab('今日') },
  '/:rest(.*)': { path: '/nowhere/at/all', tap: toTab('今日') },
}

function toTab(name: string): (page: Page) => Promise<void> {
  return (page) => page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name }).click()
}

async function chooseCustomer(page: Page): Promise<void> {
  await page.getByLabel('谁的客户').selectOption('lin')
  await page.getByRole('checkbox').first().click()
}
