import type { Message } from '../message.ts'

/** Whether nothing but a time is said: 下周三, 后天下午三点吧. After tracks 2号 is the second of them. */
export function isMereTime({ text, ahead }: Message): boolean {
  if (ahead.length === 0 || /^[1-5一二三四五]号/.test(text)) return false
  const rest = [...ahead].reverse().reduce((left, { start, end }) => left.slice(0, start) + left.slice(end), text)
  return /^[\s，。,.吧呗啊哈嗯就那的\d:：]*$/.test(rest)
}
