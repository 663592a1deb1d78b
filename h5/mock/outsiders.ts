import type { Outsider, OutsiderPlaced } from '../../src/server/contract.ts'

/** Somebody in the chat client who is at no customer until they are placed. */
export function answerOutsider(method: string, body: unknown): Outsider {
  const told = { name: '王工', company: '苏州宏达精密机械有限公司', likely: [{ id: 'hongda', name: '宏达精密' }] }
  if (method !== 'POST' || !('name' in (body as object))) return { ...told, known: [] }
  const { customerId, name } = body as OutsiderPlaced
  return { ...told, known: [{ customerId, customer: '宏达精密', contact: name }] }
}
