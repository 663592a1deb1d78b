import { Refusal } from '../../people/refusal.ts'
import { type ImportKind, importKinds, kindLabels } from '../../sales/import/kinds.ts'
import { Basis, legalBases } from '../../sales/import/mapping.ts'

/** What stands behind `sandtable import FILE`. */
export interface ImportOptions {
  file: string
  kind: ImportKind
  /** In whose name, `wecom:USERID`. */
  as: string
  mapping?: string
  /** Where to write the mapping that was used, for changing it. */
  saveMapping?: string
  dryRun: boolean
  basis?: Basis
  owner?: string
  report?: string
}

const valued = ['kind', 'as', 'mapping', 'save-mapping', 'source', 'basis', 'owner', 'report']

export function readImportOptions(words: readonly string[]): ImportOptions {
  const options = new Map<string, string>()
  const files: string[] = []
  let dryRun = false
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? ''
    const [, name, inline] = /^--([a-z-]+)(?:=(.*))?$/.exec(word) ?? []
    if (name === undefined) files.push(word)
    else if (name === 'dry-run') dryRun = true
    else if (!valued.includes(name))
      throw new Refusal(`不认识 ${word}。能用的：${valued.map((one) => `--${one}`).join('、')}、--dry-run`)
    else options.set(name, given(name, inline ?? words[++index]))
  }
  const [file, ...others] = files
  if (file === undefined)
    throw new Refusal('少了文件。用法：sandtable import 文件 --kind customers --as wecom:用户编号')
  if (others.length > 0) throw new Refusal(`一次导入一个文件，多出来的是：${others.join('、')}`)
  return {
    file,
    kind: kindOf(options.get('kind')),
    as: options.get('as') ?? missing('--as', '以谁的身份导入，例如 --as wecom:zhangsan'),
    dryRun,
    ...optional('mapping', options.get('mapping')),
    ...optional('saveMapping', options.get('save-mapping')),
    ...optional('owner', options.get('owner')),
    ...optional('report', options.get('report')),
    ...basisOf(options.get('source'), options.get('basis')),
  }
}

function given(name: string, value: string | undefined): string {
  if (value === undefined || value === '' || value.startsWith('--')) throw new Refusal(`--${name} 后面少了值`)
  return value
}

function kindOf(kind: string | undefined): ImportKind {
  const found = importKinds.find((one) => one === kind)
  return found ?? missing('--kind', importKinds.map((one) => `${one}（${kindLabels[one]}）`).join('、'))
}

function basisOf(source: string | undefined, legalBasis: string | undefined): { basis?: Basis } {
  if (source === undefined && legalBasis === undefined) return {}
  const read = Basis.safeParse({ source, legalBasis })
  if (read.success) return { basis: read.data }
  const bases = Object.entries(legalBases).map(([value, { label }]) => `${value}（${label}）`)
  throw new Refusal(`联系人要同时给 --source "来源" 和 --basis ${bases.join(' | ')}`)
}

function missing(option: string, what: string): never {
  throw new Refusal(`少了 ${option}：${what}`)
}

function optional<Key extends string>(key: Key, value: string | undefined): { [key in Key]?: string } {
  return (value === undefined ? {} : { [key]: value }) as { [key in Key]?: string }
}
