import type { Media } from '../../conversation/message.ts'
import type { Turn } from '../../conversation/skill.ts'
import { Refusal } from '../../people/refusal.ts'
import type { PhotoOffer } from '../photo/offer.ts'
import type { Ports, SalesAnswer, SalesSkill } from '../ports.ts'
import { importTrial, readKind, solutionsBrought, solutionsTrial, whichKind } from './cards.ts'
import { openKeptFiles } from './kept-files.ts'
import { type FileKind, kindOfFile } from './kind-of-file.ts'

/** 文件: one sent into the chat is tried by whoever reads such files, and brought in with a tap or on the page; what it is, its bytes say. */
export function sentFileSkill(
  { platform, intakes }: Pick<Ports, 'platform' | 'intakes'>,
  offerPhoto: PhotoOffer,
): SalesSkill {
  const kept = openKeptFiles()
  return { name: 'sent-file', intents: [], media, presses: { try: tryAs, bring } }

  async function media(turn: Turn, sent: Media): Promise<SalesAnswer | undefined> {
    if (sent.type !== 'file' && sent.type !== 'voice' && sent.type !== 'video') return undefined
    const fetched = await platform(turn.platform)?.media?.(sent)
    if (fetched === undefined) return undefined
    if ('unfit' in fetched) throw new Refusal(fetched.unfit)
    const { bytes, name = '' } = fetched
    const kind = kindOfFile(bytes)
    if (kind.reads === 'photo') return offerPhoto(turn, bytes)
    if (kind.reads === undefined || intakes === undefined) throw new Refusal(notRead(kind, name, bytes.length))
    const called = name === '' ? kind.called : name
    return kind.reads === 'sheet' ? sheet(turn, called, bytes) : words(turn, called, bytes)
  }

  async function sheet(turn: Turn, name: string, bytes: Uint8Array): Promise<SalesAnswer> {
    const reading = await intakesOr().importing.take(turn, { name, kind: 'customers', bytes })
    return { replies: [{ kind: 'card', card: whichKind(reading) }] }
  }

  async function words(turn: Turn, name: string, bytes: Uint8Array): Promise<SalesAnswer> {
    const trial = await intakesOr().solutionFiles.tryIn(turn, bytes)
    const id = turn.newId()
    kept.keep(turn.person, id, bytes, turn.now.getTime())
    return { replies: [{ kind: 'card', card: solutionsTrial(id, name, trial) }] }
  }

  async function tryAs(turn: Turn, argument: string): Promise<SalesAnswer> {
    const chosen = readKind(argument)
    if (chosen === undefined) throw new Refusal('没有这一种，重新发一次文件。')
    const { importing } = intakesOr()
    const reading = await importing.as(turn, chosen.uploadId, chosen.kind)
    const { upload, mapping } = reading
    const trial = await importing.dryRun(turn, upload.id, { mapping }).catch((error: unknown) => {
      // A column or a legal basis that only the person knows: the page asks for it.
      if (error instanceof Refusal) return { open: error.message }
      throw error
    })
    return { replies: [{ kind: 'redraw', card: importTrial(reading, trial) }] }
  }

  async function bring(turn: Turn, id: string): Promise<SalesAnswer> {
    const bytes = kept.of(turn.person, id, turn.now.getTime())
    const brought = await intakesOr().solutionFiles.bringIn(turn, bytes)
    kept.forget(turn.person)
    return { replies: [{ kind: 'redraw', card: solutionsBrought(brought) }] }
  }

  function intakesOr() {
    if (intakes === undefined) throw new Refusal('这里不读文件，请在网页上传。')
    return intakes
  }
}

function notRead({ called }: FileKind, name: string, bytes: number): string {
  const which = name === '' ? called : `《${name}》是${called}`
  return `${which}，${sizeOf(bytes)}，这种我不读，没有留。能收：照片（JPEG、PNG、WebP）、客户或商机表格（.xlsx、CSV）、方案文档（.docx、Markdown），10 MB 以内。别的，要紧的那句复制成文字发给我；要说话，长按输入法的话筒转成文字。`
}

function sizeOf(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
