import { type Answer, ApiError } from '../api-error.ts'
import type { Bubble } from '../bubbles.ts'
import { type Call, jsonOf } from '../call.ts'
import { adviceOn } from '../card-advice.ts'
import { checkCard } from '../card-rules.ts'
import type { Directory } from '../directory.ts'
import { type Json, objectAt, textAt, textsAt } from '../json.ts'
import type { SentMessage, Tenant } from '../tenant.ts'
import { checkAgent } from './check-agent.ts'

/**
 * Greys the buttons or puts another card in the place of the old one, for those named who got it. The code is spent only
 * by a call that goes through. https://developer.work.weixin.qq.com/document/path/94888
 */
export function updateCard(tenant: Tenant, call: Call): Answer {
  const request = jsonOf(call)
  checkAgent(tenant, request)
  const code = textAt(request, 'response_code')
  if (code === undefined) throw new ApiError(60140, 'response_code missing')
  const msgid = tenant.responseCodes.messageOf(code)
  const message = tenant.sent.get(msgid)
  if (!message) throw new ApiError(60140, 'the message was recalled')
  const change = changeOf(request, message)
  const { userids, strangers } = addressees(tenant.directory, request, message)

  tenant.responseCodes.spend(code)
  for (const userid of userids) tenant.bubbles.change(userid, msgid, change)
  return strangers.length === 0 ? {} : { invaliduser: strangers }
}

function changeOf(request: Json, message: SentMessage): (bubble: Bubble) => Bubble {
  const given = objectAt(request, 'template_card')
  if (given) {
    const card = checkCard(given, 'update')
    const replaced = card.replace_text ? { replaced: card.replace_text } : {}
    return ({ msgid, kind, updates }) => {
      return { msgid, kind, updates: updates + 1, card, ...replaced, warnings: adviceOn(card) }
    }
  }
  const replaced = textAt(objectAt(request, 'button'), 'replace_name')
  if (replaced === undefined) throw new ApiError(40058, 'neither template_card nor button.replace_name')
  if (!message.hasButtons) throw new ApiError(40058, 'a notice has no button to replace')
  return (bubble) => ({ ...bubble, replaced, updates: bubble.updates + 1 })
}

interface Addressees {
  userids: string[]
  /** In lower case, as the answer names them. */
  strangers: string[]
}

function addressees(directory: Directory, request: Json, { recipients }: SentMessage): Addressees {
  if (request['atall'] === 1) return { userids: recipients, strangers: [] }
  const named = textsAt(request, 'userids')
  const parties = textsAt(request, 'partyids')
  if (named.length + parties.length + textsAt(request, 'tagids').length === 0)
    throw new ApiError(82101, 'nobody to update the card for')
  if (named.length > 1000) throw new ApiError(40032, 'userids holds at most 1000')

  const ids = new Set(parties.flatMap((id) => directory.tree(Number(id)) ?? []).map((department) => department.id))
  const wanted = new Set(named.map((userid) => userid.toLowerCase()))
  const userids = recipients.filter(
    (userid) =>
      wanted.has(userid.toLowerCase()) ||
      directory.member(userid)?.department.some((department) => ids.has(department)),
  )
  if (userids.length === 0) throw new ApiError(82102, 'none of them got the message')
  const reached = new Set(userids.map((userid) => userid.toLowerCase()))
  return { userids, strangers: [...wanted].filter((userid) => !reached.has(userid)) }
}
