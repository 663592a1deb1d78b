import { randomUUID } from 'node:crypto'
import { ApiError } from './api-error.ts'

/** A template 审批模板 as its administrator made it. */
export interface Template {
  code: string
  name: string
  status?: 'PUBLISHED' | 'INVALID'
  fields: { id: string; componentName: string; label: string; required?: boolean }[]
  /** Passed one after the other; a step without approvers is for whoever starts it to fill 发起人自选. */
  steps: { id: string; approvers?: string[]; several?: boolean }[]
}

interface Task {
  taskId: number
  userId: string
  status: 'RUNNING' | 'CANCELED' | 'COMPLETED'
  result?: 'AGREE' | 'REFUSE'
  activityId: string
}

export interface StoredInstance {
  id: string
  template: Template
  asker: string
  deptId: number
  form: { id?: string; name: string; value: string }[]
  status: 'RUNNING' | 'TERMINATED' | 'COMPLETED'
  result?: 'agree' | 'refuse'
  steps: { id: string; approvers: string[] }[]
  at: number
  startedAt: number
  tasks: Task[]
  records: { userId: string; date: string; type: string; result: string; remark?: string }[]
}

export type Told = { type: 'start' | 'finish' | 'terminate' | 'delete'; result?: 'agree' | 'refuse' }

export type EmulatedApprovals = ReturnType<typeof openApprovals>

/** Templates, their instances, and what people do on the approval page. `tell` is told of each change. */
export function openApprovals(
  templates: readonly Template[],
  now: () => number,
  tell: (instance: StoredInstance, told: Told) => void,
) {
  const instances = new Map<string, StoredInstance>()
  let taskNumber = 67_583_405_630

  function ask(instance: StoredInstance): void {
    const step = instance.steps[instance.at]
    if (step === undefined) {
      end(instance, 'agree')
      return
    }
    for (const userId of step.approvers)
      instance.tasks.push({ taskId: taskNumber++, userId, status: 'RUNNING', activityId: step.id })
  }

  function end(instance: StoredInstance, result: 'agree' | 'refuse'): void {
    close(instance, 'COMPLETED')
    instance.result = result
    tell(instance, { type: 'finish', result })
  }

  function close(instance: StoredInstance, status: StoredInstance['status']): void {
    instance.status = status
    for (const task of instance.tasks) if (task.status === 'RUNNING') task.status = 'CANCELED'
  }

  function note(instance: StoredInstance, userId: string, type: string, result = 'NONE', remark?: string): void {
    // Minutes are as fine as the documents show it.
    const date = `${new Date(now()).toISOString().slice(0, 16)}Z`
    instance.records.push({ userId, date, type, result, ...(remark && { remark }) })
  }

  return {
    template: (code: string) => templates.find((template) => template.code === code),
    instance: (id: string) => instances.get(id),
    all: () => [...instances.values()],

    start(begun: Pick<StoredInstance, 'template' | 'asker' | 'deptId' | 'form' | 'steps'>): StoredInstance {
      const place = { id: randomUUID(), status: 'RUNNING', at: 0, startedAt: now() } as const
      const instance: StoredInstance = { ...place, ...begun, tasks: [], records: [] }
      instances.set(instance.id, instance)
      note(instance, instance.asker, 'START_PROCESS_INSTANCE')
      tell(instance, { type: 'start' })
      ask(instance)
      return instance
    },

    /** Somebody with a running task answers it, there or through the API. */
    answer(instance: StoredInstance, userId: string, granted: boolean, taskId?: number, remark?: string): void {
      const task = instance.tasks.find(
        (one) => one.userId === userId && one.status === 'RUNNING' && (taskId === undefined || one.taskId === taskId),
      )
      // No code for it is documented.
      if (task === undefined) throw new ApiError(400, 'invalidParameter', '任务不存在或已处理')
      Object.assign(task, { status: 'COMPLETED', result: granted ? 'AGREE' : 'REFUSE' })
      note(instance, userId, 'EXECUTE_TASK_NORMAL', granted ? 'AGREE' : 'REFUSE', remark)
      if (!granted) {
        end(instance, 'refuse')
        return
      }
      for (const other of instance.tasks)
        if (other.activityId === task.activityId && other.status === 'RUNNING') other.status = 'CANCELED'
      instance.at += 1
      ask(instance)
    },
    terminates(instance: StoredInstance, userId: string): void {
      note(instance, userId, 'TERMINATE_PROCESS_INSTANCE')
      close(instance, 'TERMINATED')
      tell(instance, { type: 'terminate' })
    },
    deletes(instance: StoredInstance): void {
      instances.delete(instance.id)
      tell(instance, { type: 'delete' })
    },
  }
}
