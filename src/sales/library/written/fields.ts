import { likenessTo, plainHeader } from '../../import/header.ts'

/**
 * What can be written of a talk-track, of a path and of each of its stages, by the names that files give it; ours is the first,
 * the others are understood as well.
 */
const names = {
  track: {
    id: '编号 话术编号 id',
    version: '版本 版本号 version',
    state: '状态 是否停用 status state',
    name: '名称 话术名称 话术名 标题 name title',
    objection: '异议 回应什么 回应 客户异议 异议类型 objection topic',
    strategy: '打法 接法 策略 策略类型 strategy',
    opening: '开场 开场白 opening',
    handling: '应对 应对话术 怎么接 handling',
    nextStep: '下一步 推下一步 nextstep',
    avoid: '不要说 别说 忌讳 禁忌 avoid',
    evidence: '带上的证据 证据 带什么 evidence',
    listeners: '说给谁 听的人 对象 听众 listeners listener',
    stages: '阶段 哪些阶段 适用阶段 stages stage',
    industries: '行业 哪些行业 适用行业 industries industry',
    ware: '产品形态 ware',
    scene: '受监管场景 监管场景 scene',
    openingClauses: '开场依据 开场法规依据',
    handlingClauses: '应对依据 应对法规依据',
    nextStepClauses: '下一步依据 下一步法规依据',
    cues: '触发词 关键词 cues cue',
  },
  path: {
    id: '编号 路径编号 id',
    version: '版本 版本号 version',
    path: '路径 行业路径 路径名称 path',
  },
  stage: {
    stage: '阶段 stage',
    name: '阶段名 行业里叫什么 名称 叫法 name',
    days: '通常天数 天数 days',
    from: '最快天数 最快 通常最快 最少天数 from',
    to: '最慢天数 最慢 通常最慢 最多天数 to',
    exit: '出口条件 离开条件 exit',
  },
} as const

type Of = typeof names
export type TrackField = keyof Of['track']
export type PathField = keyof Of['path']
export type StageField = keyof Of['stage']
type Part = keyof Of

const words: Record<Part, Map<string, readonly string[]>> = {
  track: split(names.track),
  path: split(names.path),
  stage: split(names.stage),
}

/** What a field is called in files that we write. */
export function labelOf<P extends Part>(part: P, field: keyof Of[P] & string): string {
  return words[part].get(field)?.[0] ?? field
}

/** The field that a heading or a word before a colon names in so many words. */
export function fieldNamed<P extends Part>(part: P, name: string): (keyof Of[P] & string) | undefined {
  const plain = plainHeader(name)
  const found = [...words[part]].find(([, all]) => all.includes(plain))
  return found?.[0] as (keyof Of[P] & string) | undefined
}

/** How surely a column's header names a field, as `likenessTo` has it. */
export function likenessOfField(part: Part, header: string, field: string): number {
  return likenessTo(header, words[part].get(field) ?? [])
}

export function fieldsOf<P extends Part>(part: P): (keyof Of[P] & string)[] {
  return Object.keys(names[part]) as (keyof Of[P] & string)[]
}

/** Fields that hold a list, an item a line. */
export function isList(field: string): boolean {
  return lists.has(field)
}

const lists = new Set(['evidence', 'cues', 'openingClauses', 'handlingClauses', 'nextStepClauses', 'exit'])

function split(part: Readonly<Record<string, string>>): Map<string, readonly string[]> {
  return new Map(Object.entries(part).map(([field, all]) => [field, all.split(' ')]))
}
