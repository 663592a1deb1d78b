import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Bubble } from '../../bots/dingtalk/emulator/company.ts'
import type { Sandtable } from '../main.ts'
import type { Role } from '../people/person.ts'
import { type DingtalkCompany, dingtalkCompany } from './dingtalk-company.ts'

// The stream's SDK says on the console what it does.
vi.spyOn(console, 'info').mockImplementation(() => {})

const [lin, zhou, admin, cfo] = ['linxia', 'zhouyan', 'admin', 'cfo']
const start = 'POST /v1.0/workflow/processInstances' as const

const words = [
  { id: 'TextField-1', componentName: 'TextField', label: '事由', required: true },
  { id: 'TextareaField-1', componentName: 'TextareaField', label: '说明', required: true },
]
const templates = [
  { code: 'PROC-EF6YJL35P2-DISCOUNT-1', name: '折扣申请', fields: words, steps: [{ id: 's1' }] },
  {
    code: 'PROC-EF6YJL35P2-CONTRACT-1',
    name: '合同用印',
    fields: [...words, { id: 'MoneyField-1', componentName: 'MoneyField', label: '合同金额', required: true }],
    steps: [{ id: 's1' }],
  },
  {
    code: 'PROC-EF6YJL35P2-TWOSTEPS-1',
    name: '两级特批',
    fields: words,
    steps: [{ id: 's1' }, { id: 's2', approvers: [cfo] }],
  },
]

