import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Bubble } from '../../bots/feishu/emulator/company.ts'
import type { Sandtable } from '../main.ts'
import type { Role } from '../people/person.ts'
import { type FeishuCompany, feishuCompany } from './feishu-company.ts'

const [lin, zhou, admin, cfo] = ['ou_linxia', 'ou_zhouyan', 'ou_admin', 'ou_cfo']
const create = 'POST approval/v4/instances' as const

const words = [
  { id: 'widget1', name: '事由', type: 'input', required: true },
  { id: 'widget2', name: '说明', type: 'textarea', required: true },
]
const templates = [
  { code: '7C468A54-8745-2245-9675-08B7C63E7A85', name: '折扣申请', widgets: words, nodes: [{ id: 'n1' }] },
  {
    code: '2202AB73-2BC3-4F30-8E4F-1A2B3C4D5E6F',
    name: '合同用印',
    widgets: [...words, { id: 'widget3', name: '合同金额', type: 'amount', required: true }],
    nodes: [{ id: 'n1' }],
  },
  {
    code: '9B1C5F00-0000-4E6A-9D0B-AAAAAAAAAAAA',
    name: '两级特批',
    widgets: words,
    nodes: [{ id: 'n1' }, { id: 'n2', approvers: [cfo] }],
  },
]

