const format = new Intl.DateTimeFormat('zh-CN', {
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})

/** `11/24 09:30` */
export function day(at: string): string {
  return format.format(new Date(at))
}
