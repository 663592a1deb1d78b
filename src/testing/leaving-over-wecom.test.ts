import { afterEach, expect, test } from 'vitest'
import { wecomCompany } from './wecom-company.ts'

let close = async () => {}
afterEach(() => close())

test('whoever is disabled in WeCom is let in no more from then on, and again when they are back', async () => {
  const company = await wecomCompany({ timeScale: 1 })
  const sandtable = await company.start()
  close = async () => {
    await sandtable.close()
    await company.remove()
  }
  const { wecom } = company
  const told = () => wecom.bubbles('LinXia').at(-1)?.content ?? 'a card'
  const says = async (text: string) => {
    const before = wecom.bubbles('LinXia').length
    await wecom.says('LinXia', text)
    await expect.poll(() => wecom.bubbles('LinXia').length, { timeout: 5000 }).toBeGreaterThan(before)
  }
  const isLetIn = async () => {
    const [known] = await sandtable.storage.people.knownOn(tenantId, 'wecom')
    return known?.person.active
  }
  await says('我有哪些单')
  const tenantId = (await sandtable.storage.people.tenantFor('wecom', company.config.wecom?.corpId ?? ''))?.id ?? ''
  expect(await isLetIn()).toBe(true)

  await wecom.deliver(wecom.writes.leaves('LinXia', true))
  await expect.poll(isLetIn, { timeout: 5000 }).toBe(false)
  await says('我有哪些单')
  expect(told()).toContain('你的账号已停用')

  await wecom.deliver(wecom.writes.leaves('LinXia', false))
  await expect.poll(isLetIn, { timeout: 5000 }).toBe(true)
}, 30_000)
