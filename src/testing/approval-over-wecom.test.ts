import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StoredApproval } from '../../bots/wecom/emulator/approvals.ts'
import type { Bubble } from '../../bots/wecom/emulator/bubbles.ts'
import type { Sandtable } from '../main.ts'
import type { Role } from '../people/person.ts'
import { type WecomCompany, wecomCompany } from './wecom-company.ts'

const [lin, zhou, admin, cfo, he] = ['LinXia', 'ZhouYan', 'Admin', 'Cfo', 'HeRui']
const apply = 'oa/applyevent'

const words = [
  { id: 'Text-15111111111', control: 'Text', title: '事由', required: true },
  { id: 'Textarea-15111111112', control: 'Textarea', title: '说明', required: true },
]
const templates = [
  { id: '3TkaH5KFbrG9heEQWLJjhgpFwmqAFB4dLEnapaB7aaa', name: '折扣申请', controls: words, steps: [[zhou]] },
  {
    id: '3TkaH5KFbrG9heEQWLJjhgpFwmqAFB4dLEnapaB7bbb',
    name: '合同用印',
    controls: [...words, { id: 'Money-15111111113', control: 'Money', title: '合同金额', required: true }],
    steps: [[zhou]],
  },
  {
    id: '3TkaH5KFbrG9heEQWLJjhgpFwmqAFB4dLEnapaB7ccc',
    name: '两级特批',
    controls: words,
    steps: [[zhou], [cfo]],
  },
]

