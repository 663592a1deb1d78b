import axe, { type AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

export interface Look {
  name: string
  width: number
  height: number
  dark?: boolean
  /** In percent of what the page has by itself. */
  text?: number
}

/** Turns the same page to how it is to be looked at, and lets it settle. */
export async function lookAt(page: Page, { width, height, dark = false, text = 100 }: Look): Promise<void> {
  await page.setViewportSize({ width, height })
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' })
  await page.evaluate(async (size) => {
    document.documentElement.style.setProperty('font-size', `${size}%`)
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  }, text)
}

/** What axe calls serious or critical, one line each with where. */
export async function axeFindings(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const { violations } = await page.evaluate<AxeResults>("axe.run(document, { resultTypes: ['violations'] })")
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

/** By how many pixels the page is wider than its window. */
export async function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

/** Things to touch that are smaller than 44 × 44 px; a field counts with the label around it. */
export async function tooSmallToTouch(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('a, button, summary, input, textarea')]
      .map((thing) => thing.closest('label') ?? thing)
      .map((thing) => ({ thing, box: thing.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.height < 44 || box.width < 44))
      .map(({ thing, box }) => `${thing.outerHTML.slice(0, 80)} ${box.width}×${box.height}`),
  )
}
