import PostalMime from 'postal-mime'
import { shortId, withKey } from './natural-key.ts'

/** Longer mails are cut; what stands behind is mostly what was quoted. */
const longestText = 19_000

/** A mail (.eml) as an event, once by its Message-ID: who wrote it, when, and what is new in it. `ours`: our own mail domains. */
export async function eventInMail(bytes: Buffer, ours: readonly string[]): Promise<Record<string, unknown>> {
  const mail = await PostalMime.parse(bytes)
  const sender = mail.from
  const domain = sender?.address?.split('@')[1]?.toLowerCase() ?? ''
  const words = [mail.subject ?? '', newIn(mail.text ?? '')].filter((part) => part !== '').join('\n')
  return withKey('mail', {
    ...(mail.messageId === undefined ? {} : { id: shortId('mail:', mail.messageId) }),
    at: mail.date,
    source: 'email',
    from: ours.includes(domain) ? 'rep' : 'customer',
    who: (sender?.name || sender?.address || '').slice(0, 100),
    text: words.slice(0, longestText),
  })
}

/** Without what it answers to. */
function newIn(text: string): string {
  const [own = ''] = text.split(
    /^(?:-{2,} ?(?:原始邮件|Original Message|转发邮件信息)|(?:发件人|From)[:：] ?.*@|在 ?.{4,60}写道[:：]|On .{4,80} wrote:)/m,
  )
  return own
    .split('\n')
    .filter((line) => !line.startsWith('>'))
    .join('\n')
    .trim()
}
