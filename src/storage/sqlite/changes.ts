import type { Database } from 'better-sqlite3'
import type { Visit } from '../../sales/visit.ts'
import type { Written } from '../storage.ts'
import type { Admission } from './admission.ts'
import { openApprovalChanges } from './approvals.ts'
import { openAttentionWriting } from './attentions.ts'
import { openBriefWriting } from './briefs.ts'
import { openCalendarChanges } from './calendar.ts'
import { openChallengeWriting } from './challenges.ts'
import { openClashWriting } from './clashes.ts'
import { openCourseWriting } from './courses.ts'
import { openCustomerWriting } from './customers.ts'
import { openDataRequestWriting } from './data-requests.ts'
import { openDealChatWriting } from './deal-chats.ts'
import { openDealWriting } from './deal-writing.ts'
import { openDecisionWriting } from './decisions.ts'
import { openEntryWriting } from './entries.ts'
import { openExchangeWriting } from './exchanges.ts'
import { openGuessWriting } from './guesses.ts'
import { openLibraryWriting } from './library-writing.ts'
import { openLookWriting } from './looks.ts'
import { openMembership } from './membership.ts'
import { openOutsideApprovalChanges } from './outside-approvals.ts'
import { openOutsideCalendarChanges } from './outside-calendars.ts'
import { openOutsideContactWriting } from './outside-contacts.ts'
import { openAlertAnswering } from './pauses.ts'
import { openEarning } from './points.ts'
import { openPolicyWriting } from './policies.ts'
import { openRewordingWriting } from './rewordings.ts'
import { openSnapshotWriting } from './snapshots.ts'
import { openTaskChanges } from './tasks.ts'
import { openAttaching } from './visit-attachments.ts'

/** Writes one change; call inside the transaction of the answer it belongs to. */
export type WriteChange = (change: Written, tenantId: string, actor: string, now: number) => void

