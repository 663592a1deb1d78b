import { Refusal } from '../../people/refusal.ts'

/** An Office file that is not what it should be; a refusal met on the way stays what it is. */
export function brokenFile(cause: unknown): Refusal {
  if (cause instanceof Refusal) return cause
  return new Refusal('这个文件读不下去，可能没有保存完整。请用 Office 或 WPS 打开，另存为 .xlsx、.docx 或 CSV 再试', {
    cause,
  })
}
