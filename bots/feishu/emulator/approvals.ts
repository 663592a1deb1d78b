import { randomUUID } from 'node:crypto'
import { ApiError } from './api-error.ts'

/** A template 审批定义 as its administrator made it. */
export interface Template {
  code: string
  name: string
  status?: 'ACTIVE' | 'INACTIVE'
  widgets: { id: string; name: string; type: string; required?: boolean }[]
  /** Passed one after the other; a node without approvers is for whoever starts it to fill 发起人自选. */
  nodes: { id: string; approvers?: string[]; several?: boolean }[]
}

export interface StoredInstance {
  code: string
  uuid: string
  template: Template
  asker: string
  form: { id: string; type: string; value: string }[]
  status: 'PENDING' | 'APPROVED' | 'REJECTED' | 'CANCELED' | 'DELETED'
  reverted: boolean
  /** Who is asked at each node; any of them passes it. */
  nodes: { id: string; approvers: string[] }[]
  at: number
  tasks: { id: string; open_id: string; node_id: string; status: 'PENDING' | 'APPROVED' | 'REJECTED' | 'DONE' }[]
  timeline: { type: string; create_time: string; open_id?: string; comment?: string }[]
}

/** What an event calls it: the API itself never says REVERTED. */
type Told = StoredInstance['status'] | 'REVERTED' | 'OVERTIME_CLOSE'

export type EmulatedApprovals = ReturnType<typeof openApprovals>

/** Templates, their instances, and what people do on the approval page. */
export function openApprovals(
  templates: readonly Template[],
  now: () => number,
  tell: (instance: StoredInstance, status: Told) => void,
) {
  const instances = new Map<string, StoredInstance>()
  const subscribed = new Set<string>()

  const changed = (instance: StoredInstance, status: Told) => {
    if (subscribed.has(instance.template.code)) tell(instance, status)
  }

  function ask(instance: StoredInstance): void {
    const node = instance.nodes[instance.at]
    if (node === undefined) {
      end(instance, 'APPROVED')
      return
    }
    for (const open_id of node.approvers)
      instance.tasks.push({ id: String(taskNumber++), open_id, node_id: node.id, status: 'PENDING' })
  }
  let taskNumber = 7_100_000_000_000_000_001n

  function end(instance: StoredInstance, status: StoredInstance['status'], told: Told = status): void {
    instance.status = status
    for (const task of instance.tasks) if (task.status === 'PENDING') task.status = 'DONE'
    changed(instance, told)
  }

  function pending(instance: StoredInstance): void {
    if (instance.status !== 'PENDING') throw new ApiError(1390001, 'instance status is not pending')
  }

  function note(instance: StoredInstance, type: string, open_id?: string, comment?: string): void {
    instance.timeline.push({
      type,
      create_time: String(now()),
      ...(open_id && { open_id }),
      ...(comment && { comment }),
    })
  }

  return {
    template: (code: string) => templates.find((template) => template.code === code),
    subscribed,
    /** By code or uuid. */
    instance: (id: string) =>
      instances.get(id) ?? [...instances.values()].find(({ uuid }) => uuid.toUpperCase() === id.toUpperCase()),
    all: () => [...instances.values()],

    start(template: Template, begun: Pick<StoredInstance, 'uuid' | 'asker' | 'form' | 'nodes'>): StoredInstance {
      const code = randomUUID().toUpperCase()
      const instance = { code, template, status: 'PENDING', reverted: false, at: 0, ...begun } as const
      const kept: StoredInstance = { ...instance, tasks: [], timeline: [] }
      instances.set(code, kept)
      note(kept, 'START', kept.asker)
      changed(kept, 'PENDING')
      ask(kept)
      return kept
    },

    /** Somebody with a pending task answers it, there or through the API. */
    answer(instance: StoredInstance, open_id: string, granted: boolean, taskId?: string, comment?: string): void {
      const task = instance.tasks.find(
        (one) => one.open_id === open_id && one.status === 'PENDING' && (taskId === undefined || one.id === taskId),
      )
      if (task === undefined) throw new ApiError(1390010, 'task id not found')
      task.status = granted ? 'APPROVED' : 'REJECTED'
      note(instance, granted ? 'PASS' : 'REJECT', open_id, comment)
      if (!granted) {
        end(instance, 'REJECTED')
        return
      }
      for (const other of instance.tasks)
        if (other.node_id === task.node_id && other.status === 'PENDING') other.status = 'DONE'
      instance.at += 1
      ask(instance)
    },
    withdraw(instance: StoredInstance, open_id: string): void {
      pending(instance)
      if (instance.asker !== open_id) throw new ApiError(1390001, 'user is not the applicant')
      note(instance, 'CANCEL', open_id)
      end(instance, 'CANCELED')
    },
    deletes: (instance: StoredInstance) => end(instance, 'DELETED'),
    /** It waited too long, and was closed; what the API says of such a one is not documented. */
    timesOut: (instance: StoredInstance) => end(instance, 'CANCELED', 'OVERTIME_CLOSE'),
    /** Granted, and taken back after that: an event says REVERTED, the API CANCELED. */
    reverts(instance: StoredInstance): void {
      instance.reverted = true
      end(instance, 'CANCELED', 'REVERTED')
    },
  }
}
