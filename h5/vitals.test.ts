import { readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { describePages } from './testing/pages-under-test.ts'
import { routes } from './testing/routes.ts'
import { good, vitalsOf } from './testing/vitals.ts'

/** Where nobody is seen: it sends on to DingTalk as soon as it is there. */
const notLookedAt = ['/dingtalk-sign-in']

test('every route is among them', () => {
  const router = readFileSync(new URL('router.ts', import.meta.url), 'utf8')
  const paths = [...router.matchAll(/\bpath: '(?<path>[^']+)'/g)].map(({ groups }) => groups?.['path'])
  expect(paths.filter((path) => !notLookedAt.includes(path ?? '')).toSorted()).toEqual(Object.keys(routes).toSorted())
})

describePages('every route on a slow phone', (under) => {
  const measured: string[] = []
  afterAll(() => process.stdout.write(`${measured.join('\n')}\n`))

  test('what comes late, moves what is there and lets a tap wait is noticed', { timeout: 60_000 }, async () => {
    const page = await under.visit('about:blank')
    await page.route('**/late', (route) => route.fulfill({ contentType: 'text/html', body: latePage }))
    await page.route('**/slow', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, lateMs))
      await route.fulfill({ json: {} })
    })
    const { LCP, CLS, INP } = await vitalsOf(page, `${under.origin()}/late`, (late) => late.getByRole('button').click())
    await page.context().close()
    expect(LCP).toBeGreaterThan(good.LCP)
    expect(CLS).toBeGreaterThan(good.CLS)
    expect(INP).toBeGreaterThan(good.INP)
  })

  test.each(Object.entries(routes))(
    '%s is there, stays where it is and answers a tap',
    { retry: { count: 5, delay: 3000 }, timeout: 60_000 },
    async (route, { path = route, tap }) => {
      const page = await under.visit('about:blank', { viewport: { width: 390, height: 844 } })
      const { LCP, CLS, INP } = await vitalsOf(page, `${under.origin()}/h5${path}`, tap)
      await page.context().close()
      measured.push(`${route} LCP ${LCP?.toFixed()} CLS ${CLS?.toFixed(3)} INP ${INP?.toFixed()}`)
      expect(LCP).toBeLessThanOrEqual(good.LCP)
      expect(CLS).toBeLessThanOrEqual(good.CLS)
      expect(INP).toBeLessThanOrEqual(good.INP)
    },
  )
})

const latePage = `<!doctype html><title>late</title><button>wait</button><p style="height: 40vh">there from the start</p><script>
  const stop = (ms) => { for (const from = performance.now(); performance.now() - from < ms;); }
  document.querySelector('button').onclick = () => stop(400)
  fetch('/slow').then(() => document.querySelector('p').insertAdjacentHTML('beforebegin', '<h1 style="height: 60vh">what one came to read</h1>'))
</script>`

/** Milliseconds until the answer that the late page waits for. */
const lateMs = 3000