export function openChanges(database: Database, admission: Admission): WriteChange {
  const judgement = database.prepare(
    `INSERT INTO judgements (tenant_id, decision_id, track_id, person_id, verdict, at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  )
  const exchanges = openExchangeWriting(database)
  const rewordings = openRewordingWriting(database)
  const dataRequests = openDataRequestWriting(database)
  const visit = database.prepare(
    `INSERT INTO visits (id, tenant_id, owner_id, team_id, customer_id, deal_id, decision_id, held_on, at, logged_at, text,
       details) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  )
  const undo = database.prepare('UPDATE visits SET undone_at = ? WHERE id = ? AND tenant_id = ? AND owner_id = ?')
  const attaching = openAttaching(database)
  const withdraw = database.prepare(
    'UPDATE decisions SET withdrawn_at = ? WHERE id = ? AND tenant_id = ? AND owner_id = ?',
  )
  const answerAlert = openAlertAnswering(database)
  const writeChallenge = openChallengeWriting(database)
  const clashes = openClashWriting(database)
  const writeCourse = openCourseWriting(database)
  const earn = openEarning(database)
  const customers = openCustomerWriting(database)
  const deals = openDealWriting(database)
  const writeDealChat = openDealChatWriting(database)
  const entries = openEntryWriting(database)
  const writeApproval = openApprovalChanges(database)
  const writeOutsideApproval = openOutsideApprovalChanges(database)
  const attentions = openAttentionWriting(database)
  const noteLook = openLookWriting(database)
  const writeBrief = openBriefWriting(database)
  const writeCalendar = openCalendarChanges(database)
  const writeOutside = openOutsideCalendarChanges(database)
  const writeOutsideContact = openOutsideContactWriting(database)
  const writeTask = openTaskChanges(database)
  const keepDecision = openDecisionWriting(database)
  const guesses = openGuessWriting(database)
  const membership = openMembership(database, admission)
  const writeLibrary = openLibraryWriting(database)
  const writePolicy = openPolicyWriting(database)
  const writeSnapshot = openSnapshotWriting(database)

  return (change, tenantId, actor, now) => {
    switch (change.kind) {
      case 'sandbox.decided':
        return keepDecision(change.decision)
      case 'sandbox.withdrawn':
        withdraw.run(now, change.subject, tenantId, actor)
        return
      case 'track.judged':
        judgement.run(tenantId, change.subject, change.trackId, actor, change.verdict, now)
        return
      case 'track.reworded':
        return rewordings.keep(change, tenantId, actor, now)
      case 'track.reprieved':
        return rewordings.reprieve(change.subject, change.version, tenantId, actor, now)
      case 'policy.decided':
        return writePolicy(change.policy, tenantId)
      case 'exchange.kept':
        return exchanges.keep(change.exchange)
      case 'exchange.withdrawn':
        return exchanges.withdraw(change.subject, tenantId, actor)
      case 'visit.logged':
        return keepVisit(change.visit)
      case 'visit.undone':
        undo.run(now, change.subject, tenantId, actor)
        attaching.release(change.subject, tenantId, now)
        return
      case 'visit.photographed':
        return attaching.add(change.subject, tenantId, actor, change.photoId)
      case 'customer.added':
        return customers.add(change.customer)
      case 'customer.removed':
        return customers.remove(change.subject, tenantId, now)
      case 'customer.changed':
        return customers.change(change.subject, tenantId, change.to)
      case 'contact.added':
        return customers.addContact(change.contact)
      case 'contact.changed':
        return customers.changeContact(change.subject, tenantId, change.to)
      case 'contact.removed':
        return customers.removeContact(change.subject, tenantId, now)
      case 'deal.opened':
        return deals.open(change.deal)
      case 'deal.removed':
        return deals.remove(change.subject, tenantId, now)
      case 'deal.changed':
        return deals.change(change, tenantId, actor, now)
      case 'clash.raised':
        return clashes.raise(change.clash)
      case 'clash.settled':
        return clashes.settle(change.subject, change.state, tenantId, actor, now)
      case 'deal-chat.made':
      case 'deal-chat.followed':
      case 'deal-chat.ended':
        return writeDealChat(change, tenantId, actor, now)
      case 'entry.kept':
        return entries.keep(change.entry)
      case 'entry.undone':
        return entries.undo(change.subject, tenantId, actor, now)
      case 'brief.told':
      case 'brief.read':
      case 'brief.snoozed':
      case 'brief.repeated':
        return writeBrief(change, tenantId, now)
      case 'course.sent':
      case 'course.told':
      case 'course.learned':
        return writeCourse(change, tenantId, actor, now)
      case 'points.earned':
        earn(change.earned, tenantId, now)
        return
      case 'behaviour.seen':
        noteLook({ tenantId, subject: change.subject, actor, day: change.day, now })
        return
      case 'challenge.raised':
      case 'challenge.answered':
      case 'challenge.passed-on':
      case 'challenge.answer-told':
        writeChallenge(change, tenantId, actor, now)
        return
      case 'task.made':
      case 'task.moved':
      case 'task.done':
      case 'task.dropped':
      case 'task.reminded':
        return writeTask(change, tenantId, actor, now)
      case 'appointment.made':
      case 'appointment.moved':
      case 'appointment.cancelled':
      case 'appointment.restored':
      case 'appointment.noticed':
        return writeCalendar(change, tenantId, actor, now)
      case 'calendar.linked':
      case 'calendar.unlinked':
      case 'calendar.read':
      case 'appointment.placed':
      case 'outside-event.noticed':
        return writeOutside(change, tenantId, now)
      case 'outside-contacts.allowed':
      case 'outside-contacts.forbidden':
      case 'outside-contacts.consented':
      case 'outside-contacts.withdrawn':
      case 'outside-contacts.read':
      case 'outside-contact.placed':
      case 'outside-contact.displaced':
      case 'outside-contact.set-aside':
      case 'outside-contact.refused':
        return writeOutsideContact(change, tenantId, actor, now)
      case 'approval.asked':
      case 'approval.granted':
      case 'approval.declined':
      case 'approval.withdrawn':
      case 'approval.voided':
      case 'approval.noted':
        return writeApproval(change, tenantId, actor, now)
      case 'approval.placed':
      case 'approval.apart':
      case 'approval.looked':
      case 'approval-template.adopted':
      case 'approval-template.dropped':
        return writeOutsideApproval(change, tenantId, actor, now)
      case 'library.written':
      case 'library.submitted':
      case 'library.published':
      case 'library.declined':
      case 'library.dropped':
      case 'library.restored':
        return writeLibrary(change, tenantId, actor, now)
      case 'attention.set':
        return attentions.set(change, tenantId)
      case 'guess.asked':
        return guesses.asked(tenantId, change.subject, actor, now)
      case 'guess.made':
        return guesses.made(change, tenantId, actor, now)
      case 'snapshot.kept':
      case 'snapshot.dropped':
        return writeSnapshot(change, tenantId)
      case 'tipping.resumed':
        return answerAlert(tenantId, change.subject, 'go-on', actor, now)
      case 'tipping.held':
        return answerAlert(tenantId, change.subject, 'hold', actor, now)
      case 'contact.shown':
      case 'security.refused':
      case 'directory.refused':
      case 'chat-history.refused':
      case 'library.exported':
        // The audit line is all there is to write.
        return
      case 'data-request.opened':
        return dataRequests.add(change.request)
      case 'data-request.settled':
        return dataRequests.settle(change.subject, tenantId, now)
      case 'joining.asked':
        return admission.ask(tenantId, change.identity, change.member, now)
      case 'joining.admitted':
        return admission.decide(tenantId, change.identity, true)
      case 'joining.declined':
        return admission.decide(tenantId, change.identity, false)
      case 'member.left':
        return membership.left(tenantId, change.identity, now)
      case 'member.returned':
        return membership.returned(tenantId, change.identity)
      case 'member.moved':
        return membership.moved(tenantId, change.identity, change.member)
      case 'department.changed':
        admission.teamOf(tenantId, change.platform, change)
        return
    }
  }

  function keepVisit(made: Visit): void {
    const { id, tenantId, ownerId, teamId, customerId = null, dealId = null, decisionId = null } = made
    const { on, at, loggedAt, text, details } = made
    const about = [customerId, dealId, decisionId, on]
    const detailed = details === undefined ? null : JSON.stringify(details)
    visit.run(id, tenantId, ownerId, teamId, ...about, Date.parse(at), Date.parse(loggedAt), text, detailed)
    const attached = details?.attached ?? []
    if (attached.length > 0) attaching.attach(id, tenantId, ownerId, attached)
  }
}