describe.each(['stream', 'http'] as const)('an approval in the product and in DingTalk, by %s', (mode) => {
  let company: DingtalkCompany
  let sandtable: Sandtable
  beforeAll(async () => {
    company = await dingtalkCompany({ mode, members: [lin, zhou, admin, cfo], templates, revocableAfter: 2000 })
    sandtable = await company.start()
    await appoint(zhou, 'manager')
    await appoint(admin, 'administrator')
  })
  afterAll(async () => {
    await sandtable.close()
    await company.remove()
  })

  test('begins with a template that an administrator takes into use; one that does not fit is refused', async () => {
    expect(await answerTo(admin, '审批模板')).toContain('processCode=')
    expect(await answerTo(admin, `启用审批模板 ${templates[1]?.code}`)).toContain('必填的“合同金额”我填不了')
    expect(await answerTo(admin, '审批模板 PROC-NOWHERE-1')).toContain('aflowProcessCodeIsError')
    await adopts(0)
  })

  test('a request stands there once, in the asker’s name, though the answer to starting it got lost', async () => {
    company.dingtalk.fail(start, 'executeThenReset')
    await asks('宏达精密嫌贵，给他8折行不')
    const instance = await newestInstance(1)
    expect(instance).toMatchObject({ asker: lin, deptId: 11, status: 'RUNNING', steps: [{ approvers: [zhou] }] })
    expect(instance.form).toEqual([
      expect.objectContaining({ name: '说明', value: expect.stringContaining('“宏达精密嫌贵，给他8折行不”') }),
      expect.objectContaining({ name: '事由', value: expect.stringContaining('8 折') }),
    ])
    expect(company.dingtalk.callsOf(start)).toHaveLength(1)
  })

  test('agreed to with the button, it is granted on both sides', async () => {
    await taps(zhou, '同意')
    await newest(lin, '员工zhouyan同意了')
    expect(await newestInstance(1)).toMatchObject({ status: 'COMPLETED', result: 'agree' })
  })

  test('declined on the approval page, it is declined on both sides, however often that is told', async () => {
    const { dingtalk } = company
    await asks('宏达精密再要个7折能给吗')
    const instance = await newestInstance(2)
    dingtalk.approvals.answer(instance, zhou, false, undefined, '太低了')
    expect(await newest(lin, '没有同意')).toMatch(/员工zhouyan在钉钉审批里没有同意(.|\n)*“太低了”/)
    const told = dingtalk.bubbles(lin).length
    const again = dingtalk.writes.approvalChanged(instance, { type: 'finish', result: 'refuse' })
    await dingtalk.deliver(again)
    await dingtalk.deliver(again)
    await dingtalk.deliver(dingtalk.writes.approvalChanged(instance, { type: 'start' }))
    await dingtalk.deliver(dingtalk.writes.approvalChanged({ ...instance, id: 'of-another' }, { type: 'finish' }))
    await taps(zhou, '同意')
    expect(await newest(zhou, '没有再改')).toContain('已经回绝了')
    expect(dingtalk.bubbles(lin)).toHaveLength(told)
  })

  test('with a second link in the chain it is granted when that one has agreed', async () => {
    await adopts(2)
    await asks('宏达精密账期放到90天行吗')
    const instance = await newestInstance(3)
    await taps(zhou, '同意')
    await newest(zhou, '还要下一位批')
    expect(instance.status).toBe('RUNNING')
    company.dingtalk.approvals.answer(instance, cfo, true)
    expect(await newest(lin, '审批人在钉钉审批里同意了')).toContain('90')
  })

  test('taken back or deleted there it is void here; taken back here, it is there as soon as DingTalk lets one', async () => {
    await adopts(0)
    await asks('宏达精密要6折可以吗')
    company.dingtalk.approvals.terminates(await newestInstance(4), lin)
    await newest(lin, '你在钉钉审批里撤回了')
    await asks('宏达精密要5折可以吗')
    const instance = await newestInstance(5)
    await company.dingtalk.says(lin, '我的审批')
    await taps(lin, '5 折')
    await taps(lin, '撤回')
    await newest(lin, '已撤回，主管那边也告诉了')
    expect(instance.status).toBe('TERMINATED')
    await asks('宏达精密要4折可以吗')
    company.dingtalk.approvals.deletes(await newestInstance(6))
    await newest(lin, '这件申请作废')
  }, 60_000)

  test('what DingTalk will not take is said, and goes on in the product alone', async () => {
    company.dingtalk.fail(start, { status: 400, body: { code: 'needAuth', message: '没有发起审批的权限' } })
    await asks('宏达精密要3折可以吗')
    await newest(lin, '没能送进钉钉审批（needAuth）')
    await taps(zhou, '不同意')
    expect(await newest(lin, '员工zhouyan没有同意')).toContain('3 折')
  })

  async function appoint(userId: string, role: Role): Promise<void> {
    const [platform] = sandtable.platforms
    const tenant = await sandtable.storage.people.tenantFor('dingtalk', 'dingcorpofthetests')
    const member = await platform?.directory?.member(userId)
    if (tenant === undefined || member === undefined) throw new Error('not there')
    await sandtable.storage.companies.appoint(tenant.id, { platform: 'dingtalk', userId }, member, role)
  }

  async function adopts(which: number): Promise<void> {
    const { code, name } = templates[which] ?? { code: '', name: '' }
    expect(await answerTo(admin, `审批模板 ${code}`)).toContain(`已启用钉钉审批模板「${name}」`)
  }

  async function asks(text: string): Promise<void> {
    await company.dingtalk.says(lin, text)
    await newest(lin, `“${text}”`)
    await taps(lin, '送审')
    await newest(lin, '哪边先批都算')
  }

  /** The last instance once there were so many, as soon as the product knows where it is. */
  async function newestInstance(count: number) {
    let newest = company.dingtalk.approvals.all().at(-1)
    const started = () => company.dingtalk.callsOf(start).filter(({ status }) => status !== 400).length
    await expect.poll(started, { timeout: 15_000 }).toBeGreaterThanOrEqual(count)
    const known = async () => {
      newest = company.dingtalk.approvals.all().at(-1)
      const { people, outsideApprovals } = sandtable.storage
      const tenant = await people.tenantFor('dingtalk', 'dingcorpofthetests')
      return tenant && newest && (await outsideApprovals.find(tenant.id, 'dingtalk', newest.id))
    }
    await expect.poll(known, { timeout: 15_000 }).toBeDefined()
    if (newest === undefined) throw new Error('no instance')
    return newest
  }

  async function answerTo(userId: string, text: string): Promise<string> {
    const before = company.dingtalk.bubbles(userId).length
    await company.dingtalk.says(userId, text)
    await expect.poll(() => company.dingtalk.bubbles(userId).length, { timeout: 8000 }).toBeGreaterThan(before)
    return wordsOn(company.dingtalk.bubbles(userId).at(-1))
  }

  async function taps(userId: string, label: string): Promise<void> {
    const find = () =>
      company.dingtalk
        .bubbles(userId)
        .flatMap((bubble) => (bubble.card?.pressables ?? []).map((pressable) => ({ bubble, pressable })))
        .findLast(({ pressable }) => pressable.label.startsWith(label))
    await expect.poll(find, { timeout: 8000 }).toBeDefined()
    const found = find()
    if (found === undefined) throw new Error(`no ${label}`)
    expect(await company.dingtalk.clicks(userId, found.bubble, found.pressable)).toMatchObject({ status: 200 })
  }

  /** The newest of what somebody sees that holds these words. */
  async function newest(userId: string, part: string): Promise<string> {
    const find = () =>
      company.dingtalk
        .bubbles(userId)
        .map(wordsOn)
        .findLast((said) => said.includes(part))
    await expect.poll(find, { timeout: 15_000 }).toBeDefined()
    return find() ?? ''
  }
})

function wordsOn(bubble: Bubble | undefined): string {
  return bubble?.text ?? `${bubble?.card?.title}\n${bubble?.card?.words}`
}
