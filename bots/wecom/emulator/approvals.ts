/** A template 审批模板 as the company's administrator made it. */
export interface ApprovalTemplate {
  id: string
  name: string
  controls: { control: string; id: string; title: string; required?: boolean }[]
  /** Passed one after the other; of several at one step, the first to answer counts 或签. */
  steps: string[][]
}

interface Task {
  userid: string
  speech: string
  /** 1 asked, 2 agreed, 3 refused. */
  status: 1 | 2 | 3
  at: number
}

/** A form 审批单, as it stands. */
export interface StoredApproval {
  number: string
  template: ApprovalTemplate
  asker: string
  appliedAt: number
  contents: { control: string; id: string; text: string }[]
  summary: string[]
  /** 1 审批中, 2 已通过, 3 已驳回, 4 已撤销, 6 通过后撤销, 7 已删除. */
  status: 1 | 2 | 3 | 4 | 6 | 7
  /** Of each step that was reached. */
  record: Task[][]
}

export type EmulatedApprovals = ReturnType<typeof openApprovals>

/** Templates, what was applied for, and what people do on the approval page. */
export function openApprovals(templates: readonly ApprovalTemplate[], now: () => number) {
  const forms = new Map<string, StoredApproval>()
  const seconds = () => Math.floor(now() / 1000)

  function ask(form: StoredApproval): void {
    const step = form.template.steps[form.record.length]
    if (step === undefined) form.status = 2
    else form.record.push(step.map((userid) => ({ userid, speech: '', status: 1, at: 0 })))
  }

  return {
    template: (id: string) => templates.find((template) => template.id === id),
    form: (number: string) => forms.get(number),
    all: () => [...forms.values()],

    apply(applied: Pick<StoredApproval, 'template' | 'asker' | 'contents' | 'summary'>): StoredApproval {
      const day = new Date(now() + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '')
      const number = `${day}${String(forms.size + 1).padStart(4, '0')}`
      const form: StoredApproval = { ...applied, number, appliedAt: seconds(), status: 1, record: [] }
      forms.set(number, form)
      ask(form)
      return form
    },

    /** Who is asked answers. */
    decide(form: StoredApproval, userid: string, granted: boolean, speech: string): void {
      const task = form.record.at(-1)?.find((one) => one.userid === userid && one.status === 1)
      if (form.status !== 1 || task === undefined) throw new Error(`${userid} is not asked about ${form.number}`)
      Object.assign(task, { status: granted ? 2 : 3, at: seconds(), speech })
      if (granted) ask(form)
      else form.status = 3
    },

    /** Whoever applied takes it back, also after it was granted. */
    takeBack(form: StoredApproval): void {
      form.status = form.status === 2 ? 6 : 4
    },
    remove(form: StoredApproval): void {
      form.status = 7
    },
  }
}
