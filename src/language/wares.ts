/** The two kinds of goods 产品形态 whose words do not fit each other: what is built in, and what is logged into. */
export const wares = ['equipment', 'software'] as const
export type Ware = (typeof wares)[number]

export const wareNames: Record<Ware, string> = { equipment: '设备', software: '软件' }

/** Words by which a text gives away that it is about software. */
export const softwareWords = ['MES', 'ERP', 'WMS', 'CRM', '软件', 'APP', '小程序', '接口']

/** The kind a text or the words of one are about; `undefined` where nothing says so. */
export function wareIn(text: string): Ware | undefined {
  const upper = text.toUpperCase()
  return softwareWords.some((word) => upper.includes(word.toUpperCase())) ? 'software' : undefined
}