describe('an approval in the product and in WeCom', () => {
  let company: WecomCompany
  let sandtable: Sandtable
  beforeAll(async () => {
    company = await wecomCompany({ members: [lin, zhou, admin, cfo, he], templates, timeScale: 1 })
    sandtable = await company.start()
    await appoint(zhou, 'manager')
    await appoint(admin, 'administrator')
  })
  afterAll(async () => {
    await sandtable.close()
    await company.remove()
  })

  test('begins with a template that an administrator takes into use; one that does not fit is refused', async () => {
    expect(await answerTo(admin, '审批模板')).toContain('由流程里的人在那边批')
    expect(await answerTo(admin, `启用审批模板 ${templates[1]?.id}`)).toContain('必填的“合同金额”我填不了')
    expect(await answerTo(admin, '审批模板 3TkaNOWHERE')).toContain('301025')
    await adopts(0)
  })

  test('a request stands there once, in the asker’s name, though the answer to applying got lost', async () => {
    company.wecom.fail(apply, 'executeThenReset')
    await asks('宏达精密嫌贵，给他8折行不')
    const form = await newestForm(1)
    expect(form).toMatchObject({ asker: lin, status: 1, record: [[{ userid: zhou }]] })
    expect(form.contents).toEqual([
      { control: 'Textarea', id: words[1]?.id, text: expect.stringContaining('“宏达精密嫌贵，给他8折行不”') },
      { control: 'Text', id: words[0]?.id, text: expect.stringContaining('8 折') },
    ])
    expect(company.wecom.callsOf(apply)).toHaveLength(1)
  }, 30_000)

  test('who decides is sent to WeCom’s own page, and no button of ours pretends otherwise', async () => {
    const { wecom } = company
    const card = wecom.bubbles(zhou).findLast((bubble) => bubble.card?.main_title?.title?.includes('8 折'))?.card
    expect(card?.main_title?.desc ?? '').toContain('请在企业微信的“审批”里批')
    expect(card?.button_list?.map(({ text }) => text)).toEqual(['问一下'])
    const { msgid = '' } = wecom.bubbles(zhou).findLast((bubble) => bubble.card === card) ?? {}
    const letter = wecom.writes.clicks(zhou, { msgid }, card?.button_list?.[0]?.key ?? '')
    await wecom.deliver(letter.replace('approval.ask', 'approval.grant'))
    await newest(zhou, '请到那边处理')
    expect(wecom.approvals.all().map(({ status }) => status)).toEqual([1])
  })

  test('agreed to there, it is granted here, and said once however often that is told', async () => {
    const { wecom } = company
    const form = await newestForm(1)
    const letter = wecom.writes.decides(zhou, form, true)
    await wecom.deliver(letter, { duplicates: 2 })
    await newest(lin, '员工ZhouYan在企业微信审批里同意了')
    await wecom.deliver(letter.replace('CreateTime>1', 'CreateTime>2'))
    expect(told(lin, '在企业微信审批里同意了')).toBe(1)
  })

  test('declined there, it is declined here; forged, of another company or of no form of ours, nothing happens', async () => {
    const { wecom } = company
    await asks('宏达精密再要个7折能给吗')
    const form = await newestForm(2)
    const details = () => wecom.callsOf('oa/getapprovaldetail').length
    const before = details()
    const letter = wecom.writes.decides(zhou, form, false, '太低了')
    expect(await wecom.deliver(letter, { wrongSignature: true })).not.toMatchObject({ status: 200 })
    expect(await wecom.deliver(letter, { receiveId: 'ww00another00corp' })).not.toMatchObject({ status: 200 })
    expect(await wecom.deliver(letter.replaceAll(form.number, '209912310001'))).toMatchObject({ status: 200 })
    await new Promise((resolve) => setTimeout(resolve, 800))
    expect(details()).toBe(before)
    await wecom.deliver(letter)
    expect(await newest(lin, '没有同意')).toMatch(/员工ZhouYan在企业微信审批里没有同意(.|\n)*“太低了”/)
  }, 30_000)

  test('with a second link in the chain it is granted when that one has agreed', async () => {
    const { wecom } = company
    await adopts(2)
    await asks('宏达精密账期放到90天行吗')
    const form = await newestForm(3)
    await wecom.deliver(wecom.writes.decides(zhou, form, true))
    await new Promise((resolve) => setTimeout(resolve, 800))
    expect(told(lin, '90')).toBe(0)
    await wecom.deliver(wecom.writes.decides(cfo, form, true))
    expect(await newest(lin, '审批人在企业微信审批里同意了')).toContain('90')
  }, 30_000)

  test('taken back or deleted there it is void here; revoked after it was granted, that is said', async () => {
    const { wecom } = company
    await adopts(0)
    await asks('宏达精密要6折可以吗')
    await wecom.deliver(wecom.writes.takesBack(await newestForm(4)))
    await newest(lin, '你在企业微信审批里撤回了')
    await asks('宏达精密要5折可以吗')
    await wecom.deliver(wecom.writes.deletesForm(await newestForm(5)))
    await newest(lin, '这件申请作废')
    await asks('宏达精密要4折可以吗')
    const form = await newestForm(6)
    await wecom.deliver(wecom.writes.decides(zhou, form, true))
    await newest(lin, '同意了：4 折')
    await wecom.deliver(wecom.writes.takesBack(form))
    await newest(lin, '不要再按它答应客户')
  }, 60_000)

  test('what WeCom will not take is said, and goes on in the product, with buttons that work', async () => {
    company.wecom.fail(apply, 'errcode:301055')
    // Of somebody who was not told thirty things within this minute.
    await asks('永昌物流要3折可以吗', he)
    await newest(he, '没能送进企业微信审批（301055）')
    await taps(zhou, '不同意')
    expect(await newest(he, '员工ZhouYan没有同意')).toContain('3 折')
  }, 30_000)

  test('what no event told of is found by the look of the day, and said once', async () => {
    const { wecom } = company
    await asks('永昌物流要2折可以吗', he)
    const form = await newestForm(7)
    await wecom.deliver(wecom.writes.decides(zhou, form, true))
    await newest(he, '同意了：2 折')
    wecom.writes.takesBack(form)
    for (const _ of [1, 2]) {
      await sandtable.close()
      sandtable = await company.start()
      await newest(he, '不要再按它答应客户')
    }
    await new Promise((resolve) => setTimeout(resolve, 1000))
    expect(told(he, '不要再按它答应客户')).toBe(1)
    const asked = wecom.callsOf('oa/getapprovalinfo').map(({ body }) => JSON.stringify(body))
    expect(asked.filter((body) => body.includes('sp_status')).length).toBeGreaterThan(0)
  }, 60_000)

  test('nothing failed but what was made to, and no secret stands in the log', () => {
    const failed = company.logged.filter((line) => line.includes('"level":50'))
    expect(failed.map((line) => (JSON.parse(line) as { err: { endpoint: string } }).err.endpoint)).toEqual([apply])
    expect(company.logged.filter((line) => line.includes('canary'))).toEqual([])
  })

  async function appoint(userId: string, role: Role): Promise<void> {
    const [platform] = sandtable.platforms
    const tenant = await sandtable.storage.people.tenantFor('wecom', company.environment['WECOM_CORP_ID'] ?? '')
    const member = await platform?.directory?.member(userId)
    if (tenant === undefined || member === undefined) throw new Error('not there')
    await sandtable.storage.companies.appoint(tenant.id, { platform: 'wecom', userId }, member, role)
  }

  async function adopts(which: number): Promise<void> {
    const { id, name } = templates[which] ?? { id: '', name: '' }
    expect(await answerTo(admin, `审批模板 ${id}`)).toContain(`已启用企业微信审批模板「${name}」`)
  }

  async function asks(text: string, asker = lin): Promise<void> {
    await company.wecom.says(asker, text)
    await newest(asker, `“${text}”`)
    await taps(asker, '送审')
    await newest(asker, '在那边批')
  }

  /** The last form once there were so many, as soon as the product knows its number. */
  async function newestForm(count: number): Promise<StoredApproval> {
    const newest = () => company.wecom.approvals.all()[count - 1]
    const known = async () => {
      const { people, outsideApprovals } = sandtable.storage
      const tenant = await people.tenantFor('wecom', company.environment['WECOM_CORP_ID'] ?? '')
      const number = newest()?.number
      return tenant && number && (await outsideApprovals.find(tenant.id, 'wecom', number))
    }
    await expect.poll(known, { timeout: 25_000 }).toBeDefined()
    const form = newest()
    if (form === undefined) throw new Error('no form')
    return form
  }

  async function answerTo(userId: string, text: string): Promise<string> {
    const before = company.wecom.bubbles(userId).length
    await company.wecom.says(userId, text)
    await expect.poll(() => company.wecom.bubbles(userId).length, { timeout: 8000 }).toBeGreaterThan(before)
    return wordsOn(company.wecom.bubbles(userId).at(-1))
  }

  async function taps(userId: string, label: string): Promise<void> {
    const find = () =>
      company.wecom
        .bubbles(userId)
        .flatMap((bubble) => (bubble.card?.button_list ?? []).map((button) => ({ bubble, button })))
        .findLast(({ button }) => button.text.startsWith(label))
    await expect.poll(find, { timeout: 15_000 }).toBeDefined()
    const found = find()
    if (found === undefined) throw new Error(`no ${label}`)
    expect(await company.wecom.clicks(userId, found.bubble, found.button.key ?? '')).toMatchObject({ status: 200 })
  }

  const told = (userId: string, part: string) =>
    company.wecom.bubbles(userId).filter((bubble) => bubble.content?.includes(part)).length

  /** The newest of what somebody sees that holds these words. */
  async function newest(userId: string, part: string): Promise<string> {
    const find = () =>
      company.wecom
        .bubbles(userId)
        .map(wordsOn)
        .findLast((said) => said.includes(part))
    await expect.poll(find, { timeout: 20_000 }).toBeDefined()
    return find() ?? ''
  }
})

function wordsOn(bubble: Bubble | undefined): string {
  return bubble?.content ?? JSON.stringify(bubble?.card)
}