describe('an approval in the product and in Feishu', () => {
  let company: FeishuCompany
  let sandtable: Sandtable
  beforeAll(async () => {
    company = await feishuCompany({ members: [lin, zhou, admin, cfo], templates })
    sandtable = await company.start()
    await appoint(zhou, 'manager')
    await appoint(admin, 'administrator')
  })
  afterAll(async () => {
    await sandtable.close()
    await company.remove()
  })

  test('begins with a template that an administrator takes into use; one that does not fit is refused', async () => {
    expect((await answerTo(admin, '审批模板')).words).toContain('definitionCode=')
    expect(await answerTo(admin, `启用审批模板 ${templates[1]?.code}`)).toMatchObject({
      words: '没有启用：必填的“合同金额”我填不了，请改成选填。',
    })
    expect((await answerTo(admin, '审批模板 7C468A54-8745-2245-9675-000000000000')).words).toContain('1390002')
    await adopts(0)
    expect([...company.feishu.approvals.subscribed]).toEqual([templates[0]?.code])
    await adopts(0)
  })

  test('a request stands there once, in the asker’s name, though the answer to starting it got lost', async () => {
    company.feishu.fail(create, { status: 429, body: { code: 99991400, msg: 'limit' } })
    company.feishu.fail(create, 'executeThenReset')
    await asks('宏达精密嫌贵，给他8折行不')
    const instance = await newestInstance(1)
    expect(instance).toMatchObject({ asker: lin, status: 'PENDING', nodes: [{ approvers: [zhou] }] })
    expect(instance.form[0]?.value).toContain('“宏达精密嫌贵，给他8折行不”')
    expect(instance.form[1]).toMatchObject({ id: 'widget1', value: expect.stringContaining('8 折') })
    expect(company.feishu.callsOf(create)).toHaveLength(3)
  })

  test('agreed to with the button, it is granted on both sides', async () => {
    await tapsOnce(zhou, '同意')
    await newest(lin, '员工ou_zhouyan同意了')
    expect(await newestInstance(1)).toMatchObject({
      status: 'APPROVED',
      tasks: [{ open_id: zhou, status: 'APPROVED' }],
    })
  })

  test('declined on the approval page, it is declined on both sides, however often that is told', async () => {
    await asks('宏达精密再要个7折能给吗')
    const instance = await newestInstance(2)
    const { feishu } = company
    feishu.approvals.answer(instance, zhou, false, undefined, '太低了')
    expect(await newest(lin, '没有同意')).toContain('员工ou_zhouyan在飞书审批里没有同意')
    expect(await newest(lin, '没有同意')).toContain('“太低了”')
    const told = feishu.bubbles(lin).length
    const again = feishu.writes.approvalChanged(instance, 'REJECTED')
    await feishu.deliver(again, { duplicates: 3 })
    await feishu.deliver(feishu.writes.approvalChanged(instance, 'PENDING'))
    const forged = feishu.writes.approvalChanged(instance, 'APPROVED')
    expect(await feishu.deliver(forged, { encryptKey: 'not-ours' })).not.toMatchObject({ status: 200 })
    await tapsOnce(zhou, '同意')
    expect(await newest(zhou, '没有再改')).toContain('已经回绝了')
    expect(feishu.bubbles(lin)).toHaveLength(told)
  })

  test('with a second link in the chain it is granted when that one has agreed', async () => {
    await adopts(2)
    await asks('宏达精密账期放到90天行吗')
    const instance = await newestInstance(3)
    await tapsOnce(zhou, '同意')
    await newest(zhou, '还要下一位批')
    expect(instance.status).toBe('PENDING')
    company.feishu.approvals.answer(instance, cfo, true)
    expect(await newest(lin, '审批人在飞书审批里同意了')).toContain('90')
  })

  test('taken back on either side, it is taken back on both; revoked after it was granted, that is said', async () => {
    await adopts(0)
    await asks('宏达精密要6折可以吗')
    company.feishu.approvals.withdraw(await newestInstance(4), lin)
    await newest(lin, '你在飞书审批里撤回了')
    await asks('宏达精密要5折可以吗')
    const instance = await newestInstance(5)
    await company.feishu.says(lin, '我的审批')
    await tapsOnce(lin, '5 折')
    await tapsOnce(lin, '撤回')
    await newest(lin, '已撤回，主管那边也告诉了')
    expect(instance.status).toBe('CANCELED')
    company.feishu.approvals.reverts(await newestInstance(5, 1))
    await newest(lin, '不要再按它答应客户')
  })

  test('what Feishu will not take is said, and goes on in the product alone', async () => {
    company.feishu.fail(create, { status: 400, body: { code: 99991672, msg: 'Access denied.' } })
    await asks('宏达精密要4折可以吗')
    await newest(lin, '没能送进飞书审批（99991672）')
    await tapsOnce(zhou, '不同意')
    expect(await newest(lin, '员工ou_zhouyan没有同意')).toContain('4 折')
  })

  test('nothing failed that was not made to, and no secret stands in the log', () => {
    const failed = company.logged.filter((line) => line.includes('"level":50'))
    expect(failed.map((line) => (JSON.parse(line) as { err: { endpoint: string } }).err.endpoint)).toEqual([
      'approval/v4/instances',
      'approval/v4/instances',
    ])
    expect(company.logged.filter((line) => line.includes('canary'))).toEqual([])
  })

  async function appoint(openId: string, role: Role): Promise<void> {
    const [platform] = sandtable.platforms
    const tenant = await sandtable.storage.people.tenantFor('feishu', 'cli_0123456789abcdef')
    const member = await platform?.directory?.member(openId)
    if (tenant === undefined || member === undefined) throw new Error('not there')
    await sandtable.storage.companies.appoint(tenant.id, { platform: 'feishu', userId: openId }, member, role)
  }

  async function adopts(which: number): Promise<void> {
    const { code, name } = templates[which] ?? { code: '', name: '' }
    expect((await answerTo(admin, `审批模板 ${code}`)).words).toContain(`已启用飞书审批模板「${name}」`)
  }

  async function asks(text: string): Promise<void> {
    await company.feishu.says(lin, text)
    await newest(lin, `“${text}”`)
    await tapsOnce(lin, '送审')
    await newest(lin, '哪边先批都算')
  }

  /** The last instance once there are `count`, or one `before` it. */
  async function newestInstance(count: number, at = count) {
    await expect.poll(() => company.feishu.approvals.all().length, { timeout: 15_000 }).toBe(count)
    const found = company.feishu.approvals.all()[at - 1]
    if (found === undefined) throw new Error('no instance')
    // Its place is known to the product a moment after it was started.
    await expect.poll(() => known(found.code), { timeout: 8000 }).toBe(true)
    return found
  }

  async function known(instance: string): Promise<boolean> {
    const { people, outsideApprovals } = sandtable.storage
    const tenant = await people.tenantFor('feishu', 'cli_0123456789abcdef')
    return tenant !== undefined && (await outsideApprovals.find(tenant.id, 'feishu', instance)) !== undefined
  }

  async function answerTo(openId: string, text: string): Promise<{ words: string }> {
    const before = company.feishu.bubbles(openId).length
    await company.feishu.says(openId, text)
    await expect.poll(() => company.feishu.bubbles(openId).length, { timeout: 8000 }).toBeGreaterThan(before)
    return { words: wordsOn(company.feishu.bubbles(openId).at(-1)) }
  }

  async function tapsOnce(openId: string, label: string): Promise<void> {
    const find = () =>
      company.feishu
        .bubbles(openId)
        .flatMap((bubble) => (bubble.card?.pressables ?? []).map((pressable) => ({ bubble, pressable })))
        .findLast(({ pressable }) => pressable.label.startsWith(label))
    await expect.poll(find, { timeout: 8000 }).toBeDefined()
    const found = find()
    if (found === undefined) throw new Error(`no ${label}`)
    expect(await company.feishu.clicks(openId, found.bubble, found.pressable)).toMatchObject({ status: 200 })
  }

  /** The newest of what somebody sees that holds these words. */
  async function newest(openId: string, part: string): Promise<string> {
    const find = () =>
      company.feishu
        .bubbles(openId)
        .map(wordsOn)
        .findLast((said) => said.includes(part))
    await expect.poll(find, { timeout: 12_000 }).toBeDefined()
    return find() ?? ''
  }
})

function wordsOn(bubble: Bubble | undefined): string {
  return bubble?.text ?? [bubble?.card?.title, bubble?.card?.subtitle, ...(bubble?.card?.words ?? [])].join('\n')
}
